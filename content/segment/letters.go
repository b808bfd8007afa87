package segment

import (
	"regexp"
	"strings"
	"unicode"
)

var brokenTarget = regexp.MustCompile(`\]\s?\([^()]*\)|\([a-z]+://[^()\s]*\)`)

// Letters are the letters and digits of a text in lower case, which are the
// same whatever quotes, blanks and tags it is written with, and when a link
// was repaired.
func Letters(text string) string {
	text = Plain(text)
	if strings.Contains(text, "(") {
		text = brokenTarget.ReplaceAllString(text, "")
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, text)
}
