package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// encode writes all messages of c. A text that is not UTF-8 is an error.
func encode(c *locales.Catalog) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString(mark)
	w := stdcsv.NewWriter(&buf)
	rows, shown, err := rowsOf(c)
	if err != nil {
		return nil, err
	}
	if err := w.Write(columnNames[:shown]); err != nil {
		return nil, err
	}
	for i := range rows {
		if err := w.Write(rows[i][:shown]); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return buf.Bytes(), w.Error()
}

type row [written]string

// rowsOf are the rows of c, guarded, and how many columns they need.
func rowsOf(c *locales.Catalog) (rows []row, shown int, err error) {
	rows, shown = make([]row, len(c.Messages)), len(usual)
	for i := range c.Messages {
		m := &c.Messages[i]
		r := rowOf(m)
		for column, cell := range r {
			if !utf8.ValidString(cell) {
				return nil, 0, fmt.Errorf("the message %q: the %s is not UTF-8", m.ID, columnNames[column])
			}
		}
		r.guard()
		if rows[i] = r; r[exportedColumn] != "" {
			shown = written
		}
	}
	return rows, shown, nil
}

func rowOf(m *locales.Message) row {
	state := m.State
	if segment.IsBlank(m.Target) && state != locales.Obsolete {
		state = locales.Untranslated
	}
	word := state.String()
	if m.Rejected && state == locales.NeedsReview {
		word = locales.RejectedWord
	}
	return row{
		idColumn: m.ID, contextColumn: m.Context, sourceColumn: m.Source, targetColumn: m.Target,
		noteColumn: noteCell(m), stateColumn: word, exportedColumn: m.Exported.String(),
	}
}
