package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var doubleSpaceRule = translationRule{finding.Rule{ID: "double-space", Level: finding.Warning, Sentence: "several spaces stand in a row", Help: `
Readers may see a gap. ` + "`--fix`" + ` makes one of them.

    Wait  a moment.`}, doubledSpaces}

func doubledSpaces(t *translation) []span {
	var spans []span
	text := strings.TrimRightFunc(t.target.text, isBlank)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isBlank(r) || i == 0 {
			i += n
			continue
		}
		rest := strings.TrimLeftFunc(text[i:], isBlank)
		end := len(text) - len(rest)
		if end > i+n && len(strings.TrimLeftFunc(text[:i], isBlank)) > 0 && !strings.Contains(t.source.text, text[i:end]) {
			spans = append(spans, t.span(i, end, "several spaces stand in a row").fixed(widest(text[i:end])))
		}
		i = end
	}
	return spans
}

// widest is the one of several blanks that says most: one that does not break.
func widest(blanks string) string {
	for _, b := range []string{narrowNoBreak, noBreak, "\u3000"} {
		if strings.Contains(blanks, b) {
			return b
		}
	}
	return " "
}

var edgeSpaceRule = translationRule{finding.Rule{ID: "edge-space", Level: finding.Warning, Sentence: "the translation begins or ends with a space, and the source does not", Help: `
A lesson keeps its own spaces around a text. Those of the translation are too many; a merge takes out the plain ones. ` + "`--fix`" + ` takes
out all.`}, edgeSpaces}

func edgeSpaces(t *translation) []span {
	text, source := t.target.tagged, t.segment.Text
	var spans []span
	if n := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace)); n > 0 && n < len(text) && !strings.HasPrefix(source, text[:n]) {
		spans = append(spans, span{start: 0, end: n, sentence: "begins with a space"}.fixed(""))
	}
	if n := len(strings.TrimRightFunc(text, unicode.IsSpace)); n > 0 && n < len(text) && !strings.HasSuffix(source, text[n:]) {
		spans = append(spans, span{start: n, end: len(text), sentence: "ends with a space"}.fixed(""))
	}
	return spans
}

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }
