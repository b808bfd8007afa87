package align

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endings are the marks that end a text, by what they mean.
var endings = map[rune]rune{
	':': ':', '：': ':', '?': '?', '؟': '?', '？': '?', '\u037e': '?', ';': ';', '؛': ';', '；': ';',
	'!': '!', '！': '!', '.': '.', '。': '.', '۔': '.', '।': '.',
}

// ending is the mark at the end of a text, behind quotes and brackets; 0 if
// there is none.
func ending(text string) rune {
	for text != "" {
		c, size := utf8.DecodeLastRuneInString(text)
		if e, ok := endings[c]; ok {
			return e
		}
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return 0
		}
		text = text[:len(text)-size]
	}
	return 0
}

// sentenceEnds counts the marks between sentences: before a blank, or anywhere in a
// script without blanks. The one that ends the text parts nothing, in any script, nor
// does one that begins it, or that a small letter follows: "e.g. this".
func sentenceEnds(text string) int {
	n, first, last := 0, strings.IndexFunc(text, isWordRune), strings.LastIndexFunc(text, isWordRune)
	for i, c := range text {
		if e := endings[c]; e != '.' && e != '?' && e != '!' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
		if first < i && i < last && (c >= 0x3000 || unicode.IsSpace(next) && !beginsSmall(text[i+utf8.RuneLen(c):])) {
			n++
		}
	}
	return n
}

// beginsSmall reports whether the first letter of a text is a small one.
func beginsSmall(text string) bool {
	for _, c := range text[:min(len(text), longestScheme)] {
		if isWordRune(c) {
			return unicode.IsLower(c)
		}
	}
	return false
}

// asides are what stands in brackets, but for addresses: a link that was damaged
// has one more than it should.
func asides(text string) []string {
	var all []string
	for i, c := range text {
		if c != '(' && c != '（' {
			continue
		}
		rest := text[i+utf8.RuneLen(c):]
		rest = strings.TrimLeft(rest[:min(len(rest), longestAddress)], " (")
		scheme := rest[:min(len(rest), longestScheme)]
		if length, _ := addressLength(rest); !isLink(rest[:length]) && !strings.Contains(scheme, "//") {
			all = append(all, insideOf(text[i+utf8.RuneLen(c):]))
		}
	}
	return all
}

// insideOf is the text up to where a bracket closes.
func insideOf(text string) string {
	text = text[:min(len(text), longestAddress)]
	if end := strings.IndexAny(text, ")）"); end >= 0 {
		text = text[:end]
	}
	return strings.ToValidUTF8(text, "")
}

// How much of an address is looked at, in bytes, and how far its slashes are
// from its beginning at most, damaged as it may be.
const (
	longestAddress = 128
	longestScheme  = 16
)
