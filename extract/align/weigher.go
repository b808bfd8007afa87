package align

import "math"

// A weigher applies evidence to lessons, one after the other.
type weigher struct {
	*evidence
	there, back  *lookup
	stays        sameWords
	whole, apart chain // of the lessons at hand, and of another reading
}

func (e *evidence) weigher() *weigher {
	w := &weigher{evidence: e, stays: sameWords{e.rarity, make([]float32, len(e.rarity)), nil}}
	if e.words != nil {
		w.there, w.back = e.words.there.lookup(), e.words.back.lookup()
	}
	return w
}

// chain scores all moves between two lessons.
func (w *weigher) chain(c *chain, source, target []traits) *chain {
	c.reset(len(source), len(target))
	sources, targets := [][]traits{nil, source, joinAll(source)}, [][]traits{nil, target, joinAll(target)}
	for k, mv := range moves {
		if mv.source > 0 && mv.target > 0 {
			w.fill(c, k, sources[mv.source], targets[mv.target])
		}
	}
	if w.there != nil {
		w.lookThere(c, sources, targets)
		w.lookBack(c, sources, targets)
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
		begin, end := c.leaving(mv, i)
		w.stays.expect(source[i].words)
		for x := begin; x < end; x++ {
			s, t := &source[i], &target[first+x]
			if single || mayJoin(s, t, longer) {
				scores[x] = float32(mv.prior + w.weighSigns(s, t, w.stays.weigh(t.words)))
			}
		}
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

// lookThere adds what the dictionary says of translations of each segment, or
// of each two together.
func (w *weigher) lookThere(c *chain, sources, targets [][]traits) {
	for n, source := range sources {
		for i := range source {
			w.there.expect(source[i].words)
			for k, mv := range moves {
				if mv.source != n || mv.target == 0 {
					continue
				}
				scores, first := c.row(k, i)
				for x, s := range scores {
					if s != never {
						scores[x] += float32(bound(w.there.weigh(targets[mv.target][first+x].words)))
					}
				}
			}
		}
	}
}

// lookBack adds what it says the other way.
func (w *weigher) lookBack(c *chain, sources, targets [][]traits) {
	for n, target := range targets {
		first := 0 // row that has j
		for j := range target {
			w.back.expect(target[j].words)
			for c.lo[first]+c.width <= j {
				first++
			}
			for k, mv := range moves {
				if mv.target != n || mv.source == 0 {
					continue
				}
				source, scores := sources[mv.source], c.score[k]
				for i := first; i < len(source) && c.lo[i] <= j; i++ {
					if at := c.at(i, j); scores[at] != never {
						scores[at] += float32(bound(w.back.weigh(source[i].words)))
					}
				}
			}
		}
	}
}

// Words that stay are worth their rarity: see [evidence.weighWords], which is
// the same for one translation.
type sameWords struct {
	rarity []float32
	worth  []float32 // by word: its rarity if the text at hand has it
	words  []uint32  // of the text at hand
}

// expect prepares for the translation of a text of these words.
func (s *sameWords) expect(words []uint32) {
	for _, w := range s.words {
		s.worth[w] = 0
	}
	for _, w := range words {
		s.worth[w] = s.rarity[w]
	}
	s.words = words
}

// weigh is what the words say of a translation.
func (s *sameWords) weigh(words []uint32) float64 {
	score := float32(0)
	for _, w := range words {
		score += s.worth[w]
	}
	return min(wordStays*float64(score), mostWords)
}
