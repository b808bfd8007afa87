package align

import (
	"cmp"
	"math"
	"slices"
)

// Segments that were moved are found among those that have no partner in
// order, where what they say is strong and nothing else comes near.
const (
	movedEnough = 6.0 // least evidence
	movedAlone  = 4.0 // more than any other
	movedEven   = 5.0 // evidence from which a pair is as likely as not
	mostMoved   = 100 // segments without partner on either side, beyond which none is looked for
)

// moved adds the pairs that are out of order.
func (w *weigher) moved(l lessonPair, found []finding) []finding {
	source, target := unpaired(l, found)
	if len(source) == 0 || len(target) == 0 || len(source) > mostMoved || len(target) > mostMoved {
		return found
	}
	scores := make([][]float64, len(source))
	for x, i := range source {
		scores[x] = make([]float64, len(target))
		for y, j := range target {
			scores[x][y], _ = w.own(&l.source.traits[i], &l.target.traits[j])
		}
	}
	for x, i := range source {
		for y, j := range target {
			if s := scores[x][y]; s >= movedEnough && isAlone(scores, x, y) {
				found = append(found, finding{i: i, j: j, source: 1, target: 1, chance: 1 / (1 + math.Exp(movedEven-s))})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int { return cmp.Compare(a.i, b.i) })
	return found
}

// isAlone reports whether no other pair of x or of y comes near.
func isAlone(scores [][]float64, x, y int) bool {
	for i := range scores {
		if i != x && scores[i][y] > scores[x][y]-movedAlone {
			return false
		}
	}
	for j, s := range scores[x] {
		if j != y && s > scores[x][y]-movedAlone {
			return false
		}
	}
	return true
}

// unpaired lists the segments of either lesson that are in no pair.
func unpaired(l lessonPair, found []finding) (source, target []int) {
	s, t := make([]bool, len(l.source.traits)), make([]bool, len(l.target.traits))
	for _, f := range found {
		for i := range f.source {
			s[f.i+i] = true
		}
		for j := range f.target {
			t[f.j+j] = true
		}
	}
	return falses(s), falses(t)
}

func falses(all []bool) []int {
	var found []int
	for i, is := range all {
		if !is {
			found = append(found, i)
		}
	}
	return found
}
