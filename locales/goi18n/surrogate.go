package goi18n

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// jsonSurrogate returns the place of the first half of a character in a JSON
// file, -1 if there is none: of an escape such as \ud83d without the one that
// makes it a character. encoding/json puts U+FFFD there and says nothing.
func jsonSurrogate(text string) int {
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\\')
		if n < 0 {
			return -1
		}
		at += n
		first, ok := jsonUnit(text[at:])
		if !ok || !utf16.IsSurrogate(first) {
			at += len(`\n`)
			continue
		}
		second, _ := jsonUnit(text[at+len(`\ud800`):])
		if utf16.DecodeRune(first, second) == '\ufffd' {
			return at
		}
		at += len(`\ud83d\ude00`)
	}
}

// jsonUnit reads the escape of a unit of UTF-16 that s begins with.
func jsonUnit(s string) (rune, bool) {
	if len(s) < len(`\u0000`) || s[:2] != `\u` {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(unit), err == nil
}

// yamlSurrogates are the escapes for which the yaml package refuses a file
// without saying where they are.
var yamlSurrogates = regexp.MustCompile(`\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}`)
