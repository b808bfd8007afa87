package content

import (
	"strings"
	"testing"
)

// TestCostlyTextIsRefusedWithItsLine holds what goldmark takes long for
// against the promise that a lesson is refused at the line.
func TestCostlyTextIsRefusedWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"targets without an end": {"s_x.md", "x\n\ny\n\n" + strings.Repeat("[a](b", 20_000), "s_x.md:5:"},
		"brackets in brackets":   {"s_x.md", "x\n\n" + strings.Repeat("[`a`", 16_000) + strings.Repeat("]", 16_000), "s_x.md:3:"},
		"footnotes":              {"s_x.md", strings.Repeat("[^a] ", 8_000) + "\n\n" + strings.Repeat("[^b]: c\n\n", 8_000), "s_x.md:1:"},
		"a scalar":               {"c_x.yml", "index: 1\ntitle: x " + strings.Repeat("[a](b", 20_000) + "\n", "c_x.yml:2:8:"},
	} {
		_, err := Split(c.file, []byte(c.text), nil)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || !strings.Contains(err.Error(), "very long") {
			t.Errorf("%s: %.200v", name, err)
		}
	}
}

// TestLongLessonsAreRead splits long texts that are plausible.
func TestLongLessonsAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"a paragraph":          strings.Repeat("Lock the *phone* at night (see [this](umbrella://a/b \"c\")), and `hide` it. ", 4_000),
		"a paragraph of lines": strings.Repeat("Lock the *phone* at night: [this][a], **always**.\n", 6_000) + "\n[a]: b.md\n",
		"a table":              "| a | b |\n|---|---|\n" + strings.Repeat("| [a](b.md) | *c* `d` |\n", 5_000),
		"a list":               strings.Repeat("* Lock the [phone](a.md).\n  * At night.\n", 5_000),
		"footnotes":            strings.Repeat("A[^1] b[^2].\n\n", 1_000) + strings.Repeat("[^1]: a\n[^2]: b\n\n", 100),
		"code with backticks":  strings.Repeat("Use `` a ` b `` and `c`. ", 10_000),
	} {
		if d, err := Split("s_x.md", []byte(text), nil); err != nil || len(d.Segments()) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTooManyBlocksOnALineAreRefused opens blocks in blocks, of all kinds that begin
// with a mark.
func TestTooManyBlocksOnALineAreRefused(t *testing.T) {
	for _, mark := range []string{"> ", "- ", "1. ", "[^a]:", "[^a]: > "} {
		_, err := Split("s_x.md", []byte("x\n\n"+strings.Repeat(mark, 200)+"y\n"), nil)
		if err == nil || !strings.HasPrefix(err.Error(), "s_x.md:3:1: ") || !strings.HasSuffix(err.Error(), " blocks open on one line") {
			t.Errorf("%s: %v", mark, err)
		}
	}
}
