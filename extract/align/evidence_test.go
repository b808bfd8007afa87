package align

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var wordNumbers = rapid.Map(rapid.SliceOfN(rapid.Uint32Range(0, 30), 0, 20), distinct)

func TestUnionIsSortedAndDistinct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := wordNumbers.Draw(t, "a"), wordNumbers.Draw(t, "b")
		if got, want := union(a, b), distinct(slices.Concat(a, b)); !slices.Equal(got, want) {
			t.Fatalf("%v and %v: %v, want %v", a, b, got, want)
		}
	})
}

// What words say of one translation after the other is what they say of each.
func TestStayingWordsWeighTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := &evidence{rarity: rapid.SliceOfN(rapid.Float32Range(-1, 9), 31, 31).Draw(t, "rarity")}
		w := e.weigher()
		for range 3 {
			source, target := wordNumbers.Draw(t, "source"), wordNumbers.Draw(t, "target")
			w.stays.expect(source)
			if got, want := w.stays.weigh(target), e.weighWords(source, target); got != want {
				t.Fatalf("%v beside %v: %v, want %v", source, target, got, want)
			}
		}
	})
}
