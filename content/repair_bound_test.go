package content

import (
	"strings"
	"testing"
	"time"
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
		damaged := strings.Repeat(c.unit, 1<<16/len(c.unit))
		if strings.HasPrefix(c.unit, "- ") {
			damaged = "title: A\nlist:\n" + damaged
		}
		for _, source := range []string{c.source, strings.Repeat(c.source, 1<<12/len(c.source))} {
			s, err := Split(c.file, []byte(source), nil)
			if err != nil {
				continue // keys stand twice
			}
			d := splitOrFail(t, c.file, damaged)
			start := cpuTime(t)
			d, _ = d.Heal(s)
			d.Patch(damagedTexts(s, d))
			if took := cpuTime(t) - start; took > 10*time.Second { // some tenths of one, on a machine that has nothing else to do
				t.Errorf("64 KiB of %q took %v", c.unit, took)
			}
		}
	}
}
