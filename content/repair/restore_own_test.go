package repair

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/golden"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// unrestored are raw texts of CommonMark's examples that Restore does not read
// as their own segments say, with the reason. One that it reads fails the test.
var unrestored = map[string]string{
	"===\n[foo]": "written anew, it would underline a heading",
}

// TestLessonRestoresItself reads every segment from its own Markdown: it is
// sound, and says what the segment says.
func TestLessonRestoresItself(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	all := golden.Files(t, "..", func(name string) bool { _, ok := content.DefaultRules.Find(name); return ok })
	for _, e := range golden.Examples(t) {
		all = append(all, golden.Variants(e)...)
	}
	all = append(all, golden.Variants(golden.File{Name: "shortcode.md", Source: []byte("See {{< ref\n  path=\"a.md\" >}} *now*.\n\n{{% list\n  of=lessons\n%}}{class=\"wide\"}\n")})...)
	segments, known := 0, map[string]bool{}
	for _, s := range all {
		d, err := content.Split(s.Name, s.Source, nil)
		if err != nil || d == nil {
			continue
		}
		for i, want := range d.Segments() {
			raw := d.Raw(i)
			if !strings.ContainsAny(raw, "\\`*_[]<&~{\n") {
				continue // plain, as most of a corpus is
			}
			segments++
			got, ok := Restore(d, i, raw)
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
