package po

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// Format is PO, for a table of formats.
var Format = locales.Format{
	Name:       "po",
	Extensions: []string{".po", ".pot"},
	Sniff:      sniff,
	Decode:     decode,
	Encode:     encode,
}

// sniff looks for the keyword that a PO file begins with below its comments,
// or for comments of the kinds that only PO has.
func sniff(data []byte) bool {
	if len(data)%2 == 1 { // half a character of UTF-16 may be cut off
		data = data[:len(data)-1]
	}
	text, _, _ := fromUnicode(data)
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\r\n")
		switch {
		case line == "":
		case line[0] != '#':
			return startsEntry(line)
		case len(line) > 1 && strings.IndexByte(".:,|~", line[1]) >= 0:
			return true
		}
	}
	return false
}

func startsEntry(line string) bool {
	for _, keyword := range []string{"msgid", "msgctxt", "domain"} {
		if rest, ok := strings.CutPrefix(line, keyword); ok {
			rest = strings.TrimLeft(rest, " \t")
			return rest == "" || rest[0] == '"'
		}
	}
	return false
}
