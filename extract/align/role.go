package align

import (
	"bytes"
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A lineReader finds how the line of a segment begins, as far as the segment,
// in the order of the file.
type lineReader struct {
	rest []byte
	line int // number of the line that rest begins with, from 0
}

func (l *lineReader) before(p segment.Pos) []byte {
	for ; l.line < p.Line-1; l.line++ {
		i := bytes.IndexByte(l.rest, '\n')
		if i < 0 {
			return nil
		}
		l.rest = l.rest[i+1:]
	}
	end := 0
	for n := 1; n < min(p.Col, maxRole) && end < len(l.rest) && l.rest[end] != '\n'; n++ {
		_, size := utf8.DecodeRune(l.rest[end:])
		end += size
	}
	return l.rest[:end]
}

// maxRole bounds how many characters of a line are looked at.
const maxRole = 64

// roleOf spells what a segment is beyond its kind: the key of a value, the
// level of a heading, the depth of an item.
func roleOf(s *segment.Segment, before []byte) string {
	switch s.Kind {
	case segment.Value:
		key, _, _ := bytes.Cut(bytes.TrimLeft(before, " \t-"), []byte(":"))
		return string(key)
	case segment.Heading:
		return strings.Repeat("#", bytes.Count(before, []byte("#")))
	case segment.Item:
		indent := len(before) - len(bytes.TrimLeft(before, " "))
		return strings.Repeat(" ", bits.Len(uint(indent/2)))
	}
	return ""
}
