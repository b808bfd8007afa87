package glossary

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// TBX reads TermBase eXchange (ISO 30042:2019 and the edition of 2008, which
// named its elements otherwise). Of each entry it takes the terms of every
// language; one that its usage note calls deprecated or superseded is left
// out. An error is a [*segment.Error] with a line.
func TBX(name string, data []byte) ([]Term, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	r := tbxReader{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, tbxError(name, d, err)
		}
		r.take(token)
	}
	if !r.isTBX {
		return nil, tbxError(name, d, errors.New("not TBX: no martif or tbx element"))
	}
	return r.terms, nil
}

func tbxError(name string, d *xml.Decoder, err error) error {
	line, col := d.InputPos()
	if s, ok := errors.AsType[*xml.SyntaxError](err); ok {
		err = errors.New(s.Msg)
	}
	return &segment.Error{Pos: segment.Pos{File: name, Line: line, Col: col}, Err: err}
}

// A tbxReader follows the elements of a file.
type tbxReader struct {
	terms   []Term
	isTBX   bool
	entry   Term
	locale  string
	text    strings.Builder
	name    string // of the term that is being read
	retired bool
	status  bool // inside a note that says how the term is used
}

func (r *tbxReader) take(token xml.Token) {
	switch t := token.(type) {
	case xml.CharData:
		r.text.Write(t)
	case xml.StartElement:
		r.start(t)
	case xml.EndElement:
		r.end(t.Name.Local)
	}
}

func (r *tbxReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "martif", "tbx":
		r.isTBX = true
	case "termEntry", "conceptEntry":
		r.entry = Term{}
	case "langSet", "langSec":
		r.locale = attribute(e, "lang")
	case "tig", "ntig", "termSec":
		r.name, r.retired = "", false
	case "term":
		r.text.Reset()
	case "termNote":
		r.text.Reset()
		r.status = strings.HasSuffix(attribute(e, "type"), "dministrativeStatus")
	}
}

func (r *tbxReader) end(element string) {
	text := strings.Join(strings.Fields(r.text.String()), " ")
	switch element {
	case "term":
		r.name = text
	case "termNote":
		r.retired = r.retired || r.status && (strings.HasPrefix(text, "deprecated") || strings.HasPrefix(text, "superseded"))
	case "tig", "ntig", "termSec":
		if r.name != "" && r.locale != "" && !r.retired {
			r.entry.Names = append(r.entry.Names, Name{r.locale, r.name})
		}
	case "termEntry", "conceptEntry":
		r.terms = append(r.terms, r.entry)
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
