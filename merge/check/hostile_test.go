package check

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// pairOf is a source lesson and its translation, alone in their trees.
func pairOf(source, translation string) (en, fr *content.Tree, ok bool) {
	load := func(locale, text string) *content.Tree {
		d, err := content.Split(plantedPath, []byte(text), nil)
		if err != nil || d == nil {
			return nil
		}
		return &content.Tree{Locale: locale, Documents: []*content.Document{d}}
	}
	en, fr = load("en", source), load("fr", translation)
	return en, fr, en != nil && fr != nil
}

// everything is what all groups find.
func everything(en, fr *content.Tree) []finding.Finding {
	return slices.Concat(
		Links(en, nil, images, address.DefaultSchemes, Known{}), Sources(en),
		Links(en, fr, images, address.DefaultSchemes, Known{}), Lessons(en, fr, Known{}))
}

// TestTimeGrowsWithTheLesson repeats what is costly in other tools.
func TestTimeGrowsWithTheLesson(t *testing.T) {
	if underRace {
		t.Skip("CI runs it without the race detector")
	}
	const times = 1 << 14
	for _, s := range []string{
		"[", "]", "*", "** ", "(", "[x] (umbrella://a) ", "[x](umbrella://a)\n\n", "![x](a.png)\n\n", "[x](a.md) ", "\\", "<a1>", "{1} ",
		"[a][b] ", "umbrella: ", "（", "[x]（", "#x\n\n", "*x\n\n", "& nbsp;", "<a href=x> ", "a  \n", "[b]: c\n\n", "![x](a.png)\n\nb\n\n",
	} {
		cost.Linear(t, s, times, func(n int) {
			if en, fr, ok := pairOf("Text.\n", strings.Repeat(s, n)); ok { // else content refuses it
				everything(en, fr)
			}
		})
	}
}

// FuzzCheck holds of any two lessons: what is found is shown where it stands,
// the same is found again, no rule says more than it may, and a lesson is not
// blamed for what its source has.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"[x] (umbrella://a)", "** a: ** b", "![a](b.png)", "[a][b]\n\n[b]: c", "* a\n\n      b", "---\ntitle: a\n---\n---\ntitle: b\n---\n"} {
		f.Add("Text.\n", s)
		f.Add(s, s)
		f.Add(s, "\ufeff"+strings.ReplaceAll(s, "\n", "\r\n"))
	}
	f.Fuzz(func(t *testing.T, source, translation string) {
		if len(source)+len(translation) > 4<<10 {
			return
		}
		en, fr, ok := pairOf(source, translation)
		if !ok {
			return
		}
		found := everything(en, fr)
		for _, g := range found {
			if g.Start < 0 || g.Start > g.End || g.End > len(g.Text) || strings.Contains(g.Text, "\n") || g.Sentence == "" {
				t.Errorf("%+v", g)
			}
			if g.Pos.Line > 0 && !strings.Contains(source+"\n"+translation, g.Text) {
				t.Errorf("%v shows %q", g.Pos, g.Text)
			}
		}
		if !reflect.DeepEqual(found, everything(en, fr)) {
			t.Error("not the same again")
		}
		for rule, n := range count(found) {
			if n > 2*mostFound {
				t.Errorf("%s: %d", rule, n)
			}
		}
		for _, g := range slices.Concat(Links(en, en, images, address.DefaultSchemes, Known{}), Lessons(en, en, Known{})) {
			if g.Rule != "source-language" {
				t.Errorf("%v: the source itself has a %s: %s", g.Pos, g.Rule, g.Sentence)
			}
		}
	})
}
