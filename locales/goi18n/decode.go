package goi18n

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// Decode reads a message file of a locale, finished or to do. The name, with
// slashes, says language and syntax: "locales/active.fr.toml".
//
// Target is what the file holds under other, as it stands; a file does not
// hold its sources, so Source is empty until [Join] (or locales.Catalog.Join)
// fills it in. A message with a text is Translated, or Reviewed if its
// description says so; one without is NeedsReview if it has suggestions, else
// Untranslated. Messages keep the order of the file.
//
// The fields that Parasol writes, a plain text in the place of a message, and
// nested tables (their names joined by dots) are all read, as go-i18n reads
// them. An empty file is an empty catalog, since goi18n's users start a
// language with one; a file cut off elsewhere is an error, save where the
// rest is a whole file, as it can be between two TOML or YAML messages.
//
// Each problem is a [*segment.Error]; more than one come joined, in the
// order of the file. The position of a message is that of its text. A key or a
// message that stands twice, fields among other keys, text that is not UTF-8 or
// holds half a character, and YAML aliases are errors, so that nothing of the
// file is ignored but the fields hash, leftDelim and rightDelim. Of plural forms
// "other" counts, and comments name the others; a message that has no "other"
// is NeedsReview, with the most general form for its Target.
func Decode(name string, data []byte) (*locales.Catalog, error) {
	return decode(name, data, false)
}

// DecodeSource reads the file of the source language. Its texts become Source,
// the messages are Untranslated, and what else the descriptions say becomes
// notes. For the rest it is like [Decode].
func DecodeSource(name string, data []byte) (*locales.Catalog, error) {
	return decode(name, data, true)
}

func decode(name string, data []byte, source bool) (*locales.Catalog, error) {
	file, err := parseName(name)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := locales.CheckUTF8(name, data); err != nil {
		return nil, err
	}
	text := string(data)
	if text == "" {
		return &locales.Catalog{Locale: file.locale}, nil
	}
	root, raw, err := file.format.parse(text)
	if err != nil {
		return nil, inFile(name, err)
	}
	w := &walker{file: name, text: locales.NewFile(text, file.format.spelling), source: source, seen: make(map[string]int)}
	if err := w.root(root); err != nil {
		return nil, err
	}
	if err := w.compare(name, file, raw); err != nil {
		return nil, err
	}
	return &locales.Catalog{Locale: file.locale, Messages: w.messages}, nil
}

// inFile gives an error of a syntax its file.
func inFile(name string, err error) error {
	pos := segment.Pos{File: name}
	if p, ok := errors.AsType[*problem](err); ok {
		pos.Line, pos.Col, err = p.line, p.col, p.err
	}
	return &segment.Error{Pos: pos, Err: err}
}

// A walker makes messages of the nodes of a file.
type walker struct {
	file     string
	text     *locales.File
	source   bool
	messages []locales.Message
	read     []fields // of each message
	seen     map[string]int
	comments []string // of groups, for the first message inside
	errs     []error
}

func (w *walker) root(root *node) error {
	t, ok := root.value.(table)
	if !ok && root.value != nil {
		return inFile(w.file, problemf(1, 1, "the file holds no messages: want a table of them"))
	}
	w.comments = root.comments
	if field, other := t.split(); field != nil && other == nil {
		// go-i18n loads this as one message without a name.
		w.fail(field, "the field %q stands outside of a message", field.key)
	} else if field != nil {
		w.mixed(field, other)
	} else {
		w.table("", t)
	}
	if n := len(w.messages); n > 0 {
		w.messages[n-1].Comments = append(w.messages[n-1].Comments, w.comments...)
	}
	return errors.Join(w.errs...)
}

func (w *walker) fail(n *node, format string, args ...any) {
	w.errs = append(w.errs, inFile(w.file, problemf(n.line, n.col, format, args...)))
}

func (w *walker) table(prefix string, t table) {
	for _, n := range t {
		id := prefix + n.key
		switch v := n.value.(type) {
		case string:
			w.message(id, n, table{{key: "other", line: n.line, col: n.col, from: n.from, to: n.to, value: v}})
		case nil:
			w.message(id, n, nil)
		case misfit:
			w.fail(n, "%q holds %s: put the text in quotes", id, string(v))
		case table:
			field, other := v.split()
			switch {
			case field != nil && other != nil:
				w.mixed(field, other)
			case field != nil:
				w.message(id, n, v)
			default:
				w.comments = append(w.comments, n.comments...)
				w.table(id+".", v)
			}
		}
	}
}

func (w *walker) mixed(field, other *node) {
	if reserved[strings.ToLower(other.key)] {
		w.fail(other, "the field %q must hold a text", other.key)
		return
	}
	w.fail(other, "the key %q stands beside the field %q of a message, so go-i18n refuses the file", other.key, field.key)
}

