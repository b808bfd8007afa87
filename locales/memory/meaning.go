package memory

import "slices"

// A meaning is what a text says in few words that matter more than their
// weight: two texts that differ in one of these can look much alike, and a
// translation of one misleads the reader of the other.
type meaning struct {
	negations          int
	numbers, addresses uint64   // sums of hashes: the same in any order
	units              []uint64 // the words beside numbers: km, days
}

// The factors by which a change of meaning lowers the similarity.
const (
	negationFactor = 0.75
	detailFactor   = 0.8 // a number, a unit or an address
)

// maxUnits bounds the units of a text that are compared.
const maxUnits = 16

func (m *meaning) reset() { *m = meaning{units: m.units[:0]} }

// add takes in a word; ending is its last letters, 21 bits each.
func (m *meaning) add(w *word, ending uint64) {
	const not = 'n'<<42 | '\''<<21 | 't' // don't, isn't
	switch {
	case w.kind == number:
		m.numbers += w.folded
	case w.kind == address:
		m.addresses += w.folded
	case w.kind == letters && ending&(1<<63-1) == not, negations[w.folded]:
		m.negations++
	}
}

// findUnits notes the sign before each number, or else the word after it:
// €5, 5 km.
func (m *meaning) findUnits(words []word) {
	for i := range words {
		switch {
		case words[i].kind != number || len(m.units) == maxUnits:
		case i > 0 && words[i-1].kind == sign:
			m.units = append(m.units, words[i-1].folded)
		case i+1 < len(words) && words[i+1].kind <= sign:
			m.units = append(m.units, words[i+1].folded)
		}
	}
}

// change is the product of the factors for what differs between two texts.
func change(a, b *textWords) float64 {
	factor := 1.0
	if a.meaning.negations != b.meaning.negations {
		factor *= negationFactor
	}
	if a.meaning.numbers != b.meaning.numbers {
		factor *= detailFactor
	}
	if a.meaning.addresses != b.meaning.addresses {
		factor *= detailFactor
	}
	if a.losesUnit(b) && b.losesUnit(a) {
		factor *= detailFactor
	}
	return factor
}

// losesUnit reports whether a unit of r is nowhere in other. Only where both
// texts lose one has it changed: "3 new messages" has the messages of
// "3 messages" still.
func (r *textWords) losesUnit(other *textWords) bool {
	for _, unit := range r.meaning.units {
		if !slices.ContainsFunc(other.words, func(w word) bool { return w.folded == unit }) {
			return true
		}
	}
	return false
}

// negations holds the hashes of the words that deny, in the languages that
// lessons are written in. English words that end in n't are found by that.
var negations = hashWords(
	"no", "not", "never", "none", "nor", "neither", "cannot", "nothing", "nobody", "without", "unless", // en
	"ne", "pas", "jamais", "sans", "aucun", "aucune", "ni", "rien", // fr
	"nunca", "jamás", "sin", "tampoco", "nada", "ningún", "ninguna", // es
	"não", "sem", "nem", "nenhum", "nenhuma", // pt
	"nicht", "nie", "niemals", "ohne", "nichts", "kein", "keine", "keinen", "keinem", "keiner", "keines", // de
	"non", "senza", "nessun", "nessuno", "nessuna", "né", // it
	"не", "нет", "ни", "без", "никогда", "нельзя", "ничего", // ru
	"لا", "ولا", "لم", "لن", "ليس", "ليست", "بدون", "دون", "بلا", "غير", // ar
	"niet", "geen", "nooit", "zonder", // nl
	"不", "没", "沒", "未", "无", "無", "勿", // zh
)

func hashWords(words ...string) map[uint64]bool {
	hashes := make(map[uint64]bool, len(words))
	for _, w := range words {
		h := uint64(hashSeed)
		for _, c := range w {
			h = hashRune(h, c)
		}
		hashes[hashEnd(h)] = true
	}
	return hashes
}
