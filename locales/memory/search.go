package memory

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"
)

// The bounds of a search. Rare terms are looked at first, so that what the
// bounds leave out are texts that share nothing but common words.
const (
	maxPostings   = 1 << 13 // places in the lists of an index
	maxCandidates = 24      // texts that are compared word by word
)

// A search is the scratch paper of one look-up in an index.
type search struct {
	*index
	query   textWords
	other   textWords
	terms   []uint32
	lists   [][]uint32  // of the query's terms
	overlap []uint32    // of each document, what it shares; all zero between look-ups
	touched []uint32    // the documents that share something
	best    []candidate // the best of these, best first
}

// A candidate is a document by its first pair, and how good it is.
type candidate struct {
	pair  uint32
	score float64
}

func newSearch(x *index) *search {
	return &search{index: x, overlap: make([]uint32, len(x.first))}
}

// find returns the documents whose similarity to text is at least least, best
// first and then in the order of the pairs. They are good until the next call.
func (s *search) find(text string, least float64) []candidate {
	s.query.read(text)
	s.choose(least)
	s.count()
	s.take()
	found := s.best[:0]
	for _, c := range s.best {
		source := s.pairs[c.pair].Source
		if source == text {
			continue
		}
		s.other.read(source)
		if c.score = compare(&s.query, &s.other); c.score >= least {
			found = append(found, c)
		}
	}
	for pair := range s.sources.all(maphash.String(s.seed, text)) {
		found = append(found, candidate{pair, 1}) // the same text, even one without words
		break
	}
	slices.SortFunc(found, candidate.compare)
	s.best = found
	return found
}

func (c candidate) compare(d candidate) int {
	return cmp.Or(cmp.Compare(d.score, c.score), cmp.Compare(c.pair, d.pair))
}

// choose finds the lists of the query's terms, the shortest first.
func (s *search) choose(least float64) {
	from, to := s.band(s.query.weight, least)
	s.terms = s.query.terms(s.terms[:0], len(s.query.words) <= shortText+1)
	s.lists = s.lists[:0]
	for _, term := range s.terms {
		if list := s.list(term, from, to); len(list) > 0 {
			s.lists = append(s.lists, list)
		}
	}
	slices.SortStableFunc(s.lists, func(a, b []uint32) int { return len(a) - len(b) })
}

// count adds up for each document the terms that it shares with the query, a
// rare one more than a common one.
func (s *search) count() {
	s.touched = s.touched[:0]
	left := maxPostings
	for i, list := range s.lists {
		if len(list) > left {
			if i > 0 {
				return
			}
			list = s.nearest(list, left)
		}
		left -= len(list)
		rarity := uint32(1 + bits.Len(uint(len(s.first)/len(list))))
		for _, doc := range list {
			if s.overlap[doc] == 0 {
				s.touched = append(s.touched, doc)
			}
			s.overlap[doc] += rarity
		}
	}
}

// nearest cuts a list to the n documents that are about as heavy as the query.
func (s *search) nearest(list []uint32, n int) []uint32 {
	doc, _ := slices.BinarySearch(s.weights, uint32(s.query.weight))
	middle, _ := slices.BinarySearch(list, uint32(doc))
	from := min(max(middle-n/2, 0), len(list)-n)
	return list[from : from+n]
}

// take picks the documents that share most, for their weight, and clears the
// overlap.
func (s *search) take() {
	s.best = s.best[:0]
	for _, doc := range s.touched {
		share := float64(s.overlap[doc]) / float64(s.query.weight+int(s.weights[doc]))
		s.overlap[doc] = 0
		s.offer(candidate{s.first[doc], share})
	}
}

// offer keeps the candidate if it is one of the best.
func (s *search) offer(c candidate) {
	last := len(s.best) - 1
	if last+1 == maxCandidates {
		if c.score < s.best[last].score || c.compare(s.best[last]) > 0 {
			return
		}
		s.best = s.best[:last]
	}
	i, _ := slices.BinarySearchFunc(s.best, c, candidate.compare)
	s.best = slices.Insert(s.best, i, c)
}
