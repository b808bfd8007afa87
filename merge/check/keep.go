package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var keepRule = translationRule{finding.Rule{ID: "keep", Level: finding.Warning, Sentence: "a word that has to stay as it is does not stand in the translation", Help: `
Names of apps and people are searched for by their spelling. The words are listed under ` + "`keep`" + ` in ` + "`parasol.yaml`" + `. Endings that a
language adds are right (*Signalin*), other letters are not.

    Install Signal.    →    Installez le signal.`}, changedNames}

func changedNames(t *translation) []span {
	var spans []span
	for _, name := range t.Keep {
		if holdsName(t.source.text, name) && !holdsName(t.target.text, name) {
			s := t.missing(name + " of the source text is missing")
			if i := strings.Index(strings.ToLower(t.target.text), strings.ToLower(name)); i >= 0 && i+len(name) <= len(t.target.text) {
				s = t.span(i, i+len(name), t.target.text[i:i+len(name)]+" stands here in the place of "+name)
			}
			spans = append(spans, s)
		}
	}
	return spans
}

// holdsName reports whether a name stands in a text, in the same capitals, as
// a word or as the beginning of one. A letter of another script does not
// belong to the word: Arabic and Chinese write some right before a name.
func holdsName(text, name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsLetter(before) || unicode.Is(unicode.Latin, before) != unicode.Is(unicode.Latin, first) {
			return endsName(text[i+len(name):])
		}
		from = i + len(name)
	}
}

// endsName reports whether what follows a name is no more than an ending.
func endsName(rest string) bool {
	n := 0
	for _, r := range rest {
		if !unicode.IsLetter(r) || !unicode.IsLower(r) {
			break
		}
		n++
	}
	return n <= 4
}
