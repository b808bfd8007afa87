package locales

import (
	"bytes"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// conflictMarks are those that no text has: the one between the two sides may be a
// line of one.
var conflictMarks = []string{segment.ConflictOurs, segment.ConflictEnd, segment.ConflictBase}

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
	return &segment.Error{Pos: segment.Pos{File: name, Line: 1 + bytes.Count(data[:first], []byte{'\n'}), Col: 1}, Err: segment.ErrConflict}
}

// lineOfMark is where the first line begins that begins with a mark, -1 if
// none does.
func lineOfMark(data []byte, mark string) int {
	for at := 0; ; at += len(mark) {
		i := bytes.Index(data[at:], []byte(mark))
		if i < 0 {
			return -1
		}
		at += i
		if (at == 0 || data[at-1] == '\n') && segment.IsConflictMark(data[at:], mark) {
			return at
		}
	}
}
