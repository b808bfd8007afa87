package po

import "github.com/parasol-l10n/parasol/content/segment"

// position is the line and column of an offset in text. It may come before
// what is valid UTF-8 ends.
func position(text string, offset int) (line, col int) {
	return segment.LineOf([]byte(text), max(offset, 0))
}

func failure(name string, line, col int, err error) error {
	return &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: col}, Err: err}
}
