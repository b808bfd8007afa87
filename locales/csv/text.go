package csv

import (
	"bytes"
	"encoding/binary"
	"regexp"

	"github.com/parasol-l10n/parasol/locales"
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
		if data, err = locales.DecodeUTF16(data, o.order); err != nil {
			return nil, err
		}
	}
	data = bytes.TrimPrefix(data, []byte(mark))
	switch {
	case bytes.IndexByte(data, '\r') < 0:
	default:
		bare := endsBare(data)
		data = returnsBeforeFeed.ReplaceAll(data, []byte{'\n'})
		if bare {
			data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
		}
	}
	return data, nil
}

// endsBare reports whether the first row ends in a carriage return alone, as
// those of an old Macintosh do; the line breaks in cells may be others.
func endsBare(data []byte) bool {
	at := bytes.IndexAny(data, "\r\n")
	behind := bytes.TrimLeft(data[at:], "\r")
	return data[at] == '\r' && !bytes.HasPrefix(behind, []byte{'\n'})
}
