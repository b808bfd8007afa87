package tmx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/locales"
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
			text, err := locales.DecodeUTF16(data, o.order)
			return bytes.TrimPrefix(text, []byte("\ufeff")), err
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
