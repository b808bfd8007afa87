package align

import (
	"math"
	"slices"
	"sync"
)

// How a dictionary is learnt and read.
const (
	rounds              = 3    // of expectation and maximization, before the last
	leastProof          = 1.0  // expected count that is not believed: what one pair of texts alone can say
	leastLikely         = 0.01 // probability from which an entry is kept
	byChance            = 0.25 // share of a text's words that no word of the other stands for
	ratioMost           = 60.0 // of a word's probability here to that anywhere
	trust               = 0.35 // words of a text depend on each other: what the evidence of one is worth
	dictMost, dictLeast = 4.5, -3.5
)

// A dictionary says which words translate which, learnt from texts that
// translate each other (IBM model 1: Brown and others 1993), both ways.
type dictionary struct{ there, back glossary }

// A pairOfTexts is what a dictionary is learnt from.
type pairOfTexts struct{ source, target []uint32 }

// learn makes a dictionary of words numbered below n, both ways at a time.
func learn(pairs []pairOfTexts, n int) *dictionary {
	var d dictionary
	var wait sync.WaitGroup
	wait.Go(func() { d.there = learnGlossary(pairs, n) })
	reversed := make([]pairOfTexts, len(pairs))
	for i, p := range pairs {
		reversed[i] = pairOfTexts{p.target, p.source}
	}
	d.back = learnGlossary(reversed, n)
	wait.Wait()
	return &d
}

// A glossary leads from words to what probably translates them.
type glossary struct {
	from   []int32 // of word w: entries[from[w]:from[w+1]]
	words  []uint32
	chance []float32 // that an entry's word translates w
	common []float32 // how often a word is in texts, of all words; 0 if no entry leads to it
}

// A lesson of glossaries: the texts that hold each word, and for each word
// what may translate it.
type learner struct {
	pairs   []pairOfTexts
	holders [][]int32  // of a source word: the pairs
	rows    [][]uint32 // of a source word: the target words that stand with it
	chance  [][]float32
	dense   []float32 // of the row at hand, by target word
	counts  []float32 // the same, of a round
	begins  []int32   // of a pair: the place of its target words in totals
	totals  []float32 // of a target word in a pair: what all source words there give it
	given   []float32 // the same, of the next round
}

func learnGlossary(pairs []pairOfTexts, n int) glossary {
	l := &learner{pairs: pairs, dense: make([]float32, n), counts: make([]float32, n), begins: make([]int32, len(pairs)+1)}
	l.holders, l.rows, l.chance = make([][]int32, n), make([][]uint32, n), make([][]float32, n)
	for i, p := range pairs {
		for _, w := range p.source {
			l.holders[w] = append(l.holders[w], int32(i))
		}
		l.begins[i+1] = l.begins[i] + int32(len(p.target))
	}
	l.totals, l.given = make([]float32, l.begins[len(pairs)]), make([]float32, l.begins[len(pairs)])
	l.begin()
	for range rounds {
		l.round(0)
	}
	l.round(leastProof)
	return l.glossary(n)
}

// begin counts for each word those that stand with it.
func (l *learner) begin() {
	var row []uint32
	counts := l.counts
	for w, holders := range l.holders {
		row = row[:0]
		for _, p := range holders {
			for _, t := range l.pairs[p].target {
				if counts[t] == 0 {
					row = append(row, t)
				}
				counts[t]++
			}
		}
		l.rows[w], l.chance[w] = slices.Clone(row), make([]float32, len(row))
		l.take(w, 0, 0)
		l.give(w)
	}
}

// round is one of expectation and maximization. discount is taken off every
// expected count.
func (l *learner) round(discount float32) {
	l.totals, l.given = l.given, l.totals
	clear(l.given)
	dense, counts := l.dense, l.counts
	for w, row := range l.rows {
		for x, p := range l.chance[w] {
			dense[row[x]] = p
		}
		for _, p := range l.holders[w] {
			totals := l.totals[l.begins[p]:l.begins[p+1]]
			for x, t := range l.pairs[p].target {
				counts[t] += dense[t] / totals[x]
			}
		}
		l.take(w, discount, leastLikely)
		l.give(w)
	}
}

