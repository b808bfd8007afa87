package align

import "math"

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
