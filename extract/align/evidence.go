package align

import (
	"math"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// What a sign is worth, in natural logarithms of odds: 0 says nothing, 1 that
// a translation is nearly three times as likely as any other segment. Nothing
// here is about a language.
const (
	sameKind, otherKind     = 0.5, -2.0
	headingOrNot            = -2.5 // beside otherKind: lost headings are rare
	sameRole, otherRole     = 0.6, -0.9
	sameEnding, otherEnding = 0.3, -0.4
	colonOrNot              = -0.5 // a colon or a question mark on one side alone

	linkFound, linkMissing     = 3.5, -1.2 // an address on both sides, on one
	numberFound, numberMissing = 1.6, -0.9 // numbers are also written as words
	wordStays                  = 0.35      // times the logarithm of its rarity
	tagsDiffer, tagsSame       = -0.25, 0.4

	mostLinks, mostNumbers, mostWords = 9.0, 5.0, 6.0 // of each sign, whatever its number
	leastOf                           = -4.0

	knownElsewhere = 3.0 // the same two texts are paired in other lessons
)

// Lengths: the logarithm of the ratio of letters is normal about that of the
// language, the more closely the longer the text (Gale and Church 1993).
const (
	lengthFloor = 0.03 // variance that long texts keep
	lengthShort = 7.0  // variance of a text of one letter
	lengthGain  = 1.3  // what the very ratio is worth
	lengthWorst = -6.0
	lengthBlank = 1.0 // added to each length, so that there is no ratio to nothing
	firstRatio  = 1.0
)

// fewSegments is how many segments a tree counts as at least: in a small one,
// too, an address that one segment has is rare.
const fewSegments = 300

// evidence weighs a source segment against a target segment.
type evidence struct {
	ratio    float64           // letters of the target to one of the source, as a logarithm
	rarity   []float32         // of each word: the logarithm of how many segments have none
	known    map[[2]uint32]int // in how many lessons two texts are paired
	repeated []bool            // of a source text: there are more lessons that have it
	words    *dictionary       // nil before it is learnt
}

// newEvidence counts words and measures lessons, whose pairs need not be
// right all: as many are too long as too short.
func newEvidence(words int, lessons []lessonPair) *evidence {
	e := &evidence{rarity: make([]float32, words), ratio: lengthRatio(lessons)}
	source, target := make([]float32, words), make([]float32, words)
	total := float32(0)
	for _, l := range lessons {
		for i := range l.source.traits {
			count(source, &l.source.traits[i])
		}
		for j := range l.target.traits {
			count(target, &l.target.traits[j])
		}
		total += float32(len(l.source.traits))
	}
	total = max(total, fewSegments)
	for w := range e.rarity {
		e.rarity[w] = float32(math.Log(float64((1 + total) / (1 + max(source[w], target[w])))))
	}
	return e
}

func count(times []float32, t *traits) {
	for _, all := range [...][]uint32{t.words, t.numbers, t.links, t.anchors} {
		for _, w := range all {
			times[w]++
		}
	}
}

// lengthRatio is the median over lessons, as a logarithm.
func lengthRatio(lessons []lessonPair) float64 {
	var ratios []float64
	for _, l := range lessons {
		if len(l.source.traits) != len(l.target.traits) || l.same() {
			continue
		}
		s, t := letters(l.source.traits), letters(l.target.traits)
		if s > 0 && t > 0 {
			ratios = append(ratios, math.Log(t/s))
		}
	}
	if len(ratios) == 0 {
		return math.Log(firstRatio)
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

func letters(all []traits) float64 {
	n := 0.0
	for i := range all {
		n += all[i].length.letters
	}
	return n
}

// know remembers which texts are paired how often.
func (e *evidence) know(known map[[2]uint32]int, texts int) {
	e.known, e.repeated = known, make([]bool, texts)
	for pair, n := range known {
		if n > 1 {
			e.repeated[pair[0]] = true
		}
	}
}

// weigh is what all signs but the dictionary say.
func (e *evidence) weigh(a, b *traits) float64 {
	return e.weighSigns(a, b, e.weighWords(a.words, b.words))
}

// weighSigns is weigh for words of which it is known what they say.
func (e *evidence) weighSigns(a, b *traits, words float64) float64 {
	score := weighPlace(a, b) + e.weighLength(a.length, b.length) + weighTags(a, b)
	score += e.weighLinks(a.links, b.links) + e.weighAnchors(a.anchors, b.anchors) + e.weighNumbers(a.numbers, b.numbers) + words
	return score + e.weighElsewhere(a, b)
}

func (e *evidence) weighElsewhere(a, b *traits) float64 {
	if e.known != nil && e.repeated[a.text] && e.known[[2]uint32{a.text, b.text}] > 1 {
		return knownElsewhere
	}
	return 0
}

func weighPlace(a, b *traits) float64 {
	score := sameKind
	if a.kind != b.kind {
		score = otherKind
		if a.kind == segment.Heading || b.kind == segment.Heading {
			score += headingOrNot
		}
	} else if a.role == b.role {
		score += sameRole
	} else {
		score += otherRole
	}
	if a.ending == b.ending {
		return score + sameEnding
	}
	score += otherEnding
	if tells(a.ending) || tells(b.ending) {
		score += colonOrNot
	}
	return score
}

func tells(ending rune) bool { return ending == ':' || ending == '?' }

func (e *evidence) weighLength(a, b length) float64 {
	off, variance := e.lengthOff(a, b)
	return max(lengthGain-off*off/(2*variance), lengthWorst)
}

// lengthOff is how far two lengths are from the ratio of the language, as a
// logarithm, and its variance.
func (e *evidence) lengthOff(a, b length) (off, variance float64) {
	return b.log - a.log - e.ratio, lengthFloor + 2*lengthShort/(a.letters+b.letters)
}

// A length of a text, in letters and digits.
type length struct{ letters, log float64 }

func newLength(letters float64) length {
	letters += lengthBlank
	return length{letters, math.Log(letters)}
}

func weighTags(a, b *traits) float64 {
	if none := [len(a.tags)]uint8{}; a.tags == none && b.tags == none {
		return 0
	}
	different, same := 0, 0
	for i := range a.tags {
		both := min(a.tags[i], b.tags[i])
		different += int(max(a.tags[i], b.tags[i]) - both)
		same += int(both)
	}
	return max(tagsDiffer*float64(different), -1) + min(tagsSame*float64(same), 1.2)
}

func (e *evidence) weighLinks(a, b []uint32) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 0
	}
	score, both := 0.0, 0
	inBoth(a, b, func(link uint32) {
		score += min(linkFound, float64(e.rarity[link]))
		both++
	})
	score = min(score, mostLinks)
	return score + max(linkMissing*float64(len(a)+len(b)-2*both), leastOf)
}

// weighAnchors is weighLinks for places of pages: a translated page may name them
// otherwise.
func (e *evidence) weighAnchors(a, b []uint32) float64 {
	score := 0.0
	inBoth(a, b, func(anchor uint32) { score += min(linkFound, float64(e.rarity[anchor])) })
	return min(score, mostLinks)
}

func (e *evidence) weighNumbers(a, b []uint32) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 0
	}
	score, both := 0.0, 0
	inBoth(a, b, func(n uint32) {
		score += min(numberFound, float64(e.rarity[n])/2)
		both++
	})
	score = min(score, mostNumbers)
	return score + max(numberMissing*float64(len(a)+len(b)-2*both), leastOf)
}

