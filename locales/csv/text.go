package csv

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"
)

var byteOrders = []struct {
	mark  string // as a file begins
	order binary.ByteOrder
}{
	{"\xff\xfe", binary.LittleEndian},
	{"\xfe\xff", binary.BigEndian},
}

var returnsBeforeFeed = regexp.MustCompile("\r+\n")

// decodeText brings a file into UTF-8 without a byte order mark, its lines
// ended by line feeds. It does not say whether what is UTF-8 by default is.
func decodeText(data []byte) ([]byte, error) {
	for _, o := range byteOrders {
		if !bytes.HasPrefix(data, []byte(o.mark)) {
			continue
		}
		var err error
		if data, err = decodeUTF16(data, o.order); err != nil {
			return nil, err
		}
	}
	data = bytes.TrimPrefix(data, []byte(mark))
	switch {
	case bytes.IndexByte(data, '\r') < 0:
	case bytes.IndexByte(data, '\n') < 0: // of an old Macintosh
		data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
	default:
		data = returnsBeforeFeed.ReplaceAll(data, []byte{'\n'})
	}
	return data, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) ([]byte, error) {
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