// take makes a row of the counts, wipes them, and lays out the row. What is
// less likely than least goes, if the discount leaves it nothing.
func (l *learner) take(w int, discount, least float32) {
	dense, counts, all := l.dense, l.counts, l.rows[w]
	total := float32(0)
	for _, t := range all {
		total += counts[t]
	}
	row, chance := all[:0], l.chance[w][:0]
	for _, t := range all {
		p := (counts[t] - discount) / total
		counts[t], dense[t] = 0, 0
		if p > 0 && (discount == 0 || p >= least) {
			row, chance = append(row, t), append(chance, p)
			dense[t] = p
		}
	}
	l.rows[w], l.chance[w] = row, chance
}

// give adds what a word, whose row is laid out, gives the words that stand with
// it, and wipes the row.
func (l *learner) give(w int) {
	dense := l.dense
	for _, p := range l.holders[w] {
		given := l.given[l.begins[p]:l.begins[p+1]]
		for x, t := range l.pairs[p].target {
			given[x] += dense[t]
		}
	}
	for _, t := range l.rows[w] {
		dense[t] = 0
	}
}

func (l *learner) glossary(n int) glossary {
	g := glossary{from: make([]int32, n+1), common: make([]float32, n)}
	for w, row := range l.rows {
		g.words = append(g.words, row...)
		g.chance = append(g.chance, l.chance[w]...)
		g.from[w+1] = int32(len(g.words))
	}
	for _, t := range g.words {
		g.common[t] = -1 // an entry leads to it
	}
	times, total := make([]float32, n), float32(0)
	for _, p := range l.pairs {
		for _, t := range p.target {
			times[t]++
			total++
		}
	}
	for t, reached := range g.common {
		g.common[t] = 0
		if reached != 0 {
			g.common[t] = times[t] / total
		}
	}
	return g
}

// A lookup is the words that a text is expected to have in translation.
type lookup struct {
	*glossary
	text     []uint32  // whose translation is expected
	waits    bool      // to be laid out
	expected []float32 // by word: its chance
	touched  []uint32  // words that have one
	odds     []float64 // by word: what it says of a text that has it; a logarithm
}

func (g *glossary) lookup() *lookup {
	l := &lookup{glossary: g, expected: make([]float32, len(g.common)), odds: make([]float64, len(g.common))}
	for t, common := range g.common {
		if common > 0 {
			l.odds[t] = logChance(0)
		}
	}
	return l
}

// expect prepares for the translation of a text of these words.
func (l *lookup) expect(words []uint32) { l.text, l.waits = words, true }

// layOut notes what is expected of the text at hand.
func (l *lookup) layOut() {
	for _, t := range l.touched {
		l.expected[t], l.odds[t] = 0, logChance(0)
	}
	l.touched = l.touched[:0]
	for _, w := range l.text {
		for x := l.from[w]; x < l.from[w+1]; x++ {
			t := l.words[x]
			if l.expected[t] == 0 {
				l.touched = append(l.touched, t)
			}
			l.expected[t] += l.chance[x] / float32(len(l.text))
		}
	}
	for _, t := range l.touched {
		l.odds[t] = logChance(l.expected[t] / l.common[t])
	}
	l.waits = false
}

// weigh says how likely the words are, in a logarithm of odds.
func (l *lookup) weigh(words []uint32) float64 {
	if l.waits {
		l.layOut()
	}
	if len(l.touched) == 0 {
		return 0
	}
	odds := 0.0
	for _, t := range words {
		odds += l.odds[t]
	}
	return odds
}

// logChance is the logarithm of odds of a word that is ratio times as likely
// as anywhere. It is a table, since it is asked for every word of every pair.
func logChance(ratio float32) float64 {
	return chances[min(int(ratio*chanceSteps), len(chances)-1)]
}

const chanceSteps = 8

var chances = func() (table [ratioMost*chanceSteps + 1]float64) {
	for i := range table {
		table[i] = math.Log(byChance + (1-byChance)*float64(i)/chanceSteps)
	}
	return table
}()

// bound keeps the words of one direction from outweighing everything else.
func bound(odds float64) float64 {
	return min(max(trust*odds/2, dictLeast), dictMost)
}
