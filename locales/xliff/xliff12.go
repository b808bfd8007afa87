package xliff

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// XLIFF 1.2: the elements are those of its section 2, the values of
// attributes those of section 2.3.

// ctypes say what kind of markup a tag is.
var ctypes = []struct {
	kind  segment.TagKind
	ctype string
}{
	{segment.Link, "link"},
	{segment.Strong, "bold"},
	{segment.Emphasis, "italic"},
	{segment.Strike, "x-strikethrough"},
	{segment.Code, "x-code"},
	{segment.Image, "x-image"},
	{segment.Break, "lb"},
	{segment.Opaque, "x-opaque"},
}

func ctype(kind segment.TagKind) string {
	for _, c := range ctypes {
		if c.kind == kind {
			return c.ctype
		}
	}
	return "x-" + string(kind)
}

func kindOf(ctype string) segment.TagKind {
	for _, c := range ctypes {
		if c.ctype == ctype {
			return c.kind
		}
	}
	return ""
}

func encode12(c *locales.Catalog) ([]byte, error) {
	if err := check(c); err != nil {
		return nil, err
	}
	w := &writer{b: make([]byte, 0, 1024*len(c.Messages)+1024)}
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"`)
	w.begin()
	lessons := byLesson(c)
	if len(lessons) == 0 {
		lessons = append(lessons, lesson{})
	}
	for _, l := range lessons {
		w.line()
		w.raw("<file")
		w.attr("original", l.original)
		w.attr("source-language", xmlLanguage(c.Source))
		w.attr("target-language", xmlLanguage(c.Locale))
		w.attr("datatype", datatype(l.original))
		w.begin()
		w.line()
		w.raw("<body")
		w.begin()
		for _, m := range l.messages {
			w.unit12(m)
		}
		w.end("body")
		w.end("file")
	}
	w.end("xliff")
	w.raw("\n")
	return w.b, nil
}

const (
	markdownType = "x-markdown"
	yamlType     = "x-yaml"
)

func datatype(original string) string {
	if ext := path.Ext(original); ext == ".yml" || ext == ".yaml" {
		return yamlType
	}
	return markdownType
}

func (w *writer) unit12(m *locales.Message) {
	w.line()
	w.raw("<trans-unit")
	w.attr("id", m.ID)
	if m.State == locales.Reviewed && m.Target != "" {
		w.raw(` approved="yes"`)
	}
	w.raw(` xml:space="preserve"`)
	w.begin()
	said, target := said12(m)
	w.line()
	w.raw("<source>")
	w.tagged(m.Source, m.Tags, &inline12, true)
	w.raw("</source>")
	w.target12(m, said, target, true)
	w.contexts12(m)
	w.notes12(m.Notes, developers[0])
	w.notes12(m.Comments, "translator")
	if m.Previous != "" {
		w.line()
		w.raw(`<alt-trans alttranstype="previous-version" xml:space="preserve"`)
		w.match12(m, m.Previous, said, target)
	}
	for _, s := range m.Suggestions {
		if s.Text == "" {
			continue
		}
		w.line()
		w.raw("<alt-trans")
		w.attrIf("match-quality", quality(s.Score))
		w.attrIf("origin", locales.OriginWord(s))
		w.raw(` xml:space="preserve"`)
		w.match12(m, s.Source, "", s.Text)
	}
	w.end("trans-unit")
}

func (w *writer) target12(m *locales.Message, said, target string, full bool) {
	w.line()
	w.raw("<target")
	w.attrIf("state", said)
	if full && m.Rejected && m.State == locales.NeedsReview && m.Target != "" {
		w.attr("state-qualifier", rejectedQualifier)
	}
	w.raw(">")
	w.tagged(target, m.Tags, &inline12, full)
	w.raw("</target>")
}

