package glossary

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// columnNames are what platforms call the column of a language beside its
// tag alone: term_fr, translation_fr, Term [fr].
var columnNames = []struct{ before, after string }{
	{"", ""}, {"term_", ""}, {"translation_", ""}, {"term [", "]"}, {"translation [", "]"}, {"term:", ""},
}

// noLanguages are headers that are spelled like a language and are none.
var noLanguages = []string{"def", "key", "pos", "ref", "tag", "uid", "url"}

// CSV reads a table of terms: a header, then a term a row. A column whose
// header is a language tag, alone or as "term_fr", "translation_fr" or
// "Term [fr]", holds names in that language, several of them apart by "|"; a
// column "term" or "source" those of the source language. Other columns are
// left alone. Cells are apart by commas, semicolons or tabs, as the header
// has them. An error is a [*segment.Error] with a line.
func CSV(name string, data []byte, source string) ([]Term, error) {
	if err := cmp.Or(locales.CheckConflict(name, data), locales.CheckUTF8(name, data)); err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = separator(data), -1, true
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, inFile(name, err)
	}
	columns := make([]string, len(header))
	found := false
	for i, h := range header {
		columns[i] = columnLocale(h, source)
		found = found || columns[i] == source
	}
	if !found {
		return nil, &segment.Error{Pos: segment.Pos{File: name, Line: 1}, Err: fmt.Errorf("no column has the language of the lessons, %s", source)}
	}
	var terms []Term
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return terms, nil
		} else if err != nil {
			return nil, inFile(name, err)
		}
		var t Term
		for i, cell := range row[:min(len(row), len(columns))] {
			t.add(columns[i], cell)
		}
		terms = append(terms, t)
	}
}

// add takes up the names of a cell.
func (t *Term) add(locale, cell string) {
	if locale == "" {
		return
	}
	for text := range strings.SplitSeq(cell, "|") {
		if text = strings.TrimSpace(text); text != "" {
			t.Names = append(t.Names, Name{locale, text})
		}
	}
}

// separator is what parts the cells of the header.
func separator(data []byte) rune {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	for _, c := range "\t;" {
		if bytes.ContainsRune(header, c) && !bytes.ContainsRune(header, ',') {
			return c
		}
	}
	return ','
}

// columnLocale is the language of a column, "" if it holds no names.
func columnLocale(header, source string) string {
	header = strings.TrimSpace(header)
	lower := strings.ToLower(header)
	if lower == "term" || lower == "source" {
		return source
	}
	for _, shape := range columnNames {
		if strings.HasPrefix(lower, shape.before) && strings.HasSuffix(lower, shape.after) && len(header) > len(shape.before)+len(shape.after) {
			tag := header[len(shape.before) : len(header)-len(shape.after)]
			if primary, _, _ := strings.Cut(normal(tag), "-"); len(primary) <= 3 && !slices.Contains(noLanguages, primary) && locales.CheckTag(tag) == nil {
				return tag
			}
		}
	}
	return ""
}

func inFile(name string, err error) error {
	pos := segment.Pos{File: name}
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		pos.Line, pos.Col, err = p.Line, p.Column, p.Err
	}
	return &segment.Error{Pos: pos, Err: err}
}
