package repair

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// TestRepairIsBounded repairs what no lesson has.
func TestRepairIsBounded(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	for _, c := range []struct{ file, source, unit string }{
		{"s_x.md", "# A\n\n* B\n", "#a\n"},
		{"s_x.md", "# A\n\n* B\n", "#a\n\n"},
		{"s_x.md", "# A\n\n* B\n", "*a\n"},
		{"s_x.md", "# A\n\n* B\n", "*a* b\n"},
		{"s_x.md", "A\n---\n\nB\n---\n", "a\n-- --\n"},
		{"s_x.md", "[a](b://c) *d*\n\n[a](b://c) *d*\n", "[a] (b://c) * d *\n\n"},
		{"c_x.yml", "title: A\nlist:\n- check: B\n", "k: v\n"},
		{"c_x.yml", "title: A\nlist:\n- check: B\n  id: c\n", "- check: B\n  xd: c\n"},
	} {
		before := ""
		if strings.HasPrefix(c.unit, "- ") {
			before = "title: A\nlist:\n"
		}
		for _, source := range []string{c.source, strings.Repeat(c.source, cost.Size(1<<12)/len(c.source))} {
			s, err := content.Split(c.file, []byte(source), nil)
			if err != nil {
				continue // keys stand twice
			}
			cost.Linear(t, c.unit, 1<<16/len(c.unit), func(n int) {
				d := lessonOf(t, c.file, before+strings.Repeat(c.unit, n))
				d, _ = Structure(d, s)
				Texts(d, damagedTexts(s, d))
			})
		}
	}
}
