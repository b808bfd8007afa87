package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var spacingRule = translationRule{finding.Rule{ID: "spacing", Level: finding.Note, Sentence: "a space before or behind a punctuation mark is missing or too many", Help: `
French sets a space before ` + "`: ; ! ?`" + ` and inside ` + "`« »`" + `, one that does not break; other languages set none. Canadian French sets it before the
colon and inside of quotes only. ` + "`--fix`" + ` adds and takes out what is certain.

    fr: Attention!    →    Attention !`}, wrongSpaces}

const (
	noBreak       = "\u00a0"
	narrowNoBreak = "\u202f"
)

func wrongSpaces(t *translation) []span {
	if t.to.is("fr") {
		return t.frenchSpaces()
	}
	if t.to.writesWithoutSpaces() || t.to.is("br", "frp") {
		return nil
	}
	var spans []span
	text := t.target.text
	for i, r := range text {
		if !strings.ContainsRune(",;:!?.،؛؟।", r) || i == 0 {
			continue
		}
		trimmed := strings.TrimRight(text[:i], " \u00a0\u202f")
		before, _ := utf8.DecodeLastRuneInString(trimmed)
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if len(trimmed) == i || !unicode.IsLetter(before) || !unicode.IsSpace(after) && i+utf8.RuneLen(r) < len(text) || t.sourceHas(text[len(trimmed):i+utf8.RuneLen(r)]) {
			continue
		}
		if r == '।' { // some set one before it
			continue
		}
		spans = append(spans, t.span(len(trimmed), i, "a space stands before "+string(r)).fixed(""))
	}
	return spans
}

func (t *translation) sourceHas(s string) bool { return strings.Contains(t.source.text, s) }

func (t *translation) frenchSpaces() []span {
	high := "!?;"
	if t.to.region == "CA" {
		high = ""
	}
	var spans []span
	text := t.target.text
	for i, r := range text {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		ends := i+utf8.RuneLen(r) == len(text) || unicode.IsSpace(after) || unicode.In(after, unicode.Pe, unicode.Pf)
		end := i + utf8.RuneLen(r)
		switch {
		case strings.ContainsRune(high, r) && ends && endsWord(before):
			spans = append(spans, t.span(i, end, "no space stands before "+string(r)).fixed(narrowNoBreak+string(r)))
		case r == ':' && ends && endsWord(before), r == '»' && (unicode.IsLetter(before) || unicode.IsPunct(before)):
			spans = append(spans, t.span(i, end, "no space stands before "+string(r)).fixed(noBreak+string(r)))
		case r == '«' && unicode.IsLetter(after):
			spans = append(spans, t.span(i, end, "no space stands behind «").fixed("«"+noBreak))
		case strings.ContainsRune(".,", r) && ends && isBlank(before) && unicode.IsLetter(lastLetter(text[:i])):
			spans = append(spans, t.span(i-utf8.RuneLen(before), i, "a space stands before "+string(r)).fixed(""))
		}
	}
	return spans
}

// endsWord reports whether a mark may stand behind a character.
func endsWord(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("»)”", r) }

// lastLetter is the last character of a text that is no blank.
func lastLetter(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, isBlank))
	return r
}