// contexts12 writes one group: of several Okapi gives the last back in the place
// of each.
func (w *writer) contexts12(m *locales.Message) {
	var purposes []string
	exported := m.Exported.String()
	if m.Context != "" || exported != "" {
		purposes = append(purposes, "information")
	}
	if len(m.References) > 1 {
		purposes = append(purposes, "location")
	}
	if purposes == nil {
		return
	}
	w.line()
	w.raw(`<context-group purpose="` + strings.Join(purposes, " ") + `"`)
	w.begin()
	if m.Context != "" {
		w.context12(contextType, m.Context)
	}
	if exported != "" {
		w.context12(exportedType, exported)
	}
	for _, reference := range m.References[min(1, len(m.References)):] {
		w.context12("sourcefile", reference)
	}
	w.end("context-group")
}

const (
	contextType  = "x-context"
	exportedType = "x-exported"
)

func (w *writer) context12(kind, value string) {
	w.line()
	w.raw(`<context context-type="` + kind + `">`)
	w.text(value)
	w.raw("</context>")
}

func (w *writer) notes12(notes []string, from string) {
	for _, note := range notes {
		if note != "" {
			w.line()
			w.raw(`<note from="` + from + `">`)
			w.text(note)
			w.raw("</note>")
		}
	}
}

func (w *writer) match12(m *locales.Message, source, said, target string) {
	w.begin()
	if source != "" {
		w.line()
		w.raw("<source>")
		w.tagged(source, m.Tags, &inline12, false)
		w.raw("</source>")
	}
	w.target12(m, said, target, false)
	w.end("alt-trans")
}

// inline12 writes a pair as <g>, its ends alone as <bx/> and <ex/>, and what
// stands alone as <x/>. clone says that a tag may not be doubled.
var inline12 = inline{
	open:      func(w *writer, t segment.Tag, full bool) { w.element12("g", t, full); w.raw(">") },
	close:     func(w *writer, _ segment.Tag, _ bool) { w.raw("</g>") },
	single:    func(w *writer, t segment.Tag, full bool) { w.element12("x", t, full); w.raw("/>") },
	openAlone: func(w *writer, t segment.Tag, full bool) { w.element12("bx", t, full); w.raw("/>") },
	closeAlone: func(w *writer, t segment.Tag, full bool) {
		w.raw(`<ex id="` + t.Name() + `"`)
		w.stands12(t, full)
		w.raw("/>")
	},
}

func (w *writer) element12(name string, t segment.Tag, full bool) {
	w.raw("<" + name + ` id="` + t.Name() + `" ctype="` + ctype(t.Kind) + `" clone="no"`)
	w.stands12(t, full)
}

func (w *writer) stands12(t segment.Tag, full bool) {
	if full {
		w.attrIf("equiv-text", t.Stands)
	}
}

// inlines12 read the inline elements. What stands in those that hold markup
// of some other format is not text.
var inlines12 = map[string]inlineReader{
	"g": func(r *reader) (piece, end) {
		p, e := pair(r.Attr("id"), kindOf(r.Attr("ctype")))
		p.tag.Stands = r.Attr("equiv-text")
		return p, e
	},
	"x":   func(r *reader) (piece, end) { return r.code12(segment.Single), end{} },
	"bx":  func(r *reader) (piece, end) { return r.code12(segment.Open), end{} },
	"ex":  func(r *reader) (piece, end) { return r.code12(segment.Close), end{} },
	"ph":  func(r *reader) (piece, end) { return r.code12(segment.Single), end{native: true} },
	"bpt": func(r *reader) (piece, end) { return r.code12(segment.Open), end{native: true} },
	"ept": func(r *reader) (piece, end) { return r.code12(segment.Close), end{native: true} },
	"it": func(r *reader) (piece, end) {
		if r.Attr("pos") == "close" {
			return r.code12(segment.Close), end{native: true}
		}
		return r.code12(segment.Open), end{native: true}
	},
}

// code12 reads an element that stands for one tag. The ends of a pair belong
// together by rid, if they have one, else by id.
func (r *reader) code12(part segment.Part) piece {
	id := r.Attr("id")
	if _, named := parseName(id); !named && part != segment.Single {
		if rid := r.Attr("rid"); rid != "" {
			id = rid
		}
	}
	p := newPiece(part, id, kindOf(r.Attr("ctype")))
	p.tag.Stands = r.Attr("equiv-text")
	return p
}

