package tmx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
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
	x, err := xml.New(name, data, nil)
	if err != nil {
		return nil, err
	}
	r.scanner = &scanner{x}
	r.read = locales.NewFile(string(x.Text()), spelling{})
	r.fixed = r.catalog.Locale != ""
	r.tags = make(map[string]string)
	r.languages = make(map[string]language)
	r.codes = make(map[string]code)
	// A unit of a whole pair is never shorter: this bounds what a file of bare
	// </tu> can ask for.
	n := min(bytes.Count(x.Text(), []byte("</tu>")), len(x.Text())/150)
	r.index = make(map[string]int, n)
	r.catalog.Messages = make([]locales.Message, 0, n)
	if err := r.file(); err != nil {
		return nil, err
	}
	return &r.catalog, nil
}

type reader struct {
	*scanner
	read      *locales.File
	catalog   locales.Catalog
	asked     bool   // the caller said the source language
	fixed     bool   // the locale is known from elsewhere than the units
	hint      string // what the locale may be
	index     map[string]int
	tags      map[string]string   // of languages, as units spell them
	languages map[string]language // that were taken apart so far
	codes     map[string]code     // native codes that were read so far
	stray     *variant            // one in none of the two languages
	buf       []byte

	// Of the unit that is being read, kept for the next one.
	variants []variant
	targets  []*variant
}

func (r *reader) file() error {
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return r.finish()
		}
		if err != nil {
			return err
		}
		switch {
		case t.kind != startToken:
		case r.Depth() == 1 && string(t.name) != "tmx":
			return r.Fault(r.From, "the file begins with <%s>, want <tmx>", t.name)
		case string(t.name) == "header":
			if source := r.Attr("srclang"); !r.asked && !isAll(source) {
				r.catalog.Source = hyphens(source)
			}
		case string(t.name) == "tu":
			if err := r.unit(); err != nil {
				return err
			}
		}
	}
}

func (r *reader) finish() error {
	if v := r.stray; v != nil && len(r.catalog.Messages) == 0 && !r.asked {
		return &segment.Error{Pos: v.pos, Err: fmt.Errorf("no unit has a text in %q, this one is in %q", r.catalog.Locale, v.lang)}
	}
	if primary, _, _ := strings.Cut(hyphens(r.hint), "-"); r.catalog.Locale == "" && len(r.catalog.Messages) == 0 && len(primary) < 4 {
		r.catalog.Locale = r.hint // of a memory of no pairs, its name
	}
	return nil
}

func isAll(srclang string) bool { return srclang == "" || strings.EqualFold(srclang, "*all*") }

// A unit is one <tu>.
type unit struct {
	pos      segment.Pos
	id       string
	source   string // its language, "" if the file does not say
	props    props
	comments []string
	variants []variant
}

// props are the properties of a unit that are ours.
type props struct{ context, state, former, previous, exported string }

type variant struct {
	pos  segment.Pos
	lang string
	text string
	tags []segment.Tag

	from, to int // of the text, in the file
}

func (r *reader) unit() error {
	u := unit{pos: r.begin(), id: string(r.Value("tuid")), source: r.catalog.Source, variants: r.variants[:0]}
	if source := r.Value("srclang"); len(source) > 0 && !r.asked {
		u.source = r.tag(source)
	}
	depth := r.Depth()
	var v variant
	for {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch {
		case t.kind == endToken && r.Depth() < depth:
			r.variants = u.variants
			return r.add(&u)
		case t.kind == startToken && string(t.name) == "tuv":
			v = variant{pos: r.begin(), lang: r.tag(r.Lang())}
		case t.kind == startToken:
			name, kind := t.name, r.Attr("type")
			v.from = r.To()
			if v.text, v.tags, err = r.content(); err != nil {
				return err
			}
			v.to = max(v.from, r.From)
			u.element(name, kind, v)
		}
	}
}

// tag is the tag of a language as a string, the same one each time.
func (r *reader) tag(text []byte) string {
	tag, known := r.tags[string(text)]
	if !known {
		tag = string(text)
		r.tags[tag] = tag
	}
	return tag
}

// element takes in one child of a unit or of its variants; kind is its type.
func (u *unit) element(name []byte, kind string, v variant) {
	switch string(name) {
	case "seg":
		u.variants = append(u.variants, v)
	case "note":
		u.comments = append(u.comments, v.text)
	case "prop":
		switch kind {
		case contextProp:
			u.props.context = v.text
		case stateProp:
			u.props.state = v.text
		case formerProp:
			u.props.former = v.text
		case previousProp:
			u.props.previous = v.text
		case exportedProp:
			u.props.exported = v.text
		}
	}
}

// content reads to the end of the element that has begun: its text, without
// the native codes that are not tags.
func (r *reader) content() (string, []segment.Tag, error) {
	r.buf = r.buf[:0]
	var tags tagList
	depth := r.Depth()
	inside, from := 0, 0 // the depth of a native code around, and where it begins in buf
	for {
		t, err := r.next()
		if err != nil {
			return "", nil, err
		}
		switch {
		case t.kind == textToken:
			r.buf = append(r.buf, t.text...)
		case t.kind == startToken:
			if inside == 0 && nativeCodes[string(t.name)] {
				inside, from = r.Depth(), len(r.buf)
			}
		case r.Depth() < depth:
			return string(r.buf), tags.tags, nil
		case r.Depth() < inside:
			if c := r.code(r.buf[from:]); c.isTag {
				tags.add(c.tag)
				r.buf = append(r.buf[:from], c.spelled...)
			} else {
				r.buf = r.buf[:from]
			}
			inside = 0
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
