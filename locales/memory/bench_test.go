package memory

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A speaker makes up texts whose words are as unevenly common as those of a
// language are.
type speaker struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
}

func newSpeaker(seed uint64) *speaker {
	random := rand.New(rand.NewPCG(seed, 1))
	s := &speaker{random: random, zipf: rand.NewZipf(random, 1.07, 4, 29_999), words: make([]string, 30_000)}
	for i := range s.words {
		s.words[i] = s.word(2 + i%3 + min(i/2000, 3))
	}
	return s
}

func (s *speaker) word(syllables int) string {
	const consonants, vowels = "bcdfghjklmnprstvwz", "aeiou"
	var b strings.Builder
	for range max(syllables/2, 1) {
		b.WriteByte(consonants[s.random.IntN(len(consonants))])
		b.WriteByte(vowels[s.random.IntN(len(vowels))])
		if s.random.IntN(2) == 0 {
			b.WriteByte(consonants[s.random.IntN(len(consonants))])
		}
	}
	return b.String()
}

func (s *speaker) some() string { return s.words[s.zipf.Uint64()] }

// text has about 12 words, as the texts of lessons do.
func (s *speaker) text() string {
	words := make([]string, 3+s.random.IntN(10)+s.random.IntN(10))
	for i := range words {
		words[i] = s.some()
	}
	return strings.Join(words, " ") + "."
}

// edit changes, drops or adds one word in about eight.
func (s *speaker) edit(text string) string {
	words := strings.Fields(text)
	for range 1 + len(words)/8 {
		i := s.random.IntN(len(words))
		switch s.random.IntN(3) {
		case 0:
			words[i] = s.some()
		case 1:
			words[i] += " " + s.some()
		case 2:
			if len(words) > 2 {
				words = append(words[:i:i], words[i+1:]...)
			}
		}
	}
	return strings.Join(words, " ")
}

func (s *speaker) pairs(n int) []Pair {
	pairs := make([]Pair, n)
	for i := range pairs {
		text := s.text()
		pairs[i] = Pair{Source: text, Target: "fr " + text, Origin: "memory"}
	}
	return pairs
}

func heap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// The sizes of memories: a project has 10⁴ pairs, an organization 10⁶.
var sizes = []int{1_000, 10_000, 100_000, 1_000_000}

func BenchmarkMemoryLoad(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			pairs := newSpeaker(1).pairs(n)
			before := heap()
			var m *Store
			for b.Loop() {
				m = New(pairs)
				m.searches()
			}
			b.ReportMetric(float64(heap()-before)/float64(n), "B/pair")
			runtime.KeepAlive(m)
		})
	}
}

func BenchmarkMemorySuggest(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newSpeaker(1)
			pairs := s.pairs(n)
			m := New(pairs)
			m.Suggest(&segment.Segment{Text: "load"}, 1)
			queries := make([]segment.Segment, 1000)
			for i := range queries {
				queries[i].Text = s.edit(pairs[s.random.IntN(n)].Source)
			}
			i := 0
			for b.Loop() {
				m.Suggest(&queries[i%len(queries)], 3)
				i++
			}
		})
	}
}
