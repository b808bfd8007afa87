package tmx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// maxDepth bounds the nesting of elements; TMX itself needs six levels and a
// few for codes inside codes.
const maxDepth = 32

// Decode reads a memory into obsolete messages. A message has the ID that its
// context and source give it, so that it is found again when a lesson has the
// text again; a unit without a source text keeps the name that the file gives
// it. If a source has more translations, those after the first are
// Suggestions, and comments are collected.
//
// The source language is the header's, or a unit's own srclang; the locale of
// the catalog is the language between the last two dots of the name
// ("memory.fr.tmx"), else the only other language of the file, spelled as
// there. Variants in other languages than these two are left out, but without a
// language in the name it is an error if there are any.
//
// Of text inside inline elements what a reader sees is kept, and native codes
// (bpt, ept, it, ph, ut) are dropped. Errors are [*segment.Error] with a line.
// Entities beyond XML's own are errors, and nothing outside data is read.
func Decode(name string, data []byte) (*locales.Catalog, error) {
	r := &reader{name: name, dec: xml.NewDecoder(bytes.NewReader(data)), index: make(map[string]int)}
	r.catalog.Locale = nameLocale(name)
	r.fixed = r.catalog.Locale != ""
	if err := r.file(); err != nil {
		return nil, &segment.Error{Pos: r.pos(), Err: err}
	}
	return &r.catalog, nil
}

// nameLocale is the language that the name of a file says, "" if none.
func nameLocale(name string) string {
	parts := strings.Split(name[strings.LastIndexByte(name, '/')+1:], ".")
	if len(parts) < 3 || locales.CheckTag(parts[len(parts)-2]) != nil {
		return ""
	}
	return parts[len(parts)-2]
}

type reader struct {
	name    string
	dec     *xml.Decoder
	depth   int
	source  string // the header's
	catalog locales.Catalog
	fixed   bool           // the file's name says the locale
	index   map[string]int // of the messages, by ID
	at      *segment.Pos   // of the unit that an error is about
}

func (r *reader) pos() segment.Pos {
	if r.at != nil {
		return *r.at
	}
	line, col := r.dec.InputPos()
	return segment.Pos{File: r.name, Line: line, Col: col}
}

// next returns the next start, end or text; it counts depth and takes the
// line out of the XML package's errors, since ours have one.
func (r *reader) next() (xml.Token, error) {
	for {
		token, err := r.dec.Token()
		if err != nil {
			if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
				err = errors.New(syntax.Msg)
			}
			return nil, err
		}
		switch token.(type) {
		case xml.StartElement:
			if r.depth++; r.depth > maxDepth {
				return nil, fmt.Errorf("elements nest deeper than %d levels", maxDepth)
			}
			return token, nil
		case xml.EndElement:
			r.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		}
	}
}

func (r *reader) file() error {
	seen := false
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) && seen {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return errors.New("the file is empty, want a TMX memory")
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case !seen && start.Name.Local != "tmx":
			return fmt.Errorf("the file begins with <%s>, want <tmx>", start.Name.Local)
		case start.Name.Local == "tmx":
			seen = true
		case start.Name.Local == "header":
			r.source = attr(start, "srclang")
		case start.Name.Local == "tu":
			if err := r.unit(start); err != nil {
				return err
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A unit is one <tu>.
type unit struct {
	pos      segment.Pos
	id       string
	source   string // its language
	context  string
	comments []string
	variants []variant
}

type variant struct{ lang, text string }

func (r *reader) unit(start xml.StartElement) error {
	u := unit{pos: r.pos(), id: attr(start, "tuid"), source: attr(start, "srclang")}
	if u.source == "" {
		u.source = r.source
	}
	lang := ""
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "tu" {
				return r.add(&u)
			}
		case xml.StartElement:
			if t.Name.Local == "tuv" {
				lang = attr(t, "lang")
				continue
			}
			text, err := r.text()
			if err != nil {
				return err
			}
			u.element(t, lang, text)
		}
	}
}

// element takes in one child of a unit or of its variants.
func (u *unit) element(start xml.StartElement, lang, text string) {
	switch start.Name.Local {
	case "seg":
		u.variants = append(u.variants, variant{lang, text})
	case "note":
		u.comments = append(u.comments, text)
	case "prop":
		if attr(start, "type") == contextProp {
			u.context = text
		}
	}
}

// nativeCodes are the elements whose text is markup of some other format.
var nativeCodes = map[string]bool{"bpt": true, "ept": true, "it": true, "ph": true, "ut": true}

// text reads to the end of the element that has begun.
func (r *reader) text() (string, error) {
	var b strings.Builder
	depth, code := r.depth, 0 // code is the depth of a native code around
	for {
		token, err := r.next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if code == 0 && nativeCodes[t.Name.Local] {
				code = r.depth
			}
		case xml.EndElement:
			if r.depth < depth {
				return b.String(), nil
			}
			if r.depth < code {
				code = 0
			}
		case xml.CharData:
			if code == 0 {
				b.Write(t)
			}
		}
	}
}

// add makes messages of a unit: one, and a suggestion for each translation
// beyond the first.
func (r *reader) add(u *unit) error {
	m := locales.Message{Context: u.context, State: locales.Obsolete, Comments: u.comments, Pos: u.pos}
	var targets []string
	for i, v := range u.variants {
		switch isSource := sameLanguage(v.lang, u.source) || i == 0 && u.source == "*all*"; {
		case isSource && m.Source == "":
			m.Source = v.text
		case isSource, v.text == "":
		case r.isTarget(v.lang):
			targets = append(targets, v.text)
		case !r.fixed:
			r.at = &u.pos
			return fmt.Errorf("the memory holds %q and %q: name the file as memory.%s.tmx is, to say which to read",
				r.catalog.Locale, v.lang, r.catalog.Locale)
		}
	}
	m.ID = u.id
	if m.Source != "" {
		m.ID = segment.ID(m.Context, m.Source)
	}
	if m.ID != "" && (len(targets) > 0 || len(m.Comments) > 0) {
		r.collect(m, targets)
	}
	return nil
}

// isTarget reports whether lang is the catalog's; without a name that says
// it, the first one is.
func (r *reader) isTarget(lang string) bool {
	if r.catalog.Locale == "" && locales.CheckTag(lang) == nil {
		r.catalog.Locale = lang
	}
	return sameLanguage(lang, r.catalog.Locale)
}

// sameLanguage compares tags; a region that only one of them has does not
// count, since tools add theirs.
func sameLanguage(a, b string) bool {
	a, b = strings.ToLower(strings.ReplaceAll(a, "_", "-")), strings.ToLower(b)
	return a == b || b != "" && strings.HasPrefix(a, b+"-") || a != "" && strings.HasPrefix(b, a+"-")
}

func (r *reader) collect(m locales.Message, targets []string) {
	i, known := r.index[m.ID]
	if !known {
		i = len(r.catalog.Messages)
		r.index[m.ID] = i
		r.catalog.Messages = append(r.catalog.Messages, m)
	} else {
		first := &r.catalog.Messages[i]
		first.Comments = append(first.Comments, m.Comments...)
	}
	first := &r.catalog.Messages[i]
	for _, target := range targets {
		switch {
		case first.Target == "":
			first.Target = target
		case target != first.Target:
			s := locales.Suggestion{Text: target, Source: first.Source, Score: 1}
			first.Suggestions = append(first.Suggestions, s)
		}
	}
}
