package coverage

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Words counts the words of a segment's text: the parts between the word
// boundaries of Unicode Standard Annex #29, section 4, that hold a letter or a
// digit. Tags are left out; one that stands alone, such as a line break, ends
// a word.
func Words(s *segment.Segment) int {
	n := 0
	for parts := words.FromString(reading(s)); parts.Next(); {
		if strings.ContainsFunc(parts.Value(), letterOrDigit) {
			n++
		}
	}
	return n
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// reading is the text without its tags.
func reading(s *segment.Segment) string {
	if len(s.Tags) == 0 {
		return s.Text
	}
	var b strings.Builder
	for _, t := range segment.Tokenize(s.Text, s.Tags) {
		switch t.Part {
		case segment.Text:
			b.WriteString(t.Text)
		case segment.Single:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
