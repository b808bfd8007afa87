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
	case bytes.IndexByte(data, '\n') < 0: // of an old Macintosh
		data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
	default:
		data = returnsBeforeFeed.ReplaceAll(data, []byte{'\n'})
	}
	return data, nil
}