func (r *reader) file12() error {
	defer r.enter()()
	r.lesson = r.Attr("original")
	kind := r.Attr("datatype")
	r.made = kind == markdownType || kind == yamlType
	r.language(&r.catalog.Source, r.Attr("source-language"))
	r.language(&r.catalog.Locale, r.Attr("target-language"))
	return r.children(func(name string) error {
		if name == "body" {
			return r.group12()
		}
		return nil
	})
}

func (r *reader) group12() error {
	return r.children(func(name string) error {
		switch name {
		case "group":
			defer r.enter()()
			return r.group12()
		case "trans-unit":
			return r.readUnit12()
		}
		return nil
	})
}

func (r *reader) readUnit12() error {
	u := r.begin()
	u.id, u.made = r.Attr("id"), r.made
	header := r.Attr("restype") == headerType
	u.verdicts = append(u.verdicts, r.Attr("mq:status"))
	u.state = state12(r.Attr("approved"))
	var segments, targets []stretch // where they are marked
	err := r.within(func(s xml.Space, name string) (err error) {
		if s != core {
			return r.confirmations12(&u, s, name)
		}
		switch name {
		case "source":
			u.source, err = r.text(inlines12)
		case "seg-source":
			var t text
			if t, err = r.text(inlines12); err == nil {
				segments = t.stretches(r.cuts)
			}
		case "target":
			u.said, u.verdicts = r.Attr("state"), append(u.verdicts, r.Attr("state-qualifier"))
			u.unknown = unknown12(u.said, r.Attr("state-qualifier"))
			r.language(&r.catalog.Locale, r.Attr("xml:lang"))
			if u.target, err = r.target(&u, inlines12); err == nil {
				targets = u.target.stretches(r.cuts)
			}
		case "note":
			author := r.Attr("from")
			var note string
			note, err = r.plain()
			u.addNote(author, note)
		case "context-group":
			err = r.readContexts12(&u)
		case "alt-trans":
			err = r.readMatch12(&u)
		}
		return err
	})
	if err != nil || header {
		return err
	}
	if len(targets) > 1 {
		if len(segments) == 0 {
			segments = []stretch{{text: u.source}}
		}
		u.joinMarked(segments, targets)
	}
	r.add(&u)
	return nil
}

// confirmations12 are what Trados says of the segments of a unit.
func (r *reader) confirmations12(u *unit, s xml.Space, name string) error {
	if s != xml.Foreign || name != "seg-defs" {
		return nil
	}
	return r.within(func(s xml.Space, name string) error {
		if s == xml.Foreign && name == "seg" {
			u.verdicts = append(u.verdicts, cmp.Or(r.Attr("conf"), unconfirmed))
		}
		return nil
	})
}

// headerType is how po2xliff calls the header of a PO file.
const headerType = "x-gettext-domain-header"

func (r *reader) readContexts12(u *unit) error {
	return r.children(func(name string) error {
		kind := r.Attr("context-type")
		if name != "context" {
			return nil
		}
		value, err := r.plain()
		switch {
		case kind == contextType && u.context == "":
			u.context = value
		case kind == exportedType:
			u.setExported(value)
		case kind == "sourcefile" && value != "" && value != r.lesson && !slices.Contains(u.lessons, value):
			u.lessons = append(u.lessons, value)
		}
		return err
	})
}

// readMatch12 reads an alternative; version 1.1 has several targets in one.
func (r *reader) readMatch12(u *unit) error {
	a := match{
		quality: strings.TrimSpace(r.Attr("match-quality")), origin: r.Attr("origin"),
		previous: r.Attr("alttranstype") == "previous-version",
	}
	return r.children(func(name string) (err error) {
		switch name {
		case "source":
			a.source, err = r.text(inlines12)
		case "target":
			a.said = r.Attr("state")
			language := r.Attr("xml:lang")
			if a.target, err = r.text(inlines12); language == "" || r.catalog.Locale == "" || isSame(r.catalog.Locale, language) {
				u.matches = append(u.matches, a)
			}
		}
		return err
	})
}
