package segment

import (
	"slices"
	"strings"
	"unicode"
)

// IsCode reports whether the segment says nothing but code: see [IsCode].
func (s *Segment) IsCode() bool { return IsCode(s.Text, s.Tags) }

// IsCode reports whether a text has no letter but those in code. What a program
// reads is the same in every language: such a text calls for a translation only
// where somebody has given it one, as "Strg+C" for "Ctrl+C".
func IsCode(text string, tags []Tag) bool {
	if !slices.ContainsFunc(tags, func(t Tag) bool { return t.Kind == Code }) {
		return false
	}
	depth, letters := 0, false
	for _, t := range Tokenize(text, tags) {
		switch isCode := t.Tag >= 0 && tags[t.Tag].Kind == Code; {
		case isCode && t.Part == Open:
			depth++
		case isCode && t.Part == Close:
			depth--
		case t.Part != Text || !strings.ContainsFunc(t.Text, unicode.IsLetter):
		case depth == 0:
			return false
		default:
			letters = true
		}
	}
	return letters
}
