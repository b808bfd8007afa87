package segment

import (
	"bytes"
	"unicode/utf8"
)

// InvalidUTF8 is the offset of the first byte of a text that is not UTF-8; -1 if
// all of it is.
func InvalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; ; {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
}

// LineOf is the line of a byte of a file, and its column in characters, both from
// 1. A byte order mark is none of them.
func LineOf(file []byte, at int) (line, col int) {
	before := file[:at]
	line = 1 + bytes.Count(before, []byte{'\n'})
	if line == 1 {
		before = bytes.TrimPrefix(before, []byte("\ufeff"))
	}
	return line, 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}
