package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var asteriskRule = translationRule{finding.Rule{ID: "asterisk", Level: finding.Warning, Sentence: "an asterisk stands in the text, and the source text has none", Help: `
One half of a pair of emphasis, or the mark of a list that was taken for text. Readers see it. An asterisk between two letters
(*Nutzer\*innen*) or two numbers is nobody's slip.

    Keep it safe.    →    Gardez-le *en sécurité.`}, loneAsterisks}

func loneAsterisks(t *translation) []span {
	text := t.target.text
	if !strings.ContainsAny(text, "*＊") || strings.ContainsAny(t.source.text, "*＊") {
		return nil
	}
	for _, s := range leftMarkup(t) {
		if strings.ContainsAny(t.target.tagged[s.start:s.end], "*＊") { // that says it
			return nil
		}
	}
	var spans []span
	for i, r := range text {
		if r != '*' && r != '＊' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[:i], isBlank))
		after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[i+utf8.RuneLen(r):], isBlank))
		joins := i > 0 && inWord(lastRune(text[:i])) && unicode.IsLower(after) && strings.HasPrefix(text[i+utf8.RuneLen(r):], string(after))
		if joins || digit(before) >= 0 && digit(after) >= 0 {
			continue
		}
		spans = append(spans, t.span(i, i+utf8.RuneLen(r), "an asterisk stands here, and the source text has none"))
	}
	return spans
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
