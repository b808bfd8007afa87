package own

import (
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
)

// words counts the words of a text: runs of letters and digits, the numbers of
// lists aside.
func words(text string) map[string]int {
	count := map[string]int{}
	for line := range strings.Lines(text) {
		for word := range strings.FieldsFuncSeq(withoutNumber(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
			count[strings.ToLower(word)]++
		}
	}
	return count
}

// withoutNumber is a line without the number of an item of a list.
func withoutNumber(line string) string {
	rest := strings.TrimLeft(line, " \t>")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if digits > 0 && digits <= 9 && digits < len(rest) && (rest[digits] == '.' || rest[digits] == ')') {
		return rest[digits+1:]
	}
	return line
}

// Lost counts the words of a published lesson that another lacks.
func Lost(published, lesson []byte) int { return lost(string(published), words(string(lesson))) }

// lost counts the words of a text that are not among others.
func lost(text string, has map[string]int) int {
	n := 0
	for word, count := range words(text) {
		n += max(0, count-has[word])
	}
	return n
}

// loses reports whether a text has words that another lacks.
func loses(text, other string) bool { return lost(text, words(other)) > 0 }

// HasMore reports whether a text as it stands in the file of one document has more
// than a text of another, which says the same: words in attributes, or lines that
// sites read as the beginning or the end of something.
func HasMore(d *content.Document, i int, than *content.Document, j int) bool {
	is, other := d.Raw(i), than.Raw(j)
	return loses(is, other) || fences(is) > fences(other)
}

// fences counts the lines of a text that begin or end something for some site:
// ":::", "///", "!!!" and the like.
func fences(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(line, " \t>")
		if len(line) >= 3 && line[0] == line[1] && line[1] == line[2] && strings.IndexByte("/:!?%+", line[0]) >= 0 || strings.HasPrefix(line, `=== "`) {
			n++
		}
	}
	return n
}
