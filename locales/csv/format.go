package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/locales"
)

// Format is CSV. Errors of its Encode name the message.
var Format = locales.Format{
	Name:       "csv",
	Extensions: []string{".csv", ".tsv"},
	Sniff:      sniff,
	Decode:     decode,
	Encode:     encode,
}

// The columns, in the order in which they are written: that of what went out
// only if it says something, those of other tools never.
const (
	idColumn = iota
	contextColumn
	sourceColumn
	targetColumn
	noteColumn
	stateColumn
	exportedColumn
	written

	fuzzyColumn = iota - 1 // of translate-toolkit and Weblate, as are the comments
	translatorColumn
	developerColumn
	approvedColumn // of tables that people make
	columns
)

var columnNames = [columns]string{
	"id", "context", "source", "target", "note", "state", "exported",
	"fuzzy", "translator_comments", "developer_comments", "approved",
}

// usual are the columns that every file of ours has.
var usual = columnNames[:exportedColumn]

const mark = "\ufeff"

// separators are tried in turn; of those that find as many columns, the first
// counts.
var separators = []rune{',', ';', '\t', '|'}

// A layout is what the header row says: what stands between cells and where
// each column is, -1 for one that is not there.
type layout struct {
	said      int // lines before the header: one that names the separator
	separator rune
	cells     int
	at        [columns]int
	twice     string // a column that is there twice
}

// readLayout finds the separator under which the first line of text has the
// most columns that are known, unless a line before it names the separator.
func readLayout(text []byte) layout {
	line, rest, _ := bytes.Cut(text, []byte{'\n'})
	if separator, ok := namedSeparator(string(line)); ok {
		line, _, _ = bytes.Cut(rest, []byte{'\n'})
		l := layout{said: 1, separator: separator}
		record, _ := newReader(line, separator).Read()
		l.locate(record)
		return l
	}
	best, most := layout{separator: separators[0]}, -1
	for _, separator := range separators {
		l := layout{separator: separator}
		r := newReader(line, separator)
		record, _ := r.Read() // a header that is broken has no columns
		if known := l.locate(record); known > most {
			best, most = l, known
		}
	}
	return best
}

// namedSeparator is what the first line of a file for Excel says: "sep=;".
func namedSeparator(line string) (rune, bool) {
	line = strings.TrimRight(line, "\r")
	if len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
		line = line[1 : len(line)-1]
	}
	if len(line) < len("sep=,") || !strings.EqualFold(line[:len("sep=")], "sep=") {
		return 0, false
	}
	separator, n := utf8.DecodeRuneInString(line[len("sep="):])
	rest := strings.Trim(line[len("sep=")+n:], ",; ") // a spreadsheet pads the row with empty cells
	return separator, rest == "" && isSeparator(separator)
}

// isSeparator reports whether rows can be cut at r.
func isSeparator(r rune) bool {
	return r != '"' && r != '\n' && r != '\r' && r != utf8.RuneError && r != 0
}

// locate fills in the places of the columns and counts those that are known.
func (l *layout) locate(header []string) (known int) {
	l.cells = len(header)
	for c := range l.at {
		l.at[c] = -1
	}
	for i, cell := range header {
		cell = strings.ToLower(strings.TrimSpace(cell))
		if cell == "status" {
			cell = columnNames[stateColumn]
		}
		for c, name := range columnNames {
			switch {
			case cell != name:
			case l.at[c] >= 0:
				l.twice = name
			default:
				l.at[c] = i
				known++
			}
		}
	}
	return known
}

// cell returns a column's cell of a record, "" if there is none.
func (l *layout) cell(record []string, column int) string {
	if i := l.at[column]; i >= 0 && i < len(record) {
		return record[i]
	}
	return ""
}

func newReader(text []byte, separator rune) *stdcsv.Reader {
	r := stdcsv.NewReader(bytes.NewReader(text))
	r.Comma = separator
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	return r
}

// sniff looks at the column names. Data that is cut off may end inside a
// character.
func sniff(data []byte) bool {
	for cut := 0; cut < 4 && cut <= len(data); cut++ {
		if text, err := decodeText(data[:len(data)-cut]); err == nil {
			l := readLayout(text)
			return l.at[sourceColumn] >= 0 && l.at[targetColumn] >= 0
		}
	}
	return false
}