func (e *evidence) weighWords(a, b []uint32) float64 {
	score := float32(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			score += e.rarity[x]
			i, j = i+1, j+1
		}
	}
	return min(wordStays*float64(score), mostWords)
}

// inBoth calls found for what two sorted lists have in common.
func inBoth(a, b []uint32, found func(uint32)) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			found(a[0])
			a, b = a[1:], b[1:]
		}
	}
}

// join is two segments as one.
func join(a, b *traits) traits {
	j := traits{kind: a.kind, role: a.role, length: newLength(a.length.letters + b.length.letters - 2*lengthBlank), ending: b.ending, text: a.text}
	if a.kind == segment.Heading || b.kind == segment.Heading {
		j.kind = joinedHeading
	}
	j.words, j.numbers, j.links = union(a.words, b.words), union(a.numbers, b.numbers), union(a.links, b.links)
	j.anchors, j.asides = union(a.anchors, b.anchors), slices.Concat(a.asides, b.asides)
	for i := range j.tags {
		j.tags[i] = a.tags[i] + min(b.tags[i], 255-a.tags[i])
	}
	return j
}

// union is what either of two sorted lists has. It may share the memory of one.
func union(a, b []uint32) []uint32 {
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	all := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		least := min(a[0], b[0])
		all = append(all, least)
		if a[0] == least {
			a = a[1:]
		}
		if b[0] == least {
			b = b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// joinedHeading is what a heading becomes with its neighbour: no lesson has
// such a segment.
const joinedHeading segment.Kind = "joined heading"
