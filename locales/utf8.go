package locales

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
)

// CheckUTF8 returns an error, with its place, if a file is not UTF-8: what its
// bytes mean nobody knows then.
func CheckUTF8(name string, data []byte) error {
	at := segment.InvalidUTF8(data)
	if at < 0 {
		return nil
	}
	line, col := segment.LineOf(data, at)
	return &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: col}, Err: fmt.Errorf("the file is not UTF-8: byte %#02x", data[at])}
}
