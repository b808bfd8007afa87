package locales

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/locales/memory"
)

func itself(s string) string { return s }

func TestSuggestionLines(t *testing.T) {
	got := strings.Join(SuggestionLines([]Suggestion{
		{Text: "Envoyer", Source: "Send it now", Origin: Earlier, Score: 0.866},
		{Text: "Partir", Source: "Leave now"},
		{Text: "Allez", Origin: "a): b"},
	}, "Send it", itself), "\n")
	const want = `suggestion 87% (earlier): Envoyer
was: Send it now
diff: Send it [-now-]
suggestion: Partir
was: Leave now
suggestion (a) b): Allez`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Only the line after a suggestion is its source, and only the line after
// that one the difference: what a translator writes is not taken for either.
func TestLinesOfTranslatorsAreNoSuggestions(t *testing.T) {
	var r SuggestionReader
	var rest []string
	for _, line := range strings.Split("was: a\ndiff: b\nsuggestion 5%: c\nmine\nwas: d\nsuggestion: e\ndiff: f\nsuggestion: g\nwas: h\ndiff: i\ndiff: j\nsuggestions: k", "\n") {
		if !r.Read(line) {
			rest = append(rest, line)
		}
	}
	if want := []string{"was: a", "diff: b", "mine", "was: d", "diff: f", "diff: j", "suggestions: k"}; !slices.Equal(rest, want) {
		t.Errorf("%q", rest)
	}
	want := []Suggestion{{Text: "c", Score: 0.05}, {Text: "e"}, {Text: "g", Source: "h"}}
	if diff := cmp.Diff(want, r.Suggestions); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestSuggestionsComeBack(t *testing.T) {
	word := rapid.StringMatching(`[a-z: ()%]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Suggestion {
			s := Suggestion{
				Text: word.Draw(t, "text"), Source: rapid.SampledFrom([]string{"", "was: a", "b", "diff: "}).Draw(t, "source"),
				Kind:  rapid.SampledFrom([]memory.Kind{memory.Offered, memory.Superseded, memory.Rejected}).Draw(t, "kind"),
				Score: float64(rapid.IntRange(0, 100).Draw(t, "percent")) / 100,
			}
			switch s.Kind {
			case memory.Offered:
				s.Origin = rapid.SampledFrom([]string{"", FromMemory, Earlier, "team.tmx"}).Draw(t, "origin")
			case memory.Superseded:
				s.Score = 1
			}
			return s
		})).Draw(t, "suggestions")
		var r SuggestionReader
		for _, line := range SuggestionLines(want, "b c", itself) {
			if !r.Read(line) {
				t.Fatalf("%q is not read", line)
			}
		}
		if len(want) == 0 {
			want = nil
		}
		if diff := cmp.Diff(want, r.Suggestions); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	})
}

func TestPairs(t *testing.T) {
	c := &Catalog{Messages: []Message{
		{Source: "a", Target: "A", State: Translated, Alternatives: []string{"AA"}},
		{Source: "b", Target: "B", State: Reviewed, Context: "menu"},
		{Source: "c", Target: "C", State: NeedsReview},
		{Source: "d", Target: "D", State: Translated, Draft: true},
		{Source: "e", Target: "E", State: Obsolete, Former: Translated},
		{Source: "j", Target: "J", State: Obsolete}, // nobody knows what it was
		{Source: "k", Target: "k", State: Translated},
		{Source: "f", Target: "F", State: Obsolete, Former: NeedsReview},
		{Source: "g", Target: "G", State: Translated, Previous: "gg"},
		{Target: "H", State: Obsolete},
		{Source: "i", State: Untranslated, Alternatives: []string{"I"}},
	}}
	want := []memory.Pair{
		{Source: "a", Target: "A", Origin: FromMemory},
		{Source: "a", Target: "AA", Origin: FromMemory, Superseded: true},
		{Source: "b", Target: "B", Origin: FromMemory, Context: "menu"},
		{Source: "e", Target: "E", Origin: FromMemory},
		{Source: "j", Target: "J", Origin: FromMemory, Superseded: true},
		{Source: "f", Target: "F", Origin: FromMemory, Superseded: true},
		{Source: "i", Target: "I", Origin: FromMemory, Superseded: true},
	}
	if diff := cmp.Diff(want, Pairs(c)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
