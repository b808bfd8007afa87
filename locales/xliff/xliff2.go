package xliff

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// XLIFF 2.1: the core is section 4 of the specification, translation
// candidates section 5.1, metadata section 5.4.

// types say what kind of markup a tag is.
var types = []struct {
	kind         segment.TagKind
	typ, subType string
}{
	{segment.Link, "link", ""},
	{segment.Strong, "fmt", "xlf:b"},
	{segment.Emphasis, "fmt", "xlf:i"},
	{segment.Strike, "fmt", "parasol:s"},
	{segment.Code, "fmt", "parasol:code"},
	{segment.Image, "image", ""},
	{segment.Break, "fmt", "xlf:lb"},
	{segment.Opaque, "other", ""},
}

func kindOfType(typ, subType string) segment.TagKind {
	for _, t := range types {
		if t.typ == typ && t.subType == subType {
			return t.kind
		}
	}
	return ""
}

func encode2(c *locales.Catalog) ([]byte, error) {
	if err := check(c); err != nil {
		return nil, err
	}
	w := &writer{b: make([]byte, 0, 1024*len(c.Messages)+1024), cp: true}
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"` +
		` xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" version="2.1"`)
	w.attr("srcLang", xmlLanguage(c.Source))
	w.attr("trgLang", xmlLanguage(c.Locale))
	w.begin()
	lessons := byLesson(c)
	for i, l := range lessons {
		w.line()
		w.raw(`<file id="f` + strconv.Itoa(i+1) + `"`)
		w.attrIf("original", l.original)
		w.begin()
		for _, m := range l.messages {
			w.unit2(m)
		}
		w.end("file")
	}
	if len(lessons) == 0 { // a file has a unit or a group
		w.line()
		w.raw(`<file id="f1"`)
		w.begin()
		w.line()
		w.raw(`<group id="none"/>`)
		w.end("file")
	}
	w.end("xliff")
	w.raw("\n")
	return w.b, nil
}

func (w *writer) unit2(m *locales.Message) {
	w.line()
	w.raw("<unit")
	w.attr("id", unitID(m.ID))
	w.raw(` canResegment="no" xml:space="preserve"`)
	w.begin()
	w.matches2(m)
	w.metadata2(m)
	w.notes2(m)
	w.data2(m.Tags)
	w.line()
	w.raw(`<segment id="` + segmentID + `"`)
	state, sub, _ := strings.Cut(said2(m), " ")
	w.attr("state", state)
	w.attrIf("subState", sub)
	w.begin()
	w.side2("source", m.Source, m.Tags, true)
	if m.Target != "" {
		w.side2("target", m.Target, m.Tags, true)
	}
	w.end("segment")
	w.end("unit")
}

// segmentID is no name of a tag, since both share one name space.
const segmentID = "segment"

func (w *writer) side2(name, s string, tags []segment.Tag, full bool) {
	w.line()
	w.raw("<" + name + ">")
	w.tagged(s, tags, &inline2, full)
	w.raw("</" + name + ">")
}

const previousType = "parasol:previous"

func (w *writer) matches2(m *locales.Message) {
	suggestions := slices.DeleteFunc(slices.Clone(m.Suggestions), func(s locales.Suggestion) bool { return s.Text == "" })
	if m.Previous == "" && len(suggestions) == 0 {
		return
	}
	w.line()
	w.raw("<mtc:matches")
	w.begin()
	if m.Previous != "" {
		w.line()
		w.raw(`<mtc:match ref="#` + segmentID + `" type="other" subType="` + previousType + `"`)
		w.begin()
		w.metaGroup2("state", []string{said2(m)})
		w.candidate2(m, m.Previous, m.Target)
	}
	for _, s := range suggestions {
		w.line()
		w.raw(`<mtc:match ref="#` + segmentID + `"`)
		w.attrIf("matchQuality", quality(s.Score))
		w.attrIf("origin", locales.OriginWord(s))
		w.begin()
		w.candidate2(m, s.Source, s.Text)
	}
	w.end("mtc:matches")
}

func (w *writer) candidate2(m *locales.Message, source, target string) {
	w.side2("source", source, m.Tags, false)
	w.side2("target", target, m.Tags, false)
	w.end("mtc:match")
}

func (w *writer) metadata2(m *locales.Message) {
	var others []string
	if len(m.References) > 1 {
		others = m.References[1:]
	}
	exported := m.Exported.String()
	if m.Context == "" && len(others) == 0 && exported == "" {
		return
	}
	w.line()
	w.raw("<mda:metadata")
	w.begin()
	if m.Context != "" {
		w.group2("context", []string{m.Context})
	}
	if exported != "" {
		w.group2("exported", []string{exported})
	}
	if len(others) > 0 {
		w.group2("reference", others)
	}
	w.end("mda:metadata")
}

