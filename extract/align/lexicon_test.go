package align

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// inventedTrees are lessons of an invented language and their translations,
// more than are read together, some in another order and some renamed.
func inventedTrees(t *testing.T, other tongue) (source, target *content.Tree) {
	r := rand.New(rand.NewPCG(7, 7))
	source, target = &content.Tree{Locale: "en"}, &content.Tree{Locale: "xx"}
	for i := range readTogether + 8 {
		parts := drawLesson(r)
		addLesson(t, source, fmt.Sprintf("s_%02d.md", i), home, parts)
		if i%8 == 0 {
			parts = damages[damageNames[r.IntN(len(damageNames))]](r, parts, r.IntN(len(parts)))
		}
		addLesson(t, target, fmt.Sprintf("s_%02d.md", i+i/16), other, parts)
	}
	return source, target
}

// Words have the same numbers whether lessons are read together or one after
// the other.
func TestWordsAreNumberedInOrder(t *testing.T) {
	for _, other := range foreign {
		source, target := inventedTrees(t, other)
		documents := slices.Concat(source.Documents, target.Documents)
		together, apart := newLexicon(), newLexicon()
		all := together.read(documents)
		for i := range documents {
			if one := apart.read(documents[i : i+1]); !cmp.Equal(one[0].traits, all[i].traits, cmp.AllowUnexported(traits{}, length{})) {
				t.Fatalf("%s is read otherwise with others", documents[i].Path())
			}
		}
		if !slices.Equal(together.strings, apart.strings) || !slices.Equal(together.lower, apart.lower) {
			t.Fatal("words have other numbers")
		}
	}
}

// An alignment does not depend on how many processors there are.
func TestProcessorsDoNotCount(t *testing.T) {
	cost.SkipShort(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, other := range foreign {
		source, target := inventedTrees(t, other)
		var results []string
		for _, processors := range []int{1, 2, 5} {
			runtime.GOMAXPROCS(processors)
			results = append(results, spell(Trees(source, target)))
		}
		if results[0] != results[1] || results[1] != results[2] {
			t.Fatal("alignments differ")
		}
	}
}

// spell is all that an alignment says.
func spell(a Result) string {
	text := ""
	place := func(p Place) string { return fmt.Sprint(p.Document.Path(), p.First, p.Count) }
	for _, p := range a.Pairs {
		text += fmt.Sprintln(place(p.Source), place(p.Target), p.Score, p.Text, p.Fits, p.Repairs, p.Targets)
	}
	for _, u := range slices.Concat(a.Source, a.Target) {
		text += fmt.Sprintln(place(u.Place), u.Reason)
	}
	for _, l := range a.Lessons {
		text += fmt.Sprintln(l.Source.Path(), l.Target.Path())
	}
	return text
}
