package align

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
	"slices"

	"github.com/parasol-l10n/parasol/content"
)

// A lesson is a document and the traits of its segments.
type lesson struct {
	*content.Document
	traits []traits
	marks  []uint32 // all that a renamed lesson can be known by: see [markAll]
	whole  *lesson  // if this is another with its lines apart: that one
}

// A lessonPair is a lesson and its translation, which can also be read with
// its lines apart if parted is not nil.
type lessonPair struct{ source, target, parted *lesson }

// same reports whether nobody has begun to translate.
func (p lessonPair) same() bool { return bytes.Equal(p.source.Source(), p.target.Source()) }

// A renamed lesson is known by what it shares with one lesson of the other
// tree alone: addresses, numbers, names, its place in its folder.
const (
	commonMark   = 24   // lessons that have a mark, from which it says nothing
	enoughMarks  = 12.0 // rarity of all shared marks together
	clearlyMore  = 1.5  // times what the next lesson shares
	mostLonger   = 3    // times as many segments
	lessonRarity = 5.0  // of a mark that one lesson has
)

// pairLessons pairs lessons of the same path, then renamed ones. Both trees
// are sorted by path, and so are the pairs, by the source's.
func pairLessons(source, target []lesson) (pairs []lessonPair, lone [2][]*lesson) {
	byPath := map[string]*lesson{}
	for j := range target {
		byPath[target[j].Path()] = &target[j]
	}
	for i := range source {
		s := &source[i]
		if t := byPath[s.Path()]; t != nil {
			pairs = append(pairs, lessonPair{source: s, target: t})
			delete(byPath, s.Path())
		} else {
			lone[0] = append(lone[0], s)
		}
	}
	for j := range target {
		if t := &target[j]; byPath[t.Path()] == t {
			lone[1] = append(lone[1], t)
		}
	}
	markAll(lone[0])
	markAll(lone[1])
	renamed := pairRenamed(lone[0], lone[1])
	for _, p := range renamed {
		lone[0] = slices.DeleteFunc(lone[0], func(l *lesson) bool { return l == p.source })
		lone[1] = slices.DeleteFunc(lone[1], func(l *lesson) bool { return l == p.target })
	}
	pairs = append(pairs, renamed...)
	slices.SortStableFunc(pairs, func(a, b lessonPair) int { return cmp.Compare(a.source.Path(), b.source.Path()) })
	return pairs, lone
}

// pairRenamed pairs lessons that share more with each other than with any
// other.
func pairRenamed(source, target []*lesson) []lessonPair {
	there, back := closest(source, target), closest(target, source)
	var pairs []lessonPair
	for i, j := range there {
		if j >= 0 && back[j] == i {
			pairs = append(pairs, lessonPair{source: source[i], target: target[j]})
		}
	}
	return pairs
}

// closest finds for each lesson the one that shares most with it, -1 if that
// is too little or no more than another does.
func closest(lessons, others []*lesson) []int {
	holders := map[uint32][]int{}
	for j, o := range others {
		for _, m := range o.marks {
			holders[m] = append(holders[m], j)
		}
	}
	found := make([]int, len(lessons))
	shared := make([]float64, len(others))
	for i, l := range lessons {
		clear(shared)
		for _, m := range l.marks {
			if n := len(holders[m]); n <= commonMark {
				for _, j := range holders[m] {
					shared[j] += lessonRarity / float64(n)
				}
			}
		}
		found[i] = clearest(shared, func(j int) bool { return isSimilarLength(l, others[j]) })
	}
	return found
}

// clearest is the index of the greatest of values that may be taken, -1 if
// that is not enough or another comes near.
func clearest(values []float64, may func(int) bool) int {
	best, next := -1, 0.0
	for j, v := range values {
		switch {
		case v == 0 || !may(j):
		case best < 0 || v > values[best]:
			if best >= 0 {
				next = values[best]
			}
			best = j
		default:
			next = max(next, v)
		}
	}
	if best < 0 || values[best] < enoughMarks || values[best] < clearlyMore*next {
		return -1
	}
	return best
}

func isSimilarLength(a, b *lesson) bool {
	return len(a.traits) <= mostLonger*len(b.traits) && len(b.traits) <= mostLonger*len(a.traits)
}

var indexLine = regexp.MustCompile(`(?m)^index:[ \t]*"?(\d+)`)

// maxIndex bounds where the index of a lesson is looked for.
const maxIndex = 512

// markPlace notes what a lesson can be known by beside its text.
func (r *reader) markPlace(l *lesson) {
	head := l.Source()[:min(len(l.Source()), maxIndex)]
	if m := indexLine.FindSubmatch(head); m != nil {
		l.marks = append(l.marks, r.name('I', path.Dir(l.Path())+" "+string(m[1])))
	}
	l.marks = append(l.marks, r.name('B', path.Base(l.Path())))
}

// markAll gathers what lessons can be known by under another name.
func markAll(lessons []*lesson) {
	for _, l := range lessons {
		for i := range l.traits {
			t := &l.traits[i]
			l.marks = append(append(append(l.marks, t.links...), t.numbers...), t.words...)
		}
		l.marks = distinct(l.marks)
	}
}
