package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Decode turns the bytes of a text into what a reader reads: backslash
// escapes (CommonMark 2.4) and character references (2.5) stand for their
// characters.
func Decode(raw []byte) string {
	i := bytes.IndexAny(raw, `\&`)
	if i < 0 {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw))
	for i >= 0 {
		b.Write(raw[:i])
		raw = raw[i:]
		n := 1
		switch {
		case raw[0] == '\\' && len(raw) > 1 && util.IsPunct(raw[1]):
			b.WriteByte(raw[1])
			n = 2
		case raw[0] == '&':
			if text, length := reference(raw); length > 0 {
				b.WriteString(text)
				n = length
				break
			}
			b.WriteByte('&')
		default:
			b.WriteByte(raw[0])
		}
		raw = raw[n:]
		i = bytes.IndexAny(raw, `\&`)
	}
	b.Write(raw)
	return b.String()
}

// longestReference bounds the search for the end of a reference: HTML's
// longest name has 31 letters.
const longestReference = 34

// reference reads the character reference at the start of raw: its text and
// length, 0 if there is none.
func reference(raw []byte) (string, int) {
	end := bytes.IndexByte(raw[:min(len(raw), longestReference)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(raw[1:end])
	if name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", 0
		}
		return string(entity.Characters), end + 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return "", 0
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	r := util.ToValidRune(rune(n))
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return string(r), end + 1
}

// decodeCode reads the text of a code span: line ends are spaces; in a table
// "\|" is "|".
func decodeCode(raw []byte, cell bool) string {
	text := string(raw)
	if strings.ContainsAny(text, "\r\n") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", " "), "\n", " ")
	}
	if cell {
		text = strings.ReplaceAll(text, `\|`, `|`)
	}
	return text
}
