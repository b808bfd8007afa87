package align

import (
	"math"
	"slices"
	"testing"
)

// What a pair is said to be made of is all that it is made of.
func TestEvidenceAddsUp(t *testing.T) {
	source := lessonsOf(t, "# One\n\nSee [the map](https://example.org/a#b), page 7 (of 9).\n\nLock the door.\n")
	target := lessonsOf(t, "# Un\n\nVoir [la carte](https://example.org/a#c), page 7 (de 9).\n\nFermez la porte.\n")
	a := newAligner(source, target)
	a.align()
	w := a.evidence.weigher()
	l := a.lessons[0]
	for i := range l.source.traits {
		for j := range l.target.traits {
			s, t2 := &l.source.traits[i], &l.target.traits[j]
			all, _ := w.own(s, t2)
			if e := w.explain(s, t2); math.Abs(e.Sum()-all) > 1e-9 {
				t.Errorf("%d and %d: %v, want %v: %+v", i, j, e.Sum(), all, e)
			}
		}
	}
}

// A page is the same in any language, and a place of it may have another name there.
func TestLinksToTheLanguagesOwnPagesAreTheSame(t *testing.T) {
	words := newLexicon(namesOf("en", "pt-BR")...)
	read := func(markdown string) traits {
		r := reader{words: words}
		return r.lesson(lessonsOf(t, markdown).Documents[0]).traits[0]
	}
	is := read("See [it](/docs/map/#north) and [that](https://en.example.org/x).\n")
	for markdown, want := range map[string]bool{
		"Veja [isto](/pt-br/docs/map/#norte) e [aquilo](https://pt.example.org/x).\n": true,
		"Veja [isto](/docs/map) e [aquilo](https://example.org/x/pt-BR).\n":           true,
		"Veja [isto](/fr/docs/map/) e [aquilo](https://en.example.org/x).\n":          false,
		"Veja [isto](/docs/maps) e [aquilo](https://en.example.org/x).\n":             false,
	} {
		if got := read(markdown); slices.Equal(distinct(got.links), distinct(is.links)) != want {
			t.Errorf("%q: the same is %v", markdown, !want)
		}
	}
}

// The term of the source in brackets behind its translation is no other text, and
// what neither side says is one.
func TestGlossIsNoOtherText(t *testing.T) {
	for _, c := range []struct {
		source, target string
		other          bool
	}{
		{"Horizontal scaling", "Mise à l’échelle horizontale (horizontal scaling)", false},
		{"A runtime runs a program.", "Un environnement (ou runtime en anglais) exécute un programme.", false},
		{"Chaos engineering", "カオスエンジニアリング（Chaos Engineering）", false},
		{"Lock the door at night.", "Fermez la porte (sauf le lundi) la nuit.", true},
		{"Lock the door (except on Mondays).", "Fermez la porte.", true},
		{"Lock it (at night).", "Fermez-la (la nuit).", false},
	} {
		a := newAligner(lessonsOf(t, c.source+"\n"), lessonsOf(t, c.target+"\n"))
		a.look()
		w := a.evidence.weigher()
		got := w.doubts(&a.lessons[0].source.traits[0], &a.lessons[0].target.traits[0], 1)
		if slices.Contains(got, OtherAsides) != c.other {
			t.Errorf("%q of %q: %v, want %v", c.target, c.source, got, c.other)
		}
	}
}
