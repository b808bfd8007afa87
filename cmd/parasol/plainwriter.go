package main

import (
	"bytes"
	"fmt"
	"io"
)

// A plainWriter writes JSON in which no character commands a terminal. The
// encoder escapes those below the blank; DEL and C1 (U+0080 to U+009F) it does
// not. Whole values are to be written, as an encoder does.
type plainWriter struct{ io.Writer }

func (w plainWriter) Write(value []byte) (int, error) {
	if _, err := w.Writer.Write(escapeC1(value)); err != nil {
		return 0, err
	}
	return len(value), nil
}

func escapeC1(value []byte) []byte {
	if bytes.IndexByte(value, 0x7f) < 0 && bytes.IndexByte(value, 0xc2) < 0 {
		return value
	}
	out := make([]byte, 0, len(value)+16)
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == 0x7f:
			out = append(out, `\u007f`...)
		case c == 0xc2 && i+1 < len(value) && value[i+1] < 0xa0:
			out = fmt.Appendf(out, `\u%04x`, value[i+1])
			i++
		default:
			out = append(out, c)
		}
	}
	return out
}
