package repair

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// TestRepairsAgreeWithEditors compares the Markdown that repairs write with
// what people wrote in its place since, where those changed nothing but
// markup.
func TestRepairsAgreeWithEditors(t *testing.T) {
	root := corpus(t)
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	for _, locale := range []string{"fr", "ar"} {
		repaired := map[string]string{}
		for _, s := range stoods(t, filepath.Join(root, "umbrella"), locale) {
			repaired[s.name()] = s.raw
		}
		same, alike, other := 0, 0, 0
		for _, s := range stoods(t, filepath.Join(root, "umbrella-"+locale+"-import"), locale) {
			byHand := repaired[s.name()]
			r, ok := s.restore()
			if byHand == s.raw || letters(byHand) != letters(s.raw) || !ok || len(r.Repairs) == 0 {
				continue
			}
			if want, ok := (stood{s.d, s.i, byHand}).restore(); !ok || len(want.Repairs) > 0 {
				continue // nor was it sound after it was repaired
			}
			p := styled{&Patch{Source: s.d, Segment: s.i, Texts: []string{r.Text}}, markdown.Light, 0}
			got, ok := p.markdown(0, markdown.Place{}, true)
			switch blank := strings.NewReplacer("\n", " ", "__", "**"); {
			case !ok:
				t.Errorf("%q cannot be written", r.Text)
			case blank.Replace(got) == blank.Replace(byHand):
				same++
			case dense(got) == dense(byHand):
				alike++
			default:
				other++
				t.Logf("%q is repaired as %q, by hand %q", s.raw, got, byHand)
			}
		}
		t.Logf("%s: %d as by hand, %d but for blanks, %d otherwise", locale, same, alike, other)
		if (same+alike)*10 < (same+alike+other)*9 {
			t.Errorf("%s: fewer than 9 in 10 repairs are those of people", locale)
		}
	}
}
