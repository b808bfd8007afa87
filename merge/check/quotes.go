package check

import (
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var quotesRule = translationRule{finding.Rule{ID: "quotes", Level: finding.Warning, Sentence: "quotation marks are not balanced", Help: `
Languages quote in many ways (` + "`„…“`, `»…«`, `”…”`, `「…」`" + `), and all of them use two marks. An odd number means that one was lost.
Nothing is said where the source's are odd too; single quotes are apostrophes too, and are not counted.

    “yes”    →    « oui`}, oddQuotes}

var doubleQuotes = charactersOf("\"“”„‟«»〝〞〟＂")

func oddQuotes(t *translation) []span {
	n, last := countQuotes(t.target.text)
	if n%2 == 0 {
		return nil
	}
	if s, _ := countQuotes(t.source.text); s%2 != 0 {
		return nil
	}
	_, size := firstRune(t.target.text[last:])
	return []span{t.span(last, last+size, "one quotation mark has no partner")}
}

// countQuotes counts double quotation marks, but for inches.
func countQuotes(text string) (n, last int) {
	if !doubleQuotes.in(text) {
		return 0, 0
	}
	for i, r := range text {
		if doubleQuotes.has(r) && (r != '"' || n%2 == 1 || !isInches(text, i)) {
			n++
			last = i
		}
	}
	return n, last
}

// isInches reports whether the mark at offset i stands for inches: behind a
// number, or behind one and a blank where no word begins.
func isInches(text string, i int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:i])
	if digit(before) >= 0 {
		return true
	}
	of, _ := utf8.DecodeLastRuneInString(text[:i-n])
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return isBlank(before) && digit(of) >= 0 && !inWord(next) && next != object
}
