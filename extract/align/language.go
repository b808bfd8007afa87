package align

import (
	"math"
	"slices"
)

// What a translated lesson still has in the source language is told by its
// words: by how often either tree has them.
const (
	mostOdds    = 3.0  // that one word may have
	enoughOdds  = 4.0  // of all words of a text in the source language
	meanOdds    = 1.0  // of each
	foreignOdds = -0.8 // of a word of the other language
	fewestWords = 2
	staysAsItIs = 0.5 // share of its translations that a name stands in
)

// A language tells the source language from the other by the words of both,
// which it learns from the trees.
type language struct {
	words *lexicon
	odds  []float32 // of each word, to be of the source language; a logarithm
	stays []float32 // of each word: in what share of the translations it stands as it is; -1 if unknown
}

func learnLanguage(words *lexicon, lessons []lessonPair) *language {
	n := words.len()
	texts := map[uint32]bool{}
	source, target := make([]float64, n), make([]float64, n)
	sources, targets := 1.0, 1.0
	for _, l := range lessons {
		for i := range l.source.traits {
			texts[l.source.traits[i].text] = true
			sources += countWords(source, l.source.traits[i].words)
		}
	}
	for _, l := range lessons {
		for j := range l.target.traits {
			if t := &l.target.traits[j]; !texts[t.text] {
				targets += countWords(target, t.words)
			}
		}
	}
	g := &language{words: words, odds: make([]float32, n), stays: make([]float32, n)}
	for w := range g.odds {
		odds := math.Log((source[w] + 0.5) / sources * targets / (target[w] + 0.5))
		g.odds[w] = float32(max(-mostOdds, min(odds, mostOdds)))
		g.stays[w] = -1
	}
	return g
}

func countWords(times []float64, words []uint32) float64 {
	for _, w := range words {
		times[w]++
	}
	return float64(len(words))
}

// learnNames sees which words stand in translations as they are.
func (g *language) learnNames(pairs []pairOfTexts) {
	all, both := make([]float32, len(g.stays)), make([]float32, len(g.stays))
	for _, p := range pairs {
		for _, w := range p.source {
			all[w]++
		}
		inBoth(p.source, p.target, func(w uint32) { both[w]++ })
	}
	for w, n := range all {
		g.stays[w] = -1
		if n > 0 {
			g.stays[w] = both[w] / n
		}
	}
}

// isSource reports whether a segment of the translation is in the source
// language.
func (g *language) isSource(t *traits) bool {
	odds := 0.0
	for _, w := range t.words {
		odds += float64(g.odds[w])
	}
	return len(t.words) >= fewestWords && odds >= enoughOdds && odds >= meanOdds*float64(len(t.words))
}

// isMixed reports whether a segment in the source language has a word of the
// other as well.
func (g *language) isMixed(t *traits) bool {
	return slices.ContainsFunc(t.words, func(w uint32) bool { return g.odds[w] <= foreignOdds })
}

// saysSomething reports whether a text has a word that could be translated.
// One that never begins with a small letter, or that stands in translations
// as it is, is a name.
func (g *language) saysSomething(t *traits) bool {
	for _, w := range t.words {
		if stays := g.stays[w]; stays < staysAsItIs && (stays >= 0 || g.words.lower[w]) {
			return true
		}
	}
	return false
}
