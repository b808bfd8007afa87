package check

import (
	"strings"
	"unicode/utf8"
)

// characters is a set of characters that texts are searched for.
type characters struct {
	bytes [256]bool // that one of them begins with
	all   string
}

func charactersOf(all string) characters {
	c := characters{all: all}
	for i := range all {
		c.bytes[all[i]] = true
	}
	return c
}

// has reports whether a character is one of them.
func (c *characters) has(r rune) bool {
	if r < utf8.RuneSelf {
		return c.bytes[r]
	}
	return strings.ContainsRune(c.all, r)
}

// in reports whether any of them stands in a text.
func (c *characters) in(text string) bool {
	for i := 0; i < len(text); i++ {
		if !c.bytes[text[i]] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); c.has(r) {
			return true
		}
	}
	return false
}
