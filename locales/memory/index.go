package memory

import (
	"hash/maphash"
	"math"
	"math/bits"
	"slices"
)

// An index finds the texts that share words with another. It is an inverted
// index: a list, for each bucket of terms, of the documents that hold one.
// Terms that fall into one bucket by chance only make its list longer.
//
// A document is one source text, however many pairs have it. Documents are
// numbered by weight, so that those that are neither much lighter nor much
// heavier than a text are one stretch of every list.
type index struct {
	pairs   []Pair
	seed    maphash.Seed
	sources *groups  // pairs by the hash of their source
	first   []uint32 // of each document, the first pair that has it
	weights []uint32 // of each document, ascending
	starts  []uint32 // of each bucket, where its list begins in lists; and the end
	lists   []uint32 // documents, ascending in each list
}

func newIndex(pairs []Pair) *index {
	x := &index{pairs: pairs, seed: maphash.MakeSeed()}
	keys := make([]uint64, len(pairs))
	size := 0
	for i := range pairs {
		keys[i] = maphash.String(x.seed, pairs[i].Source)
		size += len(pairs[i].Source)
	}
	x.sources = newGroups(keys)
	first := x.sources.firsts()

	terms := make([]uint32, 0, size/3) // two a word, and a word has about six letters
	ends := make([]uint32, len(first)) // of the terms of each text
	order := make([]uint64, len(first))
	var r textWords
	for i, pair := range first {
		r.read(pairs[pair].Source)
		terms = r.terms(terms, len(r.words) <= shortText)
		ends[i] = uint32(len(terms))
		order[i] = uint64(min(r.weight, math.MaxUint32))<<32 | uint64(i)
	}
	slices.Sort(order)
	x.first, x.weights = make([]uint32, len(order)), make([]uint32, len(order))
	for doc, o := range order {
		x.first[doc], x.weights[doc] = first[uint32(o)], uint32(o>>32)
	}
	x.fill(terms, ends, order)
	return x
}

// fill makes the lists of the documents in order, whose lower half is the
// number of a text in ends.
func (x *index) fill(terms, ends []uint32, order []uint64) {
	x.starts = make([]uint32, 1<<min(bits.Len(uint(len(terms))), 22)+1)
	for _, term := range terms {
		x.starts[x.bucket(term)+1]++
	}
	for b := range len(x.starts) - 1 {
		x.starts[b+1] += x.starts[b]
	}
	x.lists = make([]uint32, len(terms))
	at := slices.Clone(x.starts)
	for doc, o := range order {
		i, from := uint32(o), uint32(0)
		if i > 0 {
			from = ends[i-1]
		}
		for _, term := range terms[from:ends[i]] {
			bucket := x.bucket(term)
			x.lists[at[bucket]] = uint32(doc)
			at[bucket]++
		}
	}
}

// bucket is the place of a term in starts, which has a power of two and one.
func (x *index) bucket(term uint32) uint32 { return term & uint32(len(x.starts)-2) }

// list are the documents that hold a term, from number from and before number
// to.
func (x *index) list(term uint32, from, to int) []uint32 {
	bucket := x.bucket(term)
	list := x.lists[x.starts[bucket]:x.starts[bucket+1]]
	a, _ := slices.BinarySearch(list, uint32(from))
	b, _ := slices.BinarySearch(list, uint32(to))
	return list[a:b]
}

// band are the documents, from and before, that can have a similarity of
// least to a text of the weight: two texts have no more in common than the
// lighter of them.
func (x *index) band(weight int, least float64) (from, to int) {
	reach := least / (2 - least)
	from, _ = slices.BinarySearch(x.weights, uint32(min(float64(weight)*reach, math.MaxUint32)))
	to, _ = slices.BinarySearch(x.weights, uint32(min(float64(weight)/reach+1, math.MaxUint32)))
	return from, to
}

// shortText is the number of words up to which a text is found by its stems
// too, since a misspelling may leave it no word of its own.
const shortText = 3

// terms appends what a text is found by, each once: its words; its pairs of
// neighbouring words, which tell texts of common words apart; and its stems.
func (r *textWords) terms(to []uint32, stems bool) []uint32 {
	own := len(to)
	for i := range r.words {
		w := &r.words[i]
		to = append(to, uint32(w.folded))
		if i > 0 {
			to = append(to, uint32(hashEnd(r.words[i-1].folded*3+w.folded)))
		}
		if stems && w.stem != 0 {
			to = append(to, uint32(w.stem))
		}
	}
	slices.Sort(to[own:])
	return to[:own+len(slices.Compact(to[own:]))]
}
