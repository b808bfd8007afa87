package segment

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// Words counts the words of a segment's text: see [CountWords].
func (s *Segment) Words() int { return CountWords(s.Text, s.Tags) }

// CountWords counts the words of a tagged text: the parts between the word
// boundaries of Unicode Standard Annex #29, section 4, that hold a letter or a
// digit. Tags are left out; one that stands alone, such as a line break, ends
// a word.
func CountWords(text string, tags []Tag) int {
	n := 0
	for parts := words.FromString(reading(text, tags)); parts.Next(); {
		if strings.ContainsFunc(parts.Value(), letterOrDigit) {
			n++
		}
	}
	return n
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// reading is the text without its tags.
func reading(text string, tags []Tag) string {
	if len(tags) == 0 {
		return text
	}
	var b strings.Builder
	for _, t := range Tokenize(text, tags) {
		switch t.Part {
		case Text:
			b.WriteString(t.Text)
		case Single:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
