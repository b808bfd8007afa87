package locales

import (
	"bytes"
	"errors"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// errConflict is about a file that two branches have changed.
var errConflict = errors.New("the marks of a conflict: settle which lines of it hold")

// conflictMarks begin the lines that git leaves around what two branches made
// of a file. The one between them, =======, may be a line of a text.
var conflictMarks = []string{"<<<<<<<", ">>>>>>>", "|||||||"}

// CheckConflict returns an error, with its line, if git has left its marks in a
// file of UTF-8, also where the format would take them for part of a text.
func CheckConflict(name string, data []byte) error {
	first := -1
	for _, mark := range conflictMarks {
		if at := lineOfMark(data, mark); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	if first < 0 {
		return nil
	}
	return &segment.Error{Pos: segment.Pos{File: name, Line: 1 + bytes.Count(data[:first], []byte{'\n'}), Col: 1}, Err: errConflict}
}

// lineOfMark is where the first line begins that begins with a mark, -1 if
// none does. Seven characters are the mark, and not the first of more.
func lineOfMark(data []byte, mark string) int {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(mark))
		if i < 0 {
			return -1
		}
		at += i
		end := at + len(mark)
		ends := end == len(data) || strings.IndexByte(" \r\n", data[end]) >= 0
		if ends && (at == 0 || data[at-1] == '\n') {
			return at
		}
		at = end
	}
}
