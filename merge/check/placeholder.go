package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var placeholderRule = translationRule{finding.Rule{ID: "placeholder", Level: finding.Error, Sentence: "a placeholder of a tool was left in the text", Help: `
Machine translation hides what it must not touch behind names of its own, and does not always put it back. What stood there in the
source is lost; put it back by hand.

    Use Signal.    →    Utilisez 0x11c0669733cc.`}, leakedPlaceholders}

// placeholderPatterns are the names that tools have for what they hide, and
// those of formats.
var placeholderPatterns = regexp.MustCompile(strings.Join([]string{
	`\b0x[0-9a-fA-F]{5,}\b`,                 // addresses of objects
	`\{\{?\s*[0-9]{1,3}\s*\}?\}`,            // {0}, {{1}}
	`\{/?[a-zA-Z_][a-zA-Z0-9_.]*\}`,         // {name}, {/code}
	`\$\{[^{}]*\}`,                          // ${name}
	`%\([a-zA-Z_]+\)[sd]|%[0-9]*\$?[sd@]\b`, // %(name)s, %1$s, %s
	`\[\[/?[A-Za-z]*[0-9]+\]\]`,             // [[1]]
	`⟦[^⟧]{0,24}⟧`,                          // ⟦1⟧
	`(?i)\b_*(?:x{2,}|ph|plh|placeholder|notranslate|ptag|tag|var|html)[_-]?(?:placeholder|component|comment)?[_-]*[0-9]+_*x*\b`, // XX1XX, PH_1
	`(?i)<?\b(?:html-placeholder[a-z0-9_-]*|placeholder[_-]?[0-9]+)>?`,                                                           // <HTML-PLACEHOLDER-1>
	`__[A-Za-z]+_*[0-9]*__`, // __PH1__
	`@@[A-Z_]*[0-9]+@@|##[A-Z0-9_]+##|%%[A-Z0-9_]+%%|§[0-9]+§`,
	`(?i)\[object object\]|\bundefined\b\s*undefined|\bNaN\b`,
	`(?i)</?(?:ph|bpt|ept|mrk|g|pc|ex|bx|it)(?:\s[^<>]*)?/?>`, // inline elements of XLIFF and TMX
	`\b(?:[0-9a-f]{12,}|[0-9A-F]{12,})\b`,
}, "|"))

// placeholderMarks are in every placeholder that is no word.
var placeholderMarks = charactersOf("{[<@#%$_⟦§")

func leakedPlaceholders(t *translation) []span {
	text := t.target.text
	if !placeholderMarks.in(text) && !slices.ContainsFunc(t.target.words, mayBePlaceholder) {
		return nil
	}
	var spans []span
	for _, at := range placeholderPatterns.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		if strings.Contains(t.source.text, found) || isNumber(found) {
			continue
		}
		spans = append(spans, t.span(at[0], at[1], found+" looks like a placeholder, and the source text has none such"))
	}
	return spans
}

// mayBePlaceholder saves most texts from a closer look: they have no word of
// letters and digits.
func mayBePlaceholder(w word) bool {
	return w.text == "NaN" || w.folded == "object" || w.folded == "undefined" || w.folded == "placeholder" ||
		hasDigit(w.text) && strings.ContainsFunc(w.text, isASCIILetter) || len(w.text) >= 12 && strings.Trim(w.text, "abcdefABCDEF") == ""
}

// isNumber reports whether digits are all there is, as in a telephone number.
func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }
