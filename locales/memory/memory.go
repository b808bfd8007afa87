package memory

import (
	"cmp"
	"hash/maphash"
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Pair is a text and a translation of it that people made.
type Pair struct {
	Context, Source, Target string
	Origin                  string // where it comes from: "memory", the name of a file
	Superseded              bool   // a later translation of the same text replaced it
}

// A Kind says what stands among the suggestions of a message.
type Kind uint8

// The kinds of suggestions.
const (
	Offered    Kind = iota // nobody has confirmed it for this source
	Superseded             // the accepted translation, beside a draft that wants to take its place
	Rejected               // a reviewer took it back
)

// A Suggestion is a translation beside that of a message.
type Suggestion struct {
	Text   string
	Source string // the text that it translates
	Kind   Kind
	Origin string  // where it comes from: a file, "memory"
	Score  float64 // similarity of Source to the text at hand, 0 to 1
}

// MinScore is the least similarity that makes a translation worth suggesting:
// what is less alike takes longer to edit than to translate.
const MinScore = 0.6

// maxTwins is how many pairs with one source are looked at for suggestions.
const maxTwins = 100

// A Store finds what people have translated before. The nil Store is empty.
// A Store is safe for concurrent use.
type Store struct {
	pairs []Pair
	seed  maphash.Seed
	bare  *groups // pairs by context and words: see wordsKey

	// The index and the searches in it are made when the first suggestion is
	// asked for: a run over lessons that have not changed needs none.
	searches func() *sync.Pool
}

// New makes a store of pairs, the better ones first where two are as
// good. The pairs must not change any more.
func New(pairs []Pair) *Store {
	m := &Store{pairs: pairs, seed: maphash.MakeSeed()}
	keys := make([]uint64, len(pairs))
	for i := range pairs {
		keys[i] = m.wordsKey(pairs[i].Context, pairs[i].Source)
	}
	m.bare = newGroups(keys)
	m.searches = sync.OnceValue(func() *sync.Pool {
		x := newIndex(pairs)
		return &sync.Pool{New: func() any { return newSearch(x) }}
	})
	return m
}

// Len is the number of pairs.
func (m *Store) Len() int {
	if m == nil {
		return 0
	}
	return len(m.pairs)
}

// wordsKey is a hash of a context and of a text without anything that is
// spelled like a tag.
func (m *Store) wordsKey(context, source string) uint64 {
	var h maphash.Hash
	h.SetSeed(m.seed)
	h.WriteString(context)
	h.WriteByte(0)
	for _, p := range pieces(source) {
		if p.part == segment.Text {
			h.WriteString(p.text)
		}
	}
	return h.Sum64()
}

// Suggest returns at most n translations of texts like that of s, the best
// first, none of a text whose similarity is below [MinScore]; of equals, those
// that nothing superseded, then in the order of the pairs. Each Text is there
// once, and its tags are tags of s: see [Carry]. The same text in another
// context has a Score of 1 and is a suggestion all the same.
func (m *Store) Suggest(s *segment.Segment, n int) []Suggestion {
	if m.Len() == 0 || n <= 0 {
		return nil
	}
	pool := m.searches()
	search := pool.Get().(*search)
	defer pool.Put(search)
	var suggestions []Suggestion
	for _, c := range m.twins(search, search.find(s.Text, MinScore)) {
		p := &m.pairs[c.pair]
		text, _ := Carry(p.Target, p.Source, s.Text, s.Tags)
		if text == "" || slices.ContainsFunc(suggestions, func(s Suggestion) bool { return s.Text == text }) {
			continue
		}
		suggestions = append(suggestions, Suggestion{Text: text, Source: p.Source, Origin: p.Origin, Score: c.score})
		if len(suggestions) == n {
			break
		}
	}
	return suggestions
}

// twins are all pairs that have the sources of found, in the order in which
// they are suggested.
func (m *Store) twins(s *search, found []candidate) []candidate {
	var all []candidate
	for _, c := range found {
		count := 0
		for pair := range s.sources.all(maphash.String(s.seed, m.pairs[c.pair].Source)) {
			all = append(all, candidate{pair, c.score})
			if count++; count == maxTwins {
				break
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(b.score, a.score),
			cmp.Compare(rank(&m.pairs[a.pair]), rank(&m.pairs[b.pair])),
			cmp.Compare(a.pair, b.pair),
		)
	})
	return all
}

// rank orders pairs of the same score.
func rank(p *Pair) int {
	if p.Superseded {
		return 1
	}
	return 0
}
