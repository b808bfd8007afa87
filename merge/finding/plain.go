package finding

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands in a text, or in the name of a file, never steers what shows it:
// no character commands a terminal, and none turns the rest of a line round.

// turnsRound reports whether a character sets the direction of what follows it
// (Unicode Standard Annex 9, section 2): embeddings, overrides and isolates.
func turnsRound(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// Steers reports whether a character commands a terminal, or turns a line.
func Steers(r rune) bool { return unicode.IsControl(r) || turnsRound(r) }

// A PlainWriter writes JSON in which no character steers. The encoder escapes
// controls below the blank; the others it does not. Whole values are to be
// written, as an encoder does.
type PlainWriter struct{ io.Writer }

func (w PlainWriter) Write(value []byte) (int, error) {
	if _, err := w.Writer.Write(escapeSteering(value)); err != nil {
		return 0, err
	}
	return len(value), nil
}

// escapeSteering escapes what may stand inside of a text of JSON.
func escapeSteering(value []byte) []byte {
	needs := func(r rune) bool { return r > ' ' && Steers(r) } // those below stand between values
	if bytes.IndexFunc(value, needs) < 0 {
		return value
	}
	out := make([]byte, 0, len(value)+16)
	for len(value) > 0 {
		r, n := utf8.DecodeRune(value)
		if needs(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, value[:n]...)
		}
		value = value[n:]
	}
	return out
}

// Plainly writes a table, of which some cells are names of files, with marks for
// what steers, but for line ends, tabs and the colours that are its own.
func Plainly(w io.Writer, write func(io.Writer) error) error {
	var table bytes.Buffer
	if err := write(&table); err != nil {
		return err
	}
	_, err := io.WriteString(w, strings.Map(func(r rune) rune {
		if Steers(r) && !strings.ContainsRune("\n\r\t\x1b", r) {
			return unicode.ReplacementChar
		}
		return r
	}, table.String()))
	return err
}

// OneLine keeps a text from a file from breaking the lines of the output.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case turnsRound(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
