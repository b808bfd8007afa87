package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"strings"

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

// The columns, in the order in which they are written.
const (
	idColumn = iota
	contextColumn
	sourceColumn
	targetColumn
	noteColumn
	stateColumn
	columns
)

var columnNames = [columns]string{"id", "context", "source", "target", "note", "state"}

const mark = "\ufeff"

// separators are tried in turn; of those that find as many columns, the first
// counts.
var separators = []rune{',', ';', '\t'}

// A layout is what the header row says: what stands between cells and where
// each column is, -1 for one that is not there.
type layout struct {
	separator rune
	cells     int
	at        [columns]int
	twice     string // a column that is there twice
}

// readLayout finds the separator under which the first line of text has the
// most columns that are known.
func readLayout(text []byte) layout {
	line, _, _ := bytes.Cut(text, []byte{'\n'})
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

// locate fills in the places of the columns and counts those that are known.
func (l *layout) locate(header []string) (known int) {
	l.cells = len(header)
	for c := range l.at {
		l.at[c] = -1
	}
	for i, cell := range header {
		cell = strings.ToLower(strings.TrimSpace(cell))
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
