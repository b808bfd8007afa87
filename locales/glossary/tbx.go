package glossary

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales/xml"
)

// TBX reads TermBase eXchange (ISO 30042:2019 and the edition of 2008, which
// named its elements otherwise). Of each entry it takes the terms of every
// language; one that its usage note calls deprecated or superseded is left
// out. An error is a [*segment.Error] with a line.
func TBX(name string, data []byte) ([]Term, error) {
	x, err := xml.New(name, data, nil)
	if err != nil {
		return nil, err
	}
	r := tbxReader{}
	for {
		token, err := x.Next()
		switch {
		case err != nil:
			return nil, err
		case token == xml.AtEOF && !r.isTBX:
			return nil, x.Fault(x.From, "not TBX: no martif or tbx element")
		case token == xml.AtEOF:
			return r.terms, nil
		case token == xml.AtText:
			r.text.Write(x.Chars)
		case token == xml.AtStart:
			r.start(x)
		default:
			r.end(string(x.Local))
		}
	}
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

func (r *tbxReader) start(x *xml.Scanner) {
	switch string(x.Local) {
	case "martif", "tbx":
		r.isTBX = true
	case "termEntry", "conceptEntry":
		r.entry = Term{}
	case "langSet", "langSec":
		r.locale = string(x.Lang())
	case "tig", "ntig", "termSec":
		r.name, r.retired = "", false
	case "term":
		r.text.Reset()
	case "termNote":
		r.text.Reset()
		r.status = strings.HasSuffix(x.Attr("type"), "dministrativeStatus")
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
