package own

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// hostile are lessons of n lines and hunks whose places or proofs take much.
var hostile = map[string]func(n int) (lesson string, hunks []Hunk){
	"everywhere": func(n int) (string, []Hunk) { // each fits wherever nothing tells where it goes
		return strings.Repeat("1\n\n", n), slices.Repeat([]Hunk{{Above: "2\n", Below: "2\n", Old: []Part{{Fixed: "\n"}}, New: "\n\n"}}, n)
	},
	"nearly": func(n int) (string, []Hunk) { // all but the last piece stands at every place
		old := append(slices.Repeat([]Part{{Fixed: "\n"}}, n), Part{Fixed: "x"})
		return strings.Repeat("\n", 2*n), slices.Repeat([]Hunk{{Old: old, New: "\n"}}, n)
	},
	"words": func(n int) (string, []Hunk) { // none of which stands in the lesson, from one end to the other
		return strings.Repeat("1 2 3\n\n", n), slices.Repeat([]Hunk{{Old: []Part{{Fixed: "x"}}, New: "word\n"}}, n)
	},
	"unproved": func(n int) (string, []Hunk) { // each opens a fence
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "Text %d\n\n", i)
		}
		names := append(Names(segmentsOf(b.String())), "")
		var hunks []Hunk
		for i := range n {
			hunks = append(hunks, Hunk{After: names[i], Before: names[i+1], Above: "\n", New: "```\nwords\n\n"})
		}
		return b.String(), hunks
	},
}

// Whatever stands in the file of a language, a lesson takes a number of proofs that
// does not grow, and as many steps as lesson and hunks together are long. What
// that is not enough for is said.
func TestWorkOnHunksIsBounded(t *testing.T) {
	for name, of := range hostile {
		t.Run(name, func(t *testing.T) {
			var left [2]int
			for i, n := range []int{50, 400} {
				text, hunks := of(n)
				d := split(t, "a.md", text)
				a := newApplication(written(d), hunks)
				may := a.steps
				fates := a.apply(hunks).Fates
				if used := may - a.steps; a.proofs > mostProofs || used > may+len(text)+2*len(hunks) {
					t.Errorf("%d hunks take %d proofs and %d of %d steps", n, a.proofs, used, may)
				}
				left[i] = len(slices.DeleteFunc(fates, func(f Fate) bool { return f != Untried }))
			}
			if left[1] == 0 && name != "words" {
				t.Errorf("all of %v was tried", left)
			}
		})
	}
}

// Of many hunks the ones that cannot be proved are found, and the others stand.
func TestWhatCannotBeProvedIsFoundAmongOthers(t *testing.T) {
	text, hunks := hostile["unproved"](16)
	for i := range hunks {
		if i != 5 && i != 11 {
			hunks[i].New = "Words.\n\n"
		}
	}
	a := newApplication(written(split(t, "a.md", text)), hunks)
	for i, fate := range a.apply(hunks).Fates {
		if want := map[bool]Fate{true: Refused}[i == 5 || i == 11]; fate != want {
			t.Errorf("hunk %d: %v", i, fate)
		}
	}
	if a.proofs > 18 {
		t.Errorf("%d proofs", a.proofs)
	}
}

func segmentsOf(text string) []segment.Segment {
	d, err := content.Split("a.md", []byte(text), nil)
	if err != nil {
		panic(err)
	}
	return d.Segments()
}
