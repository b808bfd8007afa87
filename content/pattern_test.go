package content

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern Pattern
		yes, no string
	}{
		{"*.md", "a.md a/b.md .md a/.b.md", "a.mdx a.md/b"},
		{"s_*.md", "s_a.md x/s_.md", "s_a.yml xs_a.md"},
		{"*_a*", "s_a.md x/_a", "a.md"},
		{"**", "a a/b/c.md", ""},
		{"blog/*.md", "blog/a.md", "blog/b/a.md x/blog/a.md a.md"},
		{"blog/**", "blog/a.md blog/b/c/a.md blog", "blogs/a.md x/blog/a.md"},
		{"**/a.md", "a.md x/a.md x/y/a.md", "ba.md a.md/x"},
		{"**/b/*.md", "b/a.md x/b/a.md b/b/a.md", "b/x/a.md a.md"},
		{"a/**/b/**/c", "a/b/c a/x/b/y/z/c a/b/b/c/c", "a/c a/b/x x/a/b/c"},
		{"a/**/**/b", "a/b a/x/b a/x/y/b", "a/x b"},
		{"**/[ab]?/c*", "ax/c x/by/cc", "cx/c x/a/c"},
		{"*.{yml,yaml}", "a.yml a/b.yaml", "a.md a.yml/x"},
		{"{a,b}/**/*.md", "a/x.md b/y/x.md", "c/x.md"},
	} {
		if err := c.pattern.Check(); err != nil {
			t.Error(err)
		}
		for _, name := range strings.Fields(c.yes) {
			if !c.pattern.Match(name) {
				t.Errorf("%s does not match %s", c.pattern, name)
			}
		}
		for _, name := range strings.Fields(c.no) {
			if c.pattern.Match(name) {
				t.Errorf("%s matches %s", c.pattern, name)
			}
		}
	}
}

func TestPatternsThatCannotBeUnderstood(t *testing.T) {
	for _, p := range []Pattern{"", "/", "a/", "/a", "a//b", "[", "a/[/b", `a\`} {
		if p.Check() == nil {
			t.Errorf("%q is taken", p)
		}
	}
}

func TestManyStarsDoNotTakeLong(t *testing.T) {
	pattern := Pattern(strings.Repeat("**/a/", 1000) + "b")
	cost.Linear(t, "folders", 8000, func(n int) {
		if pattern.Match(strings.Repeat("a/", n) + "c") {
			t.Error("matches")
		}
	})
}
