package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge"
)

var unchangedRule = translationRule{Rule{"unchanged", merge.Warning, "the translation is the source text, or holds a part of it", `
Readers of another language cannot read it. Names that stay as they are belong under ` + "`same`" + ` or ` + "`keep`" + ` in ` + "`parasol.yaml`" + `. Words that
begin with a capital inside a sentence are taken for names.

    Keep your phone with you.    →    Gardez your phone with you.`}, unchangedText}

// fewestWords that follow each other in both texts are no accident.
const fewestWords = 4

func unchangedText(t *translation) []span {
	if t.from.base == t.to.base || t.Same != nil && t.Same(t.segment.Text) {
		return nil
	}
	if sameWords(t.source.words, t.target.words) && hasPlainWord(t.source.words, 1) {
		return []span{t.whole("the translation is the source text").doubtful(len(t.source.words) < 3)}
	}
	from, to, ok := t.longestRun()
	if !ok {
		return nil
	}
	return []span{t.span(t.target.words[from].start, t.target.words[to-1].end, "these words are still those of the source text")}
}

func sameWords(a, b []word) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].folded != b[i].folded {
			return false
		}
	}
	return true
}

// isPlain reports whether a word is one to be translated: not a name, a
// number, or an abbreviation.
func (w *word) isPlain() bool {
	first, n := utf8.DecodeRuneInString(w.text)
	return n < len(w.text) && unicode.IsLetter(first) && !unicode.IsUpper(first) && utf8.RuneCountInString(w.text) > 1
}

func hasPlainWord(words []word, fewest int) bool {
	n := 0
	for i := range words {
		if words[i].isPlain() {
			n++
		}
	}
	return n >= fewest
}

// longestRun finds the words of the translation that are in the source one
// after the other too, if they are enough.
func (t *translation) longestRun() (from, to int, ok bool) {
	a, b := t.source.words, t.target.words
	if len(a) < fewestWords || len(b) < fewestWords || t.to.writesWithoutSpaces() && !strings.ContainsFunc(t.target.text, isASCIILetter) {
		return 0, 0, false
	}
	lengths := make([]int, len(b)+1) // of the run that ends before a word of b
	best := 0
	for i := range a {
		before := 0
		for j := range b {
			run := 0
			if a[i].folded == b[j].folded {
				run = before + 1
			}
			before, lengths[j+1] = lengths[j+1], run
			if run >= fewestWords && run > best && hasPlainWord(b[j+1-run:j+1], 3) {
				best, from, to = run, j+1-run, j+1
			}
		}
	}
	return from, to, best > 0
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
