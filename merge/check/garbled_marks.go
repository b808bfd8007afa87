package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lostLetters is where the first question mark stands that took the place of a
// letter inside of a word, and whether that may be how somebody typed: a language
// that writes without blanks has a letter on both sides of any mark. Marks that
// end a sentence are as many as in the source, and what begins behind them is no
// small letter.
func (t *translation) lostLetters() (from, to int, doubt, found bool) {
	text := t.target.text
	more := questions(text) > questions(t.source.text)
	for _, at := range marksInWords.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeRuneInString(text[at[0]:])
		after, _ := utf8.DecodeLastRuneInString(text[:at[1]])
		if !more && !unicode.IsLower(after) {
			continue
		}
		return at[0], at[1], unicode.In(before, spaceless...) && unicode.In(after, spaceless...), true
	}
	return 0, 0, false, false
}

// spaceless are the scripts that set no blanks between words.
var spaceless = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Yi,
}

// questions counts the question marks of a text, of all scripts.
func questions(text string) int {
	n := 0
	for _, r := range text {
		if strings.ContainsRune(marks[question], r) {
			n++
		}
	}
	return n
}
