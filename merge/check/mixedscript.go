package check

import (
	"unicode"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var mixedScriptRule = translationRule{finding.Rule{ID: "mixed-script", Level: finding.Warning, Sentence: "a word has letters of two scripts that look alike", Help: `
A Latin a inside a Russian word looks right, and no search finds the word. It comes from a keyboard that was not switched. Type the word anew.

    пaроль (with a Latin a)`}, mixedWords}

// lookAlikes are scripts with letters that look like those of another one.
var lookAlikes = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian}

func mixedWords(t *translation) []span {
	var spans []span
	for _, w := range t.target.words {
		if isASCII(w.text) {
			continue
		}
		seen := 0
		for i, table := range lookAlikes {
			for _, r := range w.text {
				if unicode.Is(table, r) && r != 'µ' {
					seen |= 1 << i
				}
			}
		}
		if seen&(seen-1) != 0 && !t.isOfSource(w) {
			spans = append(spans, t.span(w.start, w.end, w.text+" has letters of two scripts").doubtful(hasDigit(w.text) || stem(w.text)))
		}
	}
	return spans
}

// stem reports whether a word is of one script up to some place and of
// another from there: a Latin name with an ending.
func stem(w string) bool {
	changes := 0
	var last *unicode.RangeTable
	n, first := 0, 0
	for _, r := range w {
		for _, table := range lookAlikes {
			if unicode.Is(table, r) && table != last {
				if last != nil {
					changes++
					first = n
				}
				last = table
			}
		}
		n++
	}
	return changes == 1 && first > 2
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
