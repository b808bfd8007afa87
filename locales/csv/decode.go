package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// decode reads a table. A message without an ID of its own has the one that
// its context and source give it. Pos is where the row begins. Rows of blank
// cells, and rows that repeat another or the column names, are passed over. If
// two rows without an ID translate the same text in two ways, the second has an
// ID of its own. Errors that concern one row each come joined; a file
// whose quotes do not close is one error.
func decode(name string, data []byte) (*locales.Catalog, error) {
	locale, err := nameLocale(name)
	if err != nil {
		return nil, err
	}
	text, err := decodeText(data)
	if err != nil {
		return nil, &segment.Error{Pos: segment.Pos{File: name}, Err: err}
	}
	d := &decoder{file: name, read: locales.NewFile(string(text), spelling{}), text: text, index: make(map[string]int), layout: readLayout(text)}
	for range d.said {
		_, d.text, _ = bytes.Cut(d.text, []byte{'\n'})
	}
	d.lines.at = len(text) - len(d.text)
	if err := d.check(); err != nil {
		return nil, err
	}
	d.rows()
	if len(d.errs) > 0 {
		return nil, errors.Join(d.errs...)
	}
	return &locales.Catalog{Locale: locale, Messages: d.messages, Unstated: !d.stated && len(d.messages) > 0}, nil
}

type decoder struct {
	file  string
	read  *locales.File
	text  []byte // from the row of column names
	lines lineStarts
	layout
	messages []locales.Message
	index    map[string]int // of the messages, by ID
	filled   bool           // a row has its last cell
	stated   bool           // a row says in what state it is, or was
	errs     []error
}

// problem is an error at a line, col counting bytes from 1; col 0 is none.
func (d *decoder) problem(line, col int, format string, args ...any) error {
	pos := d.pos(line)
	if col > 1 {
		rest := d.text
		for range line - 1 {
			_, rest, _ = bytes.Cut(rest, []byte{'\n'})
		}
		pos.Col += utf8.RuneCount(rest[:min(col-1, len(rest))])
	}
	return &segment.Error{Pos: pos, Err: fmt.Errorf(format, args...)}
}

// pos is where a line of the text begins.
func (d *decoder) pos(line int) segment.Pos {
	return segment.Pos{File: d.file, Line: d.said + line, Col: 1}
}

// check looks at the encoding and the header row.
func (d *decoder) check() error {
	if at := segment.InvalidUTF8(d.text); at >= 0 {
		line, _ := segment.LineOf(d.text, at)
		return d.problem(line, at-bytes.LastIndexByte(d.text[:at], '\n'),
			"the file is not UTF-8: byte %#02x: save it as CSV UTF-8", d.text[at])
	}
	if len(bytes.TrimSpace(d.text)) == 0 {
		return d.problem(1, 1, "the file is empty, want a row of column names: %s", strings.Join(usual, ", "))
	}
	if d.twice != "" {
		return d.problem(1, 1, "the column %q stands twice", d.twice)
	}
	for _, column := range []int{sourceColumn, targetColumn} {
		if d.at[column] < 0 {
			return d.problem(1, 1, "the first row names no column %q, want %s", columnNames[column], strings.Join(usual, ", "))
		}
	}
	return nil
}

func (d *decoder) rows() {
	r := newReader(d.text, d.separator)
	for header := true; ; header = false {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if broken, ok := errors.AsType[*stdcsv.ParseError](err); ok {
			d.errs = append(d.errs, d.broken(broken))
			return
		}
		if header {
			continue
		}
		line, _ := r.FieldPos(0)
		if r.InputOffset() == int64(len(d.text)) && !bytes.HasSuffix(d.text, []byte{'\n'}) && d.isCut(record) {
			d.fail(line, "the file ends inside of this row, without a line end: it seems to be cut off")
			return
		}
		d.filled = d.filled || len(record) == d.cells && !isBlank(record[d.cells-1])
		d.row(line, record, r)
	}
}

// isCut reports whether the last row, which has no line end, lacks something:
// cells, or in the last of them what other rows or a file of ours have there.
// Of a text in the last cell nobody can tell.
func (d *decoder) isCut(record []string) bool {
	last := d.cells - 1
	if len(record) <= last {
		return true
	}
	switch cell := record[last]; last {
	case d.at[stateColumn]:
		return isBlank(cell) && (d.filled || !isBlank(d.cell(record, idColumn)))
	case d.at[exportedColumn]:
		rest, _, _ := cutGuarded(cell)
		e, ok := locales.ParseExport(rest)
		cells, _ := d.texts(record)
		return (d.filled || !isBlank(rest)) && (!ok || e.Print == "") || slices.ContainsFunc(cells[:exportedColumn], func(s string) bool { return unguard(s) != s })
	}
	return false
}

// broken says what is wrong with quotes. One that stays open is reported
// where its row begins, since the end of the file says nothing.
func (d *decoder) broken(err *stdcsv.ParseError) error {
	if errors.Is(err.Err, stdcsv.ErrBareQuote) {
		return d.problem(err.Line, err.Column, "a quote inside a cell that is not quoted: want the cell in quotes and the quote doubled")
	}
	return d.problem(err.StartLine, 1, "a quoted cell of this row has no end: want its quotes doubled and a quote after it")
}

