package align

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// What reads well as Markdown may still show readers what a tool has left: the
// backslash of an escape, a star, the halves of an address. A person would not
// have written it, so that no pair with it is certain.

// isDamaged reports whether a text shows more of that than its source, outside of
// code.
func isDamaged(text string, source *segment.Segment) bool {
	is, was := debrisIn(text, source.Tags), debrisIn(source.Text, source.Tags)
	for i := range is {
		if is[i] > was[i] {
			return true
		}
	}
	return false
}

// brokenScheme is the beginning of an address with blanks in it.
var brokenScheme = regexp.MustCompile(`(?i)\b(?:https?|ftp|mailto)(?:[\s\x{a0}\x{3000}]+[:：]|[:：][\s\x{a0}\x{3000}]+)[\s\x{a0}\x{3000}]*/[\s\x{a0}\x{3000}]*/|\b(?:https?|ftp):/[\s\x{a0}\x{3000}]+/`)

// debrisIn counts the kinds of it: backslashes, backticks, stars, broken addresses.
func debrisIn(text string, tags []segment.Tag) (n [4]int) {
	inCode := 0
	for _, t := range segment.Tokenize(text, tags) {
		isCode := t.Tag >= 0 && tags[t.Tag].Kind == segment.Code
		switch {
		case isCode && t.Part == segment.Open:
			inCode++
		case isCode && t.Part == segment.Close:
			inCode--
		case t.Part == segment.Text && inCode == 0:
			n[0] += strings.Count(t.Text, `\`)
			n[1] += strings.Count(t.Text, "`")
			n[2] += looseStars(t.Text)
			n[3] += len(brokenScheme.FindAllStringIndex(t.Text, -1))
		}
	}
	return n
}

// looseStars counts the stars that are not inside of a word, as in "Leser*innen".
func looseStars(text string) int {
	n := 0
	for i, c := range text {
		if c != '*' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		behind, _ := utf8.DecodeRuneInString(text[i+1:])
		if !unicode.IsLetter(before) || !unicode.IsLetter(behind) {
			n++
		}
	}
	return n
}
