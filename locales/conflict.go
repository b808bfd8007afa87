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

// joinMark begins and ends the lines that msgcat and msgmerge write into a text
// that files translate in several ways, each before one of the translations.
const joinMark = "#-#-#-#-#"

// IsJoined reports whether a text is several translations that gettext's tools
// put together, for a person to choose from.
func IsJoined(text string) bool {
	if !strings.Contains(text, joinMark) {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if len(line) > 2*len(joinMark) && strings.HasPrefix(line, joinMark+" ") && strings.HasSuffix(line, " "+joinMark) {
			return true
		}
	}
	return false
}

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
