package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var unchangedRule = translationRule{finding.Rule{ID: "unchanged", Level: finding.Warning, Sentence: "the translation is the source text, or holds a part of it", Help: `
Readers of another language cannot read it. Names that stay as they are belong under ` + "`same`" + ` or ` + "`keep`" + ` in ` + "`parasol.yaml`" + `. Words that
begin with a capital inside a sentence are taken for names.

    Keep your phone with you.    →    Gardez your phone with you.`}, unchangedText}

// fewestWords that follow each other in both texts are no accident, if most of
// them are to be translated; so is the first of a text.
const fewestWords = 4

func unchangedText(t *translation) []span {
	if t.from.base == t.to.base || t.Same != nil && t.Same(t.segment.Text) {
		return nil
	}
	if sameWords(t.source.words, t.target.words) && hasPlainWord(t.source.words, 1) && !t.isOneName(0, len(t.target.words)) {
		return []span{t.whole("the translation is the source text").doubtful(len(t.source.words) < 3)}
	}
	from, to, ok := t.longestRun()
	if !ok {
		return nil
	}
	return []span{t.span(t.target.words[from].start, t.target.words[to-1].end, "these words are still those of the source text").doubtful(!t.isProse(from, to) || t.isQuoted(from, to))}
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
	return n < len(w.text) && unicode.IsLetter(first) && strings.ToLower(w.text) == w.text
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
	if len(a) < fewestWords || !t.mayHoldRun() {
		return 0, 0, false
	}
	first := map[string]bool{} // runs of the source, and whether they begin it
	for i := 0; i+fewestWords <= len(a); i++ {
		first[runOf(a[i:])] = i == 0 || first[runOf(a[i:])]
	}
	for j := 0; j+fewestWords <= len(b); j++ {
		begins, known := first[runOf(b[j:])]
		if !known {
			continue
		}
		end := j + fewestWords
		for end < len(b) && hasRun(first, b[end+1-fewestWords:]) {
			end++
		}
		fewest := fewestWords - 1
		if begins {
			fewest--
		}
		if end-j > to-from && hasPlainWord(b[j:end], fewest) && !t.isOneName(j, end) {
			from, to = j, end
		}
		j = end - fewestWords
	}
	return from, to, to > 0
}

// mayHoldRun reports whether enough words in a row are words of the source,
// in whatever order.
func (t *translation) mayHoldRun() bool {
	n := 0
	for _, w := range t.target.words {
		n++
		if first := w.text[0]; first >= utf8.RuneSelf && t.from.script == "Latn" && t.to.script != "Latn" || !t.isOfSource(w) {
			n = 0
		}
		if n == fewestWords {
			return true
		}
	}
	return false
}

// runOf is the first few words of a text.
func runOf(words []word) string {
	return words[0].folded + " " + words[1].folded + " " + words[2].folded + " " + words[3].folded
}

func hasRun(runs map[string]bool, words []word) bool {
	_, ok := runs[runOf(words)]
	return ok
}

// isOneName reports whether words of the translation have no blank between
// them, as in the name of a file.
func (t *translation) isOneName(from, to int) bool {
	words := t.target.words[from:to]
	return to-from > 1 && !strings.ContainsFunc(t.target.text[words[0].start:words[len(words)-1].end], unicode.IsSpace)
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// isProse reports whether words of the translation are a part of a sentence in
// the source's language: three in a row without a mark between them, and one of
// those small words that sentences have and names and commands have not.
func (t *translation) isProse(from, to int) bool {
	words := t.target.words[from:to]
	small := smallWords[t.from.base]
	row, longest, isSentence := 0, 0, small == ""
	for i := range words {
		w := &words[i]
		isSentence = isSentence || hasField(small, w.folded)
		if i == 0 || strings.TrimFunc(t.target.text[words[i-1].end:w.start], unicode.IsSpace) != "" || t.parted(words[i-1].end, w.start) {
			row = 0
		}
		if w.isPlain() {
			row++
		} else {
			row = 0
		}
		longest = max(longest, row)
	}
	return isSentence && longest >= 3
}

// isQuoted reports whether words of the translation stand between quotation marks,
// or are all that is emphasized: what a screen says, and a title, stay as they are.
func (t *translation) isQuoted(from, to int) bool {
	start, end := t.target.words[from].start, t.target.words[to-1].end
	before := t.target.text[:start]
	n, _ := countQuotes(before)
	if n%2 == 1 || strings.Count(before, "「") > strings.Count(before, "」") || strings.Count(before, "『") > strings.Count(before, "』") {
		return true
	}
	if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \u00a0\u202f")); strings.ContainsRune("'‘‚‹", r) && before != "" {
		return true
	}
	start, end = t.target.place(start, end)
	open, rest := t.target.tagged[:start], strings.TrimLeftFunc(t.target.tagged[end:], unicode.IsPunct)
	return emphasisOpens.MatchString(open) && emphasisEnds.MatchString(rest)
}

var (
	emphasisOpens = regexp.MustCompile(`<[ib]\d+>[^\pL<>]*$`)
	emphasisEnds  = regexp.MustCompile(`^[^\pL<>]*</[ib]\d+>`)
)