func (w *writer) metaGroup2(kind string, values []string) {
	w.line()
	w.raw("<mda:metadata")
	w.begin()
	w.group2(kind, values)
	w.end("mda:metadata")
}

// group2 writes values whose type and category are the same.
func (w *writer) group2(kind string, values []string) {
	w.line()
	w.raw(`<mda:metaGroup category="` + kind + `"`)
	w.begin()
	for _, v := range values {
		w.line()
		w.raw(`<mda:meta type="` + kind + `">`)
		w.text(v)
		w.raw("</mda:meta>")
	}
	w.end("mda:metaGroup")
}

func (w *writer) notes2(m *locales.Message) {
	isNote := func(note string) bool { return note != "" }
	if !slices.ContainsFunc(m.Notes, isNote) && !slices.ContainsFunc(m.Comments, isNote) {
		return
	}
	w.line()
	w.raw("<notes")
	w.begin()
	for _, list := range []struct {
		category string
		notes    []string
	}{{developers[0], m.Notes}, {"translator", m.Comments}} {
		for _, note := range list.notes {
			if note != "" {
				w.line()
				w.raw(`<note category="` + list.category + `">`)
				w.text(note)
				w.raw("</note>")
			}
		}
	}
	w.end("notes")
}

// data2 writes what tags stand for, under their names.
func (w *writer) data2(tags []segment.Tag) {
	some := false
	for _, t := range tags {
		if t.Stands == "" {
			continue
		}
		if !some {
			w.line()
			w.raw("<originalData")
			w.begin()
			some = true
		}
		w.line()
		w.raw(`<data id="` + t.Name() + `">`)
		w.escape(t.Stands, 1, true)
		w.raw("</data>")
	}
	if some {
		w.end("originalData")
	}
}

// inline2 writes a pair as <pc>, its ends alone as <sc/> and <ec/>, and what
// stands alone as <ph/>.
var inline2 = inline{
	open:      func(w *writer, t segment.Tag, full bool) { w.element2("pc", t, "dataRefStart", full); w.raw(">") },
	close:     func(w *writer, _ segment.Tag, _ bool) { w.raw("</pc>") },
	single:    func(w *writer, t segment.Tag, full bool) { w.element2("ph", t, "dataRef", full); w.raw("/>") },
	openAlone: func(w *writer, t segment.Tag, full bool) { w.element2("sc", t, "dataRef", full); w.raw("/>") },
	closeAlone: func(w *writer, t segment.Tag, full bool) {
		w.raw(`<ec startRef="` + t.Name() + `" canCopy="no" canDelete="no"`)
		w.stands2(t, "dataRef", full)
		w.raw("/>")
	},
}

func (w *writer) element2(name string, t segment.Tag, dataRef string, full bool) {
	w.raw("<" + name + ` id="` + t.Name() + `" canCopy="no" canDelete="no"`)
	for _, typ := range types {
		if typ.kind == t.Kind {
			w.attr("type", typ.typ)
			w.attrIf("subType", typ.subType)
		}
	}
	w.stands2(t, dataRef, full)
}

func (w *writer) stands2(t segment.Tag, dataRef string, full bool) {
	if full && t.Stands != "" {
		w.attr(dataRef, t.Name())
	}
}

// unitID spells an ID as the NMTOKEN that the id of a unit has to be. One that
// is none, or that looks like what this function makes, becomes "_." and the
// bytes in hexadecimal.
func unitID(id string) string {
	for i := 0; i < len(id); i++ {
		if c := id[i]; !xml.IsNameByte(c) || c >= utf8.RuneSelf || strings.HasPrefix(id, escapedID) {
			return escapedID + hex.EncodeToString([]byte(id))
		}
	}
	return id
}

const escapedID = "_."

func messageID(id string) string {
	if code, ok := strings.CutPrefix(id, escapedID); ok {
		if raw, err := hex.DecodeString(code); err == nil && utf8.Valid(raw) {
			return string(raw)
		}
	}
	return id
}

var inlines2 = map[string]inlineReader{
	"pc": func(r *reader) (piece, end) {
		p, e := pair(r.id2(), kindOfType(r.Attr("type"), r.Attr("subType")))
		p.native = r.Attr("dataRefStart")
		return p, e
	},
	"ph": func(r *reader) (piece, end) { return r.code2(segment.Single, r.id2()), end{} },
	"sc": func(r *reader) (piece, end) { return r.code2(segment.Open, r.id2()), end{} },
	"ec": func(r *reader) (piece, end) {
		return r.code2(segment.Close, cmp.Or(r.Attr("startRef"), r.id2())), end{}
	},
	"cp": func(r *reader) (piece, end) {
		code, err := strconv.ParseUint(r.Attr("hex"), 16, 32)
		if err != nil || code > utf8.MaxRune {
			code = utf8.RuneError
		}
		r.buf = utf8.AppendRune(r.buf, rune(code))
		return piece{}, end{}
	},
}

