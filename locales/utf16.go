package locales

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/text/encoding/unicode"
)

// DecodeUTF16 turns a file in UTF-16 of the byte order given into UTF-8, byte
// order mark included. It is an error if the file is cut off inside a
// character: what the decoder would replace comes back as other bytes.
func DecodeUTF16(data []byte, order binary.ByteOrder) ([]byte, error) {
	if len(data)%2 != 0 {
		return nil, errors.New("the file is cut off: UTF-16 has an even number of bytes")
	}
	endianness := unicode.LittleEndian
	if order == binary.BigEndian {
		endianness = unicode.BigEndian
	}
	encoding := unicode.UTF16(endianness, unicode.IgnoreBOM)
	text, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return nil, err
	}
	again, err := encoding.NewEncoder().Bytes(text)
	if err != nil {
		return nil, err
	}
	for i := range data {
		if i >= len(again) || data[i] != again[i] {
			return nil, fmt.Errorf("the file is not UTF-16: half a character at byte %d", i&^1)
		}
	}
	return text, nil
}
