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
	if len(w.doubts(s, t, words)) > 0 {
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

func (w *weigher) doubts(s, t *traits, words float64) []Doubt {
	var all []Doubt
	off, variance := w.lengthOff(s.length, t.length)
	for _, d := range [...]struct {
		doubt Doubt
		is    bool
	}{
		{OtherLength, off*off > lengthApart*lengthApart*variance},
		{OtherSentences, s.ends > t.ends && off < -longerBy || s.ends < t.ends && off > longerBy},
		{OtherAsides, len(s.asides) != len(t.asides) && w.ownAsides(s, t, w.there) != w.ownAsides(t, s, w.back)},
		{OtherQuestion, (s.ending == '?') != (t.ending == '?')},
		{NothingShared, w.there != nil && words <= 0 && w.isMute(s, t)},
	} {
		if d.is {
			all = append(all, d.doubt)
		}
	}
	return all
}

// ownAsides counts the asides of a text of which the other says nothing: the term
// of the source in brackets behind its translation is none, and neither is what
// stands between commas there.
func (w *weigher) ownAsides(t, other *traits, to *lookup) int {
	n := 0
	for _, words := range t.asides {
		both := 0
		inBoth(words, other.words, func(uint32) { both++ })
		if isGloss := both > 0 && (2*both >= len(words) || len(words) <= fewWords); isGloss {
			continue
		}
		if to != nil && len(words) > 0 {
			if to.expect(words); to.weigh(other.words) >= enoughSaid {
				continue
			}
		}
		n++
	}
	return n
}

// How many words of a gloss may be another's, and what the dictionary has to say for
// an aside that the other text has without brackets.
const (
	fewWords   = 4
	enoughSaid = 1.0
)

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
		f.evidence = w.explain(&s, &t)
		f.evidence.Place = f.chance
	}
}