// id2 is the tag that an element stands for: a copy stands for that which it
// is a copy of.
func (r *reader) id2() string { return cmp.Or(r.Attr("copyOf"), r.Attr("id")) }

func (r *reader) code2(part segment.Part, id string) piece {
	p := newPiece(part, id, kindOfType(r.Attr("type"), r.Attr("subType")))
	p.native = r.Attr("dataRef")
	return p
}

func (r *reader) file2() error {
	defer r.enter()()
	r.lesson = r.Attr("original")
	return r.group2()
}

func (r *reader) group2() error {
	return r.children(func(name string) error {
		switch name {
		case "group":
			defer r.enter()()
			return r.group2()
		case "unit":
			return r.readUnit2()
		}
		return nil
	})
}

func (r *reader) readUnit2() error {
	u := r.begin()
	u.id, u.state = messageID(r.Attr("id")), state2
	var parts []part2
	err := r.within(func(s xml.Space, name string) error {
		switch {
		case s == matches && name == "matches":
			return r.readMatches2(&u)
		case s == metadata && name == "metadata":
			return r.readMetadata2(func(kind, value string) {
				switch {
				case kind == "context" && u.context == "":
					u.context = value
				case kind == "exported":
					u.setExported(value)
				case kind == "reference" && value != "" && value != r.lesson && !slices.Contains(u.lessons, value):
					u.lessons = append(u.lessons, value)
				}
			})
		case s != core:
		case name == "notes":
			return r.readNotes2(&u)
		case name == "originalData":
			return r.readData2(&u)
		case name == "segment", name == "ignorable":
			u.made = u.made || r.Attr("id") == segmentID
			p, err := r.readPart2(&u, name == "ignorable", len(parts)+1)
			parts = append(parts, p)
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	u.join(parts)
	r.add(&u)
	return nil
}

func (r *reader) readPart2(u *unit, ignorable bool, order int) (part2, error) {
	p := part2{ignorable: ignorable, said: cmp.Or(r.Attr("state"), ranks[0]), unsaid: r.Attr("state") == "", order: order}
	if sub := r.Attr("subState"); sub != "" {
		p.said += " " + sub
	}
	err := r.children(func(name string) (err error) {
		switch name {
		case "source":
			p.source, err = r.text(inlines2)
		case "target":
			if n, err := strconv.Atoi(r.Attr("order")); err == nil {
				p.order = n
			}
			r.language(&r.catalog.Locale, r.Attr("xml:lang"))
			p.target, err = r.target(u, inlines2)
		}
		return err
	})
	return p, err
}

func (r *reader) readNotes2(u *unit) error {
	return r.children(func(name string) error {
		if name != "note" {
			return nil
		}
		category := r.Attr("category")
		note, err := r.plain()
		u.addNote(category, note)
		return err
	})
}

func (r *reader) readData2(u *unit) error {
	return r.children(func(name string) error {
		if name != "data" {
			return nil
		}
		id := r.Attr("id")
		data, err := r.text(inlines2)
		if u.data == nil {
			u.data = map[string]string{}
		}
		u.data[id] = data.String()
		return err
	})
}

func (r *reader) readMatches2(u *unit) error {
	return r.within(func(s xml.Space, name string) error {
		if s != matches || name != "match" {
			return nil
		}
		a := match{quality: cmp.Or(r.Attr("matchQuality"), r.Attr("similarity")), origin: r.Attr("origin")}
		a.previous = r.Attr("subType") == previousType
		err := r.within(func(s xml.Space, name string) (err error) {
			switch {
			case s == metadata && name == "metadata":
				err = r.readMetadata2(func(_, value string) { a.said = value })
			case s == core && name == "source":
				a.source, err = r.text(inlines2)
			case s == core && name == "target":
				a.target, err = r.text(inlines2)
			}
			return err
		})
		u.matches = append(u.matches, a)
		return err
	})
}

// readMetadata2 calls visit with the type and text of each piece of metadata.
func (r *reader) readMetadata2(visit func(kind, value string)) error {
	return r.within(func(s xml.Space, name string) error {
		switch {
		case s != metadata:
		case name == "metaGroup":
			return r.readMetadata2(visit)
		case name == "meta":
			kind := r.Attr("type")
			value, err := r.plain()
			visit(kind, value)
			return err
		}
		return nil
	})
}
