package tmx

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var byteOrders = []struct {
	mark  string // as a file begins
	order binary.ByteOrder
}{
	{"\xff\xfe", binary.LittleEndian},
	{"\xfe\xff", binary.BigEndian},
	{"<\x00", binary.LittleEndian},
	{"\x00<", binary.BigEndian},
}

var declared = regexp.MustCompile(`^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']*)["']`)

// decodeText brings a file into UTF-8 without a byte order mark. It reads
// UTF-8, UTF-16 and the two encodings of Western Europe that old tools use.
func decodeText(data []byte) ([]byte, error) {
	for _, o := range byteOrders {
		if bytes.HasPrefix(data, []byte(o.mark)) {
			return decodeUTF16(data, o.order)
		}
	}
	if text, ok := bytes.CutPrefix(data, []byte("\ufeff")); ok {
		return text, nil
	}
	m := declared.FindSubmatch(data[:min(len(data), 512)])
	if m == nil {
		return data, nil
	}
	switch label := strings.ToLower(string(m[1])); label {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return data, nil
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return decodeWestern(data), nil
	case "utf-16", "utf-16le", "utf-16be":
		return nil, fmt.Errorf("the file says that it is %s, and is not", m[1])
	default:
		return nil, fmt.Errorf("the encoding %q is not one that Parasol reads: save the file as UTF-8", m[1])
	}
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
	return bytes.TrimPrefix(text, []byte("\ufeff")), nil
}

// western are the characters of Windows-1252 where ISO 8859-1 has controls,
// which no text needs.
var western = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func decodeWestern(data []byte) []byte {
	text := make([]byte, 0, len(data)+len(data)/8)
	for _, c := range data {
		r := rune(c)
		if 0x80 <= c && c < 0xa0 {
			r = western[c-0x80]
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}
