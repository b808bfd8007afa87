package content

import (
	"strings"
	"testing"
)

// unrestored are raw texts of CommonMark's examples that Restore does not read
// as their own segments say, with the reason. One that it reads fails the test.
var unrestored = map[string]string{
	"===\n[foo]": "written anew, it would underline a heading",
}

// TestLessonRestoresItself reads every segment from its own Markdown: it is
// sound, and says what the segment says.
func TestLessonRestoresItself(t *testing.T) {
	if underRace {
		t.Skip("CI runs it without the race detector")
	}
	all := files(t)
	for _, e := range examples(t) {
		all = append(all, variants(e)...)
	}
	all = append(all, variants(specimen{"shortcode.md", []byte("See {{< ref\n  path=\"a.md\" >}} *now*.\n\n{{% list\n  of=lessons\n%}}{class=\"wide\"}\n")})...)
	segments, known := 0, map[string]bool{}
	for _, s := range all {
		d, err := Split(s.name, s.source, nil)
		if err != nil || d == nil {
			continue
		}
		for i, want := range d.Segments() {
			raw := d.Raw(i)
			if !strings.ContainsAny(raw, "\\`*_[]<&~{\n") {
				continue // plain, as most of a corpus is
			}
			segments++
			got, ok := d.Restore(i, raw)
			sound := ok && got.Repairs == nil && got.Targets == nil
			if !strings.Contains(raw, "`") || !strings.Contains(raw, "\n") { // the text of code has the prefixes of its lines
				sound = sound && got.Text == want.Text
			}
			if !sound && unrestored[raw] == "" {
				t.Errorf("%v: %q of %q: %v %q %v", want.Pos, want.Text, raw, ok, got.Text, got.Repairs)
			}
			known[raw] = known[raw] || !sound
		}
	}
	for raw, reason := range unrestored {
		if !known[raw] {
			t.Errorf("%q is restored now, and is listed as not to be: %s", raw, reason)
		}
	}
	t.Logf("%d segments", segments)
}

func TestRawLeavesTheBlockOut(t *testing.T) {
	for source, want := range map[string]string{
		"# Title #\n":                          "Title",
		"> - *one\n>   two*\n":                 "*one\ntwo*",
		"> a\\\r\n> b *c\\\r\n> d* e\r\n":      "a",
		"- [ ] a [b](c)  \n  d\n":              "a [b](c)",
		"1. ![alt](x.png \"title\")\n":         "![alt](x.png \"title\")",
		"| a \\| b |\n|---|\n":                 "a \\| b",
		"Title {#anchor}\n===\n":               "Title",
		"---\ntitle: \"a\\tb &amp; *c*\"\n---": "a\tb &amp; *c*",
	} {
		d, err := Split("s_x.md", []byte(source), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Raw(0); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}
