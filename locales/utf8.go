package locales

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// CheckUTF8 returns an error, with its place, if a file is not UTF-8: what its
// bytes mean nobody knows then.
func CheckUTF8(name string, data []byte) error {
	for at := 0; at < len(data); {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			before := data[:at]
			line := before[bytes.LastIndexByte(before, '\n')+1:]
			pos := segment.Pos{File: name, Line: 1 + bytes.Count(before, []byte{'\n'}), Col: 1 + utf8.RuneCount(line)}
			return &segment.Error{Pos: pos, Err: fmt.Errorf("the file is not UTF-8: byte %#02x", data[at])}
		}
		at += n
	}
	return nil
}
