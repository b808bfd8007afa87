package align

import (
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content"
)

// DefaultThreshold is the least score of a pair that nobody has to review.
const DefaultThreshold = 0.9

// Trees recovers the translations that the lessons of target hold of the
// segments of source. Both trees stay as they are and the alignment shares
// their documents. The same trees give the same alignment.
//
// Lessons pair by path, and renamed ones by what they share; their segments
// pair in order, and one that was moved by strong evidence alone. What a
// translated lesson still has in the source language is no translation.
//
// Time is linear in the size of the trees, but that lessons of up to some
// hundred segments are compared each with each.
func Trees(source, target *content.Tree) Result {
	a := newAligner(source, target)
	a.align()
	return a.alignment()
}

// align pairs what there is in three passes: the first has no dictionary.
func (a *aligner) align() {
	a.look()
	a.pass()
	a.part()
	a.look()
	a.learn()
	a.pass()
	a.learn()
	a.pass()
	for x := range a.found {
		a.found[x] = slices.DeleteFunc(a.found[x], func(f finding) bool { return f.score < leastScore })
	}
}

// leastScore is the score below which a pair is no help to a reviewer: what
// stands in the same place says something else.
const leastScore = 0.05

type aligner struct {
	words    *lexicon
	lessons  []lessonPair
	lone     [2][]*lesson
	evidence *evidence
	language *language
	found    [][]finding // by pair of lessons
}

func newAligner(source, target *content.Tree) *aligner {
	a := &aligner{words: newLexicon(namesOf(source.Locale, target.Locale)...)}
	all := a.words.read(slices.Concat(source.Documents, target.Documents))
	n := len(source.Documents)
	a.lessons, a.lone = pairLessons(sorted(all[:n]), sorted(all[n:]))
	a.found = make([][]finding, len(a.lessons))
	return a
}

func sorted(lessons []lesson) []lesson {
	slices.SortStableFunc(lessons, func(a, b lesson) int { return cmp.Compare(a.Path(), b.Path()) })
	return lessons
}

// look counts what the trees hold.
func (a *aligner) look() {
	a.evidence = newEvidence(a.words.len(), a.lessons)
	a.language = learnLanguage(a.words, a.lessons)
}

// part looks where the lines of a translation are to be read apart.
func (a *aligner) part() {
	parted := make([]*content.Document, len(a.lessons))
	each(len(a.lessons), func() func(int) {
		return func(x int) { parted[x] = partLines(a.lessons[x].target, joined(a.lessons[x], a.found[x])) }
	})
	var which []int
	for x := range parted {
		if parted[x] != nil {
			which = append(which, x)
		}
	}
	parted = slices.DeleteFunc(parted, func(d *content.Document) bool { return d == nil })
	for i, l := range a.words.read(parted) {
		pair := &a.lessons[which[i]]
		l.whole, pair.parted = pair.target, &l
	}
}

// A finding is a pair of runs of segments of two lessons.
type finding struct {
	i, j           int     // of the first segment on either side
	source, target int     // how many
	chance         float64 // among all ways to align the lessons
	score          float64 // chance, and what the segments themselves say
	evidence       Evidence
}

// pass aligns all lessons by the evidence that there is.
func (a *aligner) pass() {
	each(len(a.lessons), func() func(int) {
		w := a.evidence.weigher()
		return func(x int) {
			l := &a.lessons[x]
			if a.evidence.words == nil || !settled(*l, a.found[x]) {
				a.found[x] = w.align(l)
			}
			w.doubt(*l, a.found[x])
		}
	})
}

// align pairs the segments of two lessons, and decides how the second is read.
func (w *weigher) align(l *lessonPair) []finding {
	c := w.chain(&w.whole, l.source.traits, l.target.traits)
	if l.parted != nil {
		if apart := w.chain(&w.apart, l.source.traits, l.parted.traits); apart.earned() > c.earned() {
			c, l.target, l.parted = apart, l.parted, nil
		}
	}
	var found []finding
	for _, k := range c.links() {
		if k.source > 0 && k.target > 0 {
			found = append(found, finding{i: k.i, j: k.j, source: k.source, target: k.target, chance: k.probability})
		}
	}
	if w.there != nil {
		found = w.moved(*l, found)
	}
	return found
}

// settledScore is the least score of all pairs of lessons that are not to be
// aligned again.
const settledScore = 0.95

// settled reports whether each segment of either lesson has one partner for
// sure, so that another pass will find nothing else.
func settled(l lessonPair, found []finding) bool {
	if len(found) != len(l.source.traits) || len(found) != len(l.target.traits) {
		return false
	}
	return !slices.ContainsFunc(found, func(f finding) bool { return f.source+f.target > 2 || f.score < settledScore })
}

// sureEnough is the least score of a pair that others are learnt from.
const sureEnough = 0.8

// learn makes a dictionary of the pairs that are sure, each once, and
// remembers how often their texts are paired.
func (a *aligner) learn() {
	var pairs []pairOfTexts
	known := map[[2]uint32]int{}
	for x, l := range a.lessons {
		for _, f := range a.found[x] {
			s, t := &l.source.traits[f.i], &l.target.traits[f.j]
			if f.source+f.target > 2 || f.score < sureEnough || s.text == t.text || a.language.isSource(t) {
				continue
			}
			key := [2]uint32{s.text, t.text}
			if known[key]++; known[key] == 1 {
				pairs = append(pairs, pairOfTexts{s.words, t.words})
			}
		}
	}
	a.evidence.words = learn(pairs, a.words.len())
	a.evidence.know(known, a.words.len())
	a.language.learnNames(pairs)
}
