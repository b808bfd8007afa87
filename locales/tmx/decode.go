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

// Decode reads a memory. A message has the ID that its context and source give
// it, so that it is found again when a lesson has the text again; a unit
// without a source text keeps the name that the file gives it. If a source
// has more translations, those after the first, and those that the file calls
// superseded, are Alternatives, and comments are collected.
//
// The source language is the header's, or a unit's own srclang; where that is
// "*all*" it is the first that is not the locale. The locale is the language between the
// last two dots of the name ("memory.fr.tmx"), else the only other language of
// the file, spelled as there. A text in the same language serves where only
// one of two tags says a region, the exact one if the unit has both. Variants
// in other languages are left out, but without a language in the name it is an
// error if there are any, and so it is if no unit has the language.
//
// Errors are [*segment.Error] with line and column.
func Decode(name string, data []byte) (*locales.Catalog, error) {
	locale, hint := nameLocale(name)
	return decode(name, data, &reader{catalog: locales.Catalog{Locale: locale}, hint: hint})
}

// DecodePair reads the translations from source to target of a memory in any
// number of languages, whichever of them it calls its source. Target is the
// locale of the catalog, which is empty if the memory has no text in it. For
// the rest it is like [Decode].
func DecodePair(name string, data []byte, source, target string) (*locales.Catalog, error) {
	for _, tag := range []string{source, target} {
		if err := locales.CheckTag(tag); err != nil {
			return nil, &segment.Error{Pos: segment.Pos{File: name}, Err: err}
		}
	}
	return decode(name, data, &reader{catalog: locales.Catalog{Locale: target, Source: source}, asked: true})
}

func decode(name string, data []byte, r *reader) (*locales.Catalog, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, &segment.Error{Pos: segment.Pos{File: name}, Err: err}
	}
	r.scanner = newScanner(name, text)
	r.fixed = r.catalog.Locale != ""
	r.languages = make(map[string]language)
	r.codes = make(map[string]code)
	// A unit of a whole pair is never shorter: this bounds what a file of bare
	// <tu> can ask for.
	n := min(bytes.Count(text, []byte("<tu>"))+bytes.Count(text, []byte("<tu ")), len(text)/150)
	r.index = make(map[string]int, n)
	r.catalog.Messages = make([]locales.Message, 0, n)
	if err := r.file(); err != nil {
		return nil, err
	}
	return &r.catalog, nil
}

type reader struct {
	*scanner
	catalog   locales.Catalog
	asked     bool   // the caller said the source language
	fixed     bool   // the locale is known from elsewhere than the units
	hint      string // what the locale may be
	index     map[string]int
	languages map[string]language // that were taken apart so far
	codes     map[string]code     // native codes that were read so far
	stray     *variant            // one in none of the two languages
	buf       []byte
}

func (r *reader) file() error {
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) {
			return r.end()
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok && r.depth() == 0 && !r.root && !isBlank(token):
			return r.fail(r.begin, "the file begins with text, want <tmx>")
		case !ok:
		case r.depth() == 1 && start.Name.Local != "tmx":
			return r.fail(r.begin, "the file begins with <%s>, want <tmx>", start.Name.Local)
		case start.Name.Local == "header":
			if source := attr(start, "srclang"); !r.asked && !isAll(source) {
				r.catalog.Source = hyphens(source)
			}
		case start.Name.Local == "tu":
			if err := r.unit(start); err != nil {
				return err
			}
		}
	}
}

func (r *reader) end() error {
	if !r.root {
		return r.fail(len(r.text), "the file is empty, want a TMX memory")
	}
	if v := r.stray; v != nil && len(r.catalog.Messages) == 0 && !r.asked {
		return &segment.Error{Pos: v.pos, Err: fmt.Errorf("no unit has a text in %q, this one is in %q", r.catalog.Locale, v.lang)}
	}
	return nil
}

// isBlank reports whether a token is text of blanks alone.
func isBlank(token xml.Token) bool {
	text, ok := token.(xml.CharData)
	return ok && len(bytes.TrimSpace(text)) == 0
}

func isAll(srclang string) bool { return srclang == "" || strings.EqualFold(srclang, "*all*") }

// attr returns an attribute's value; of xml:lang and lang, that of xml:lang.
func attr(e xml.StartElement, name string) string {
	value := ""
	for _, a := range e.Attr {
		if a.Name.Local != name {
			continue
		}
		if a.Name.Space == "xml" {
			return a.Value
		}
		value = a.Value
	}
	return value
}

// A unit is one <tu>.
type unit struct {
	pos      segment.Pos
	id       string
	source   string // its language, "" if the file does not say
	props    map[string]string
	comments []string
	variants []variant
}

type variant struct {
	pos  segment.Pos
	lang string
	text string
	tags []segment.Tag
}

func (r *reader) unit(start xml.StartElement) error {
	u := unit{pos: r.pos(r.begin), id: attr(start, "tuid"), source: r.catalog.Source}
	if source := attr(start, "srclang"); source != "" && !r.asked {
		u.source = source
	}
	depth := r.depth()
	var v variant
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if r.depth() < depth {
				return r.add(&u)
			}
		case xml.StartElement:
			if t.Name.Local == "tuv" {
				v = variant{pos: r.pos(r.begin), lang: attr(t, "lang")}
				continue
			}
			if v.text, v.tags, err = r.content(); err != nil {
				return err
			}
			u.element(t, v)
		}
	}
}

// element takes in one child of a unit or of its variants.
func (u *unit) element(start xml.StartElement, v variant) {
	switch start.Name.Local {
	case "seg":
		u.variants = append(u.variants, v)
	case "note":
		u.comments = append(u.comments, v.text)
	case "prop":
		switch kind := attr(start, "type"); kind {
		case contextProp, stateProp, formerProp, previousProp:
			if u.props == nil {
				u.props = make(map[string]string)
			}
			u.props[kind] = v.text
		}
	}
}

// content reads to the end of the element that has begun: its text, without
// the native codes that are not tags.
func (r *reader) content() (string, []segment.Tag, error) {
	r.buf = r.buf[:0]
	var tags tagList
	depth := r.depth()
	inside, from := 0, 0 // the depth of a native code around, and where it begins in buf
	for {
		token, err := r.next()
		if err != nil {
			return "", nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if inside == 0 && nativeCodes[t.Name.Local] {
				inside, from = r.depth(), len(r.buf)
			}
		case xml.EndElement:
			if r.depth() < depth {
				return string(r.buf), tags.tags, nil
			}
			if r.depth() < inside {
				if c := r.code(r.buf[from:]); c.isTag {
					tags.add(c.tag)
					r.buf = append(r.buf[:from], c.spelled...)
				} else {
					r.buf = r.buf[:from]
				}
				inside = 0
			}
		case xml.CharData:
			r.buf = append(r.buf, t...)
		}
	}
}

// A code is the text of a native code, without the blanks around it, and the
// tag that it spells.
type code struct {
	spelled string
	tag     segment.Tag
	isTag   bool
}

// code looks a native code up: a memory has few different ones.
func (r *reader) code(text []byte) code {
	c, known := r.codes[string(text)]
	if !known {
		c.spelled = strings.TrimSpace(string(text))
		c.tag, c.isTag = spelledTag(c.spelled)
		r.codes[string(text)] = c
	}
	return c
}
