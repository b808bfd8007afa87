package locales

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// DecodeUTF16 turns a file in UTF-16 of the byte order given into UTF-8, byte
// order mark included. It is an error if the file is cut off inside a
// character.
func DecodeUTF16(data []byte, order binary.ByteOrder) ([]byte, error) {
	if len(data)%2 != 0 {
		return nil, errors.New("the file is cut off: UTF-16 has an even number of bytes")
	}
	text := make([]byte, 0, len(data))
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(data) || utf16.DecodeRune(r, rune(order.Uint16(data[i+2:]))) == utf8.RuneError {
				return nil, fmt.Errorf("the file is not UTF-16: half a character at byte %d", i)
			}
			r = utf16.DecodeRune(r, rune(order.Uint16(data[i+2:])))
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	return text, nil
}
