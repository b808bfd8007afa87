package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// decode reads a table. A message without an ID of its own has the one that
// its context and source give it. Pos is where the row begins. Rows of blank
// cells are passed over. Errors that concern one row each come joined; a file
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
	d := &decoder{file: name, text: text, lines: make(map[string]int), layout: readLayout(text)}
	if err := d.check(); err != nil {
		return nil, err
	}
	d.rows()
	if len(d.errs) > 0 {
		return nil, errors.Join(d.errs...)
	}
	return &locales.Catalog{Locale: locale, Messages: d.messages}, nil
}

type decoder struct {
	file string
	text []byte
	layout
	messages []locales.Message
	lines    map[string]int // of the messages, by ID
	errs     []error
}

// problem is an error at a line, col counting bytes from 1; col 0 is none.
func (d *decoder) problem(line, col int, format string, args ...any) error {
	pos := segment.Pos{File: d.file, Line: line, Col: 1}
	if col > 1 {
		rest := d.text
		for range line - 1 {
			_, rest, _ = bytes.Cut(rest, []byte{'\n'})
		}
		pos.Col += utf8.RuneCount(rest[:min(col-1, len(rest))])
	}
	return &segment.Error{Pos: pos, Err: fmt.Errorf(format, args...)}
}

// check looks at the encoding and the header row.
func (d *decoder) check() error {
	if !utf8.Valid(d.text) {
		at := 0
		for {
			r, n := utf8.DecodeRune(d.text[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		before := d.text[:at]
		line := 1 + bytes.Count(before, []byte{'\n'})
		return d.problem(line, at-bytes.LastIndexByte(before, '\n'),
			"the file is not UTF-8: byte %#02x: save it as CSV UTF-8", d.text[at])
	}
	if len(bytes.TrimSpace(d.text)) == 0 {
		return d.problem(1, 1, "the file is empty, want a row of column names: %s", strings.Join(columnNames[:], ", "))
	}
	if d.twice != "" {
		return d.problem(1, 1, "the column %q stands twice", d.twice)
	}
	for _, column := range []int{sourceColumn, targetColumn} {
		if d.at[column] < 0 {
			return d.problem(1, 1, "the first row names no column %q, want %s", columnNames[column], strings.Join(columnNames[:], ", "))
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
		d.row(line, record)
	}
}

// broken says what is wrong with quotes. One that stays open is reported
// where its row begins, since the end of the file says nothing.
func (d *decoder) broken(err *stdcsv.ParseError) error {
	if errors.Is(err.Err, stdcsv.ErrBareQuote) {
		return d.problem(err.Line, err.Column, "a quote inside a cell that is not quoted: want the cell in quotes and the quote doubled")
	}
	return d.problem(err.StartLine, 1, "a quoted cell of this row has no end: want its quotes doubled and a quote after it")
}

func (d *decoder) row(line int, record []string) {
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
	if blank {
		return
	}
	m, err := d.message(record)
	if err != nil {
		d.fail(line, "%w", err)
		return
	}
	if first, twice := d.lines[m.ID]; twice {
		d.fail(line, "the message %q stands twice, first in line %d", m.ID, first)
		return
	}
	d.lines[m.ID] = line
	m.Pos = segment.Pos{File: d.file, Line: line, Col: 1}
	d.messages = append(d.messages, m)
}

func (d *decoder) message(record []string) (locales.Message, error) {
	m := locales.Message{
		ID:      d.column(record, idColumn),
		Context: d.column(record, contextColumn),
		Source:  d.column(record, sourceColumn),
		Target:  d.column(record, targetColumn),
	}
	if isBlank(m.Target) {
		m.Target = ""
	}
	if m.ID == "" && m.Source == "" {
		return m, errors.New("the row has no source text")
	}
	if m.ID == "" {
		m.ID = segment.ID(m.Context, m.Source)
	}
	word := d.column(record, stateColumn)
	state, ok := stateOf(word, m.Target)
	if !ok {
		return m, fmt.Errorf("%q is no state: want %s", word, strings.Join(stateWords(), ", "))
	}
	m.State = state
	readNotes(&m, d.column(record, noteColumn))
	return m, nil
}

// column is the text of one cell, without its guard.
func (d *decoder) column(record []string, column int) string { return unguard(d.cell(record, column)) }

func (d *decoder) fail(line int, format string, args ...any) {
	d.errs = append(d.errs, d.problem(line, 1, format, args...))
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

var states = []locales.State{
	locales.Untranslated, locales.NeedsReview, locales.Translated, locales.Reviewed, locales.Obsolete,
}

func stateWords() []string {
	words := make([]string, len(states))
	for i, s := range states {
		words[i] = s.String()
	}
	return words
}

// stateOf is the state of a message whose row has the word and the target.
func stateOf(word, target string) (locales.State, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	for _, s := range states {
		if s.String() != word && (word != "" || s != locales.Untranslated) {
			continue
		}
		switch {
		case s == locales.Obsolete:
			return s, true
		case target == "":
			return locales.Untranslated, true
		case s == locales.Untranslated:
			return locales.Translated, true
		}
		return s, true
	}
	return 0, false
}