func (d *decoder) row(line int, record []string, r *stdcsv.Reader) {
	blank := true
	for i, cell := range record {
		if isBlank(cell) {
			continue
		}
		blank = false
		if i >= d.cells {
			d.fail(line, "the row has %d cells, the first row %d: a cell that holds %q wants quotes", len(record), d.cells, d.separator)
			return
		}
	}
	if blank || d.isHeader(record) {
		return
	}
	d.stated = d.stated || d.states(record)
	cells, told := d.texts(record)
	m, err := messageOf(&cells)
	if err != nil {
		d.fail(line, "%w", err)
		return
	}
	m.Pos = d.pos(line)
	if m.Target != "" {
		m.Place = d.place(r, d.at[targetColumn], record)
	}
	if bare := unguard(m.Target); !told && bare != m.Target {
		m.Bare = bare
	} else if told {
		m.Bare = d.withoutLeftGuard(record, m.Target)
	}
	if at, twice := d.index[m.ID]; twice {
		first := &d.messages[at]
		if repeats(first, &m) {
			return
		}
		if cells[idColumn] != "" {
			d.fail(line, "the message %q stands twice, first in line %d", m.ID, first.Pos.Line)
			return
		}
		m.ID += fmt.Sprintf("#%d", m.Pos.Line)
	}
	d.index[m.ID] = len(d.messages)
	d.messages = append(d.messages, m)
}

// states reports whether a row says in what state its text is, or was. A blank
// cell for fuzzy says that it is not.
func (d *decoder) states(record []string) bool {
	return d.at[fuzzyColumn] >= 0 || !isBlank(d.cell(record, stateColumn)) ||
		!isBlank(d.cell(record, approvedColumn)) || !isBlank(d.cell(record, exportedColumn))
}

// isHeader reports whether a row repeats the column names, as it does where
// tables were put together.
func (d *decoder) isHeader(record []string) bool {
	for column, i := range d.at {
		if i >= 0 && (i >= len(record) || !strings.EqualFold(strings.TrimSpace(record[i]), columnNames[column])) {
			return false
		}
	}
	return true
}

// repeats reports whether m says nothing else than first does, which takes
// over what it adds: a comment, or a translation where there was none.
func repeats(first, m *locales.Message) bool {
	if m.Source != first.Source || m.Context != first.Context {
		return false
	}
	if m.Target != "" && first.Target != "" && (m.Target != first.Target || m.State != first.State || m.Rejected != first.Rejected) {
		return false
	}
	if first.Target == "" {
		first.Target, first.State, first.Rejected, first.Pos, first.Place = m.Target, m.State, m.Rejected, m.Pos, m.Place
	}
	for _, c := range m.Comments {
		if !slices.Contains(first.Comments, c) {
			first.Comments = append(first.Comments, c)
		}
	}
	return true
}

// texts are the cells of a row, without the guards that we put before them, if
// the row tells of them.
func (d *decoder) texts(record []string) (cells [columns]string, told bool) {
	for column := range cells {
		cells[column] = d.cell(record, column)
	}
	rest, names, said := cutGuarded(cells[exportedColumn])
	old := isBlank(rest) && !said && wasGuarded(cells[idColumn], cells[contextColumn], cells[sourceColumn])
	for column := range exportedColumn {
		if old || slices.Contains(names, columnNames[column]) {
			cells[column] = unguard(cells[column])
		}
	}
	cells[exportedColumn] = rest
	told = old || said || !isBlank(rest)
	return cells, told
}

// withoutLeftGuard is a target that somebody typed behind the guard of another
// text, without that; "" if there is none. What the cell held tells whether it was
// a guard.
func (d *decoder) withoutLeftGuard(record []string, target string) string {
	_, names, _ := cutGuarded(d.cell(record, exportedColumn))
	bare := strings.TrimPrefix(target, "'")
	if bare == target || bare[:min(1, len(bare))] == "'" || d.cell(record, targetColumn) != target || !slices.Contains(names, columnNames[targetColumn]) {
		return ""
	}
	return bare
}

func messageOf(cells *[columns]string) (locales.Message, error) {
	m := locales.Message{
		ID: cells[idColumn], Context: cells[contextColumn], Source: cells[sourceColumn], Target: cells[targetColumn],
	}
	if segment.IsBlank(m.Target) {
		m.Target = ""
	}
	if m.ID == "" && m.Source == "" {
		return m, errors.New("the row has no source text")
	}
	if m.ID == "" {
		m.ID = segment.ID(m.Context, m.Source)
	}
	readState(&m, cells)
	m.Exported, _ = locales.ParseExport(cells[exportedColumn])
	readNotes(&m, cells[noteColumn])
	m.Notes = append(m.Notes, textLines(cells[developerColumn])...)
	m.Comments = append(m.Comments, textLines(cells[translatorColumn])...)
	return m, nil
}

func (d *decoder) fail(line int, format string, args ...any) {
	d.errs = append(d.errs, d.problem(line, 1, format, args...))
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
