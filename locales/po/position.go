package po

import (
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// position is the line and column of an offset in text. It may come before
// what is valid UTF-8 ends.
func position(text string, offset int) (line, col int) {
	before := text[:max(offset, 0)]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

func failure(name string, line, col int, err error) error {
	return &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: col}, Err: err}
}
