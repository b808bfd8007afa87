package content

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// TestRepairIsBounded heals and patches what no lesson has.
func TestRepairIsBounded(t *testing.T) {
	if underRace {
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
		for _, source := range []string{c.source, strings.Repeat(c.source, 1<<12/len(c.source))} {
			s, err := Split(c.file, []byte(source), nil)
			if err != nil {
				continue // keys stand twice
			}
			cost.Linear(t, c.unit, 1<<16/len(c.unit), func(n int) {
				d := splitOrFail(t, c.file, before+strings.Repeat(c.unit, n))
				d, _ = d.Heal(s)
				d.Patch(damagedTexts(s, d))
			})
		}
	}
}
