package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/locales"
)

// encode writes all messages of c. A text that is not UTF-8 is an error.
func encode(c *locales.Catalog) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString(mark)
	w := stdcsv.NewWriter(&buf)
	if err := w.Write(columnNames[:]); err != nil {
		return nil, err
	}
	for i := range c.Messages {
		m := &c.Messages[i]
		row := rowOf(m)
		for column, cell := range row {
			if !utf8.ValidString(cell) {
				return nil, fmt.Errorf("the message %q: the %s is not UTF-8", m.ID, columnNames[column])
			}
			row[column] = guard(cell)
		}
		if err := w.Write(row[:]); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return buf.Bytes(), w.Error()
}

func rowOf(m *locales.Message) [columns]string {
	state := m.State
	if isBlank(m.Target) && state != locales.Obsolete {
		state = locales.Untranslated
	}
	return [columns]string{
		idColumn: m.ID, contextColumn: m.Context, sourceColumn: m.Source,
		targetColumn: m.Target, noteColumn: noteCell(m), stateColumn: state.String(),
	}
}
