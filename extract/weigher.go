package extract

import (
	"cmp"
	"math"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A weigher applies evidence to lessons, one after the other.
type weigher struct {
	*evidence
	there, back *lookup
}

func (e *evidence) weigher() *weigher {
	w := &weigher{evidence: e}
	if e.words != nil {
		w.there, w.back = e.words.there.lookup(), e.words.back.lookup()
	}
	return w
}

// chain scores all moves between two lessons.
func (w *weigher) chain(source, target []traits) *chain {
	c := newChain(len(source), len(target))
	sources, targets := [][]traits{nil, source, joinAll(source)}, [][]traits{nil, target, joinAll(target)}
	for k, mv := range moves {
		if mv.source > 0 && mv.target > 0 {
			w.fill(c, k, sources[mv.source], targets[mv.target])
		}
	}
	return c
}

// joinAll returns each two neighbours as one.
func joinAll(all []traits) []traits {
	if len(all) < 2 {
		return nil
	}
	joined := make([]traits, len(all)-1)
	for i := range joined {
		joined[i] = join(&all[i], &all[i+1])
	}
	return joined
}

// fill scores one kind of move, between segments or joins of them.
func (w *weigher) fill(c *chain, k int, source, target []traits) {
	mv := moves[k]
	single := mv.source == 1 && mv.target == 1
	longer := math.Exp(w.ratio)
	for i := range source {
		scores, first := c.row(k, i)
		for x := range scores {
			j := first + x
			if j >= len(target) || c.at(i+mv.source, j+mv.target) < 0 {
				continue
			}
			if single || mayJoin(&source[i], &target[j], longer) {
				scores[x] = float32(mv.prior + w.weigh(&source[i], &target[j]))
			}
		}
	}
	if w.there != nil {
		w.look(c, k, source, target)
	}
}

// mayJoin tells early that it is not worth while to look at a join.
func mayJoin(s, t *traits, longer float64) bool {
	if s.kind == joinedHeading || t.kind == joinedHeading {
		return false
	}
	expected := s.length.letters * longer
	return t.length.letters > 0.6*expected && t.length.letters < 1.7*expected
}

// look adds what the dictionary says.
func (w *weigher) look(c *chain, k int, source, target []traits) {
	for i := range source {
		scores, first := c.row(k, i)
		w.there.expect(source[i].words)
		for x, s := range scores {
			if s != never {
				scores[x] += float32(bound(w.there.weigh(target[first+x].words)))
			}
		}
	}
	for j := range target {
		w.back.expect(target[j].words)
		for i := range source {
			if at := c.at(i, j); at >= 0 && c.score[k][at] != never {
				c.score[k][at] += float32(bound(w.back.weigh(source[i].words)))
			}
		}
	}
}

// own is what the segments themselves say, wherever they stand, and what the
// dictionary says of that.
func (w *weigher) own(s, t *traits) (all, words float64) {
	if w.there != nil {
		w.there.expect(s.words)
		w.back.expect(t.words)
		there, back := w.there.weigh(t.words), w.back.weigh(s.words)
		all, words = bound(there)+bound(back), there+back
	}
	return all + w.weigh(s, t), words
}

// A pair that only its place speaks for is doubted: that is what a source text
// looks like that was rewritten after it had been translated.
const (
	doubtEven     = -0.2 // evidence from which a pair is as likely as not
	doubtWords    = 0.25 // what it weighs that words have other translations
	doubtConflict = -2.0 // both sides have a number or address that the other has not
)

// belief is how likely a pair is, 0 to 1, by what the segments say.
func (w *weigher) belief(s, t *traits) float64 {
	evidence, words := w.own(s, t)
	evidence += doubtWords*min(words, 0) + min(w.weighLength(s.length, t.length), 0)
	for _, pair := range [...][2][]uint32{{s.numbers, t.numbers}, {s.links, t.links}} {
		both := 0
		inBoth(pair[0], pair[1], func(uint32) { both++ })
		if both < len(pair[0]) && both < len(pair[1]) {
			evidence += doubtConflict
		}
	}
	belief := 1 / (1 + math.Exp(doubtEven-evidence))
	if w.isOther(s, t) {
		return min(belief, mostOfOther)
	}
	return belief
}

// A text that only begins alike, has a sentence or an aside more, or is no
// question any more has been edited on one side, whatever else speaks for the
// pair.
const (
	mostOfOther = 0.8
	lengthApart = 2.2  // standard deviations
	longerBy    = 0.15 // with a sentence more; a logarithm
)

func (w *weigher) isOther(s, t *traits) bool {
	off, variance := w.lengthOff(s.length, t.length)
	switch {
	case off*off > lengthApart*lengthApart*variance:
		return true
	case s.ends > t.ends && off < -longerBy || s.ends < t.ends && off > longerBy:
		return true
	}
	return s.asides != t.asides || (s.ending == '?') != (t.ending == '?')
}

// doubt lowers the scores of pairs by what the segments say.
func (w *weigher) doubt(l lessonPair, found []finding) {
	for x := range found {
		f := &found[x]
		s, t := l.source.traits[f.i], l.target.traits[f.j]
		if f.source > 1 {
			s = join(&s, &l.source.traits[f.i+1])
		}
		if f.target > 1 {
			t = join(&t, &l.target.traits[f.j+1])
		}
		f.score = f.chance * w.belief(&s, &t)
	}
}

// Segments that were moved are found among those that have no partner in
// order, where what they say is strong and nothing else comes near.
const (
	movedEnough = 8.0 // least evidence
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
				found = append(found, finding{i, j, 1, 1, 1 / (1 + math.Exp(movedEven-s)), 0})
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

// joinedHeading is what a heading becomes with its neighbour: no lesson has
// such a segment.
const joinedHeading segment.Kind = "joined heading"
