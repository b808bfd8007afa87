package segment

import (
	"strings"
	"unicode"
)

// IsBlank reports whether a text has nothing that a reader sees: white space,
// and characters that show nothing (Unicode's White_Space, Cc, Cf and
// Default_Ignorable_Code_Point, and the Braille pattern without a dot). Such a
// text is no translation, in whatever format it comes.
func IsBlank(text string) bool { return !strings.ContainsFunc(text, isVisible) }

func isVisible(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) && r != '\u2800'
}
