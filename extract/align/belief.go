package align

import "math"

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
	if w.isOther(s, t) || w.there != nil && words <= 0 && w.isMute(s, t) {
		return min(belief, mostOfOther)
	}
	return belief
}

// isMute reports whether texts that are long enough to share something do
// not: no word, number or address. Place and length are all that speaks for
// such a pair, once there is a dictionary that should know better.
func (w *weigher) isMute(s, t *traits) bool {
	if len(s.words) < fewestToSpeak || len(t.words) < fewestToSpeak {
		return false
	}
	both := 0
	for _, pair := range [...][2][]uint32{{s.numbers, t.numbers}, {s.links, t.links}, {s.words, t.words}} {
		inBoth(pair[0], pair[1], func(uint32) { both++ })
	}
	return both == 0
}

// A text that only begins alike, has a sentence or an aside more, or is no
// question any more has been edited on one side, whatever else speaks for the
// pair.
const (
	mostOfOther = 0.8
	lengthApart = 2.2  // standard deviations
	longerBy    = 0.15 // with a sentence more; a logarithm

	fewestToSpeak = 4 // words
)

func (w *weigher) isOther(s, t *traits) bool {
	off, variance := w.lengthOff(s.length, t.length)
	switch {
	case off*off > lengthApart*lengthApart*variance:
		return true
	case s.ends > t.ends && off < -longerBy || s.ends < t.ends && off > longerBy:
		return true
	}
	return len(s.asides) != len(t.asides) && ownAsides(s, t) != ownAsides(t, s) || (s.ending == '?') != (t.ending == '?')
}

// ownAsides counts the asides of a text that the other has not the words of: the
// term of the source in brackets behind its translation is none.
func ownAsides(t, other *traits) int {
	n := 0
	for _, words := range t.asides {
		both := 0
		inBoth(words, other.words, func(uint32) { both++ })
		if both == 0 || 2*both < len(words) {
			n++
		}
	}
	return n
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