func (w *walker) message(id string, n *node, t table) {
	if id == "" {
		w.fail(n, "the message has no name")
		return
	}
	f, forms, err := readFields(id, n.key, t)
	if lone := mostGeneral(forms); lone != "" && f.other == "" && w.source {
		w.fail(n, "the message %q has plural forms and no \"other\"", id)
		return
	}
	if err != nil {
		w.errs = append(w.errs, inFile(w.file, err))
		return
	}
	if line, twice := w.seen[id]; twice {
		w.fail(n, "the message %q stands twice, first in line %d", id, line)
		return
	}
	w.seen[id] = n.line
	at := n // the text, where a table says which it is
	for _, field := range t {
		if name := strings.ToLower(field.key); name == "other" || name == "translation" {
			at = field
		}
	}
	m := locales.Message{ID: id, Pos: segment.Pos{File: w.file, Line: at.line, Col: at.col}}
	if len(w.comments) > 0 {
		m.Comments, w.comments = append(m.Comments, w.comments...), nil
	}
	m.Comments = n.gather(m.Comments)
	fill(&m, f, w.source)
	if lone := mostGeneral(forms); lone != "" && m.Target == "" && !w.source {
		m.Target, m.State = lone, locales.NeedsReview
	}
	keepForms(&m, forms)
	m.Place = w.place(&m, t)
	w.messages = append(w.messages, m)
	w.read = append(w.read, f)
}

// place is where the fields of a message have its translation.
func (w *walker) place(m *locales.Message, t table) locales.Place {
	for _, field := range t {
		name := strings.ToLower(field.key)
		if text, _ := field.value.(string); text == m.Target && text != "" && (name == "other" || name == "translation" || slices.Contains(pluralForms, name)) {
			return locales.Place{File: w.text, From: field.from, To: field.to}
		}
	}
	return locales.Place{}
}

func fill(m *locales.Message, f fields, source bool) {
	if source {
		readSourceDescription(m, f.description)
		m.Source = f.other
		return
	}
	said := readDescription(m, f.description)
	m.Target = f.other
	switch {
	case m.Target != "":
		m.State = said
	case len(m.Suggestions) > 0:
		m.State = locales.NeedsReview
	}
	m.Rejected = m.Rejected && m.Target != ""
}

// fields are what go-i18n knows of a message and we use.
type fields struct{ description, other string }

func readFields(id, key string, t table) (f fields, forms []form, err error) {
	var seen [16]string
	names := seen[:0]
	for _, n := range t {
		text, ok := n.value.(string)
		if !ok {
			return f, nil, problemf(n.line, n.col, "the field %q must hold a text", n.key)
		}
		name := strings.ToLower(n.key)
		if n.key == "translation" { // of go-i18n version 1
			name = "other"
		}
		for _, s := range names {
			if s == name {
				return f, nil, problemf(n.line, n.col, "the message %q has the field %q twice", id, name)
			}
		}
		names = append(names, name)
		switch name {
		case "description":
			f.description = text
		case "other":
			f.other = text
		case "translation":
			return f, nil, problemf(n.line, n.col, "the field %q must be spelled \"other\"", n.key)
		case "id":
			if text != "" && text != key {
				return f, nil, problemf(n.line, n.col, "the message %q names itself %q", id, text)
			}
		case "zero", "one", "two", "few", "many":
			if text != "" {
				forms = append(forms, form{name, text})
			}
		}
	}
	return f, forms, nil
}

// compare holds the messages against those that go-i18n makes of the file.
func (w *walker) compare(name string, file fileName, raw any) error {
	if t, ok := raw.(map[string]any); raw == nil || ok && len(t) == 0 {
		return nil
	}
	parsed, err := parseMessages(name, file, raw)
	if err != nil {
		return inFile(name, err)
	}
	if len(parsed) != len(w.messages) {
		return inFile(name, fmt.Errorf("go-i18n reads %d messages, Parasol %d", len(parsed), len(w.messages)))
	}
	index := make(map[string]int, len(w.messages))
	for i := range w.messages {
		index[w.messages[i].ID] = i
	}
	for _, m := range parsed {
		i, ok := index[m.ID]
		if !ok || w.read[i] != (fields{m.Description, m.Other}) {
			return inFile(name, fmt.Errorf("go-i18n reads the message %q otherwise than Parasol", m.ID))
		}
	}
	return nil
}

// parseMessages is go-i18n's own reading of what a file was unmarshalled to.
func parseMessages(name string, file fileName, raw any) ([]*i18n.Message, error) {
	unmarshal := func(_ []byte, v any) error {
		*v.(*any) = raw
		return nil
	}
	mf, err := i18n.ParseMessageFileBytes([]byte(" "), name, map[string]i18n.UnmarshalFunc{file.ext: unmarshal})
	if err != nil {
		return nil, err
	}
	return mf.Messages, nil
}
