package xliff

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// Decode reads a file of either version. The ID of a message is that of its
// unit, its first reference the file that the unit stands in. The locale is
// the one that the file names, spelled as the name does if that has it
// ("lessons.pt_BR.xlf", "pt_BR.xlf"); if the file names none it is the
// name's.
//
// Errors are [*segment.Error] with line and column, joined in the order of
// the file if there are several: XML that is not well-formed or larger than
// any tool would write, entities beyond XML's own five, an encoding other than
// UTF-8 and UTF-16, no or two languages, an id that stands twice in one file
// or group. Tags that are lost, doubled or pasted as text are none: see the package
// comment.
func Decode(name string, data []byte) (*locales.Catalog, error) {
	s, err := xml.New(name, data, spaces)
	if err != nil {
		return nil, err
	}
	r := &reader{Scanner: s, file: name, read: locales.NewFile(string(s.Text()), spelling{}), seen: make(map[string]scoped), again: make(map[scoped]bool)}
	if err := r.root(); err != nil {
		return nil, err
	}
	r.locale()
	r.settle()
	if len(r.errs) > 0 {
		return nil, errors.Join(r.errs...)
	}
	return &r.catalog, nil
}

type reader struct {
	*xml.Scanner
	file    string
	read    *locales.File
	catalog locales.Catalog
	errs    []error
	lesson  string // the original of the file around
	made    bool   // by us, as it seems

	// See ids.go:
	seen          map[string]scoped // by ID, the first of each
	again         map[scoped]bool
	scope, scopes int

	// See [reader.settle]:
	filled []int // messages whose targets were filled in, and nothing said of it
	keeps  bool  // a unit has another state than it went out with

	// Of the unit that is being read:
	buf     []byte   // literal text
	pieces  []piece  // of its texts
	ends    []end    // of the elements that are open in the last one
	cuts    []cut    // where segments are marked in the last one
	said    []string // comments on words of them
	hidden  bool     // a text stands inside of markup of another format
	foreign bool     // an inline element has an id that is no name of a tag
}

// note adds an error that is not in the way of reading on.
func (r *reader) note(pos segment.Pos, format string, args ...any) {
	r.errs = append(r.errs, &segment.Error{Pos: pos, Err: fmt.Errorf(format, args...)})
}

func (r *reader) root() error {
	if _, err := r.Next(); err != nil {
		return err
	}
	switch {
	case string(r.Local) != "xliff":
		return r.Fault(r.From, "the file begins with <%s>, want <xliff>", r.Name)
	case r.Space != core:
		return r.Fault(r.From, "<%s> is of a namespace that is not XLIFF's", r.Name)
	}
	read := r.file12
	switch v := version(r.Attr("version"), r.Attr("xmlns")); v {
	case '1':
	case '2':
		read = r.file2
		r.language(&r.catalog.Source, r.Attr("srcLang"))
		r.language(&r.catalog.Locale, r.Attr("trgLang"))
	default:
		return r.Fault(r.From, "version %q of XLIFF, want 1.2 or 2.1", r.Attr("version"))
	}
	err := r.children(func(name string) error {
		if name == "file" {
			return read()
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = r.Next() // nothing but comments may follow
	return err
}

// children calls visit at each child of the element that has begun, if it is
// one of XLIFF's own, with its name, and reads to the end. visit may read the
// child or leave it.
func (r *reader) children(visit func(name string) error) error {
	return r.within(func(s xml.Space, name string) error {
		if s != core {
			return nil
		}
		return visit(name)
	})
}

// within is children for elements of any namespace.
func (r *reader) within(visit func(s xml.Space, name string) error) error {
	depth := r.Depth()
	for {
		t, err := r.Next()
		if err != nil {
			return err
		}
		switch {
		case t == xml.AtEnd && r.Depth() < depth:
			return nil
		case t == xml.AtStart && r.Depth() == depth+1:
			if err := visit(r.Space, r.Intern(r.Local)); err != nil {
				return err
			}
		}
	}
}

// plain reads the text of the element that has begun, whatever stands in it.
func (r *reader) plain() (string, error) {
	t, err := r.text(nil)
	return t.String(), err
}

// An end is what is to do at the end of an element inside a text.
type end struct {
	closing bool // a pair ends
	piece   piece
	native  bool // what stands in the element is not text
	cut     int  // of the segment that ends, from 1
	sub     bool // a text inside of what is not text ends
}

// An inlineReader reads the attributes of an inline element. It returns a
// piece for it, with part Text if there is none, and what is to do at its end.
type inlineReader func(r *reader) (piece, end)

// begin begins a unit.
func (r *reader) begin() unit {
	r.buf, r.pieces, r.said, r.hidden, r.foreign = r.buf[:0], r.pieces[:0], nil, false, false
	return unit{pos: r.Position(r.From)}
}

// text reads to the end of the source or target that has begun. Elements that
// inlines does not have are passed through: what stands in them is text. What
// it returns is good until the next unit.
func (r *reader) text(inlines map[string]inlineReader) (text, error) {
	r.ends, r.cuts = r.ends[:0], nil
	first, literal := len(r.pieces), len(r.buf)
	add := func(p piece) {
		if len(r.buf) > literal {
			r.pieces = append(r.pieces, piece{part: segment.Text, literal: r.buf[literal:len(r.buf):len(r.buf)]})
			literal = len(r.buf)
		}
		if p.part != segment.Text {
			r.pieces = append(r.pieces, p)
			r.foreign = r.foreign || !p.named
		}
	}
	depth, native, subs := r.Depth(), 0, 0
	for {
		token, err := r.Next()
		if err != nil {
			return nil, err
		}
		switch token {
		case xml.AtText:
			if native == 0 {
				r.buf = append(r.buf, r.Chars...)
			}
			r.hidden = r.hidden || subs > 0 && len(bytes.TrimSpace(r.Chars)) > 0
		case xml.AtStart:
			var p piece
			var e end
			if r.Space == core && native == 0 {
				if read := inlines[string(r.Local)]; read != nil {
					p, e = read(r)
				}
			}
			add(p)
			if r.Space == core {
				r.annotation(&e, len(r.pieces)-first, native > 0)
			}
			native, subs = native+count(e.native), subs+count(e.sub)
			r.ends = append(r.ends, e)
		case xml.AtEnd:
			if r.Depth() < depth {
				add(piece{})
				return r.pieces[first:len(r.pieces):len(r.pieces)], nil
			}
			e := r.ends[len(r.ends)-1]
			r.ends = r.ends[:len(r.ends)-1]
			native, subs = native-count(e.native), subs-count(e.sub)
			if e.closing {
				add(e.piece)
			}
			if e.cut > 0 {
				add(piece{})
				r.cuts[e.cut-1].to = len(r.pieces) - first
			}
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// target reads the text of the target that has begun, and notes where it is.
func (r *reader) target(u *unit, inlines map[string]inlineReader) (text, error) {
	if u.to == 0 {
		u.from = r.To()
	}
	t, err := r.text(inlines)
	u.to = max(r.From, u.from) // what is empty has no end of its own
	return t, err
}

// annotation reads an element that marks a text and is none itself: a segment
// of version 1.2, which begins at a piece, a comment on some words, or a text
// inside of markup.
func (r *reader) annotation(e *end, at int, native bool) {
	switch name := string(r.Local); {
	case name == "sub" && native:
		e.sub = true
	case name == "mrk" && r.Attr("mtype") == "seg":
		r.cuts = append(r.cuts, cut{mid: r.Attr("mid"), from: at})
		e.cut = len(r.cuts)
	case name == "mrk" || name == "sm":
		comment := r.Attr("comment")
		if r.Attr("type") == "comment" {
			comment = r.Attr("value")
		}
		if comment != "" {
			r.said = append(r.said, comment)
		}
	}
}

// pair is the opening tag of an element that holds text, and its end.
func pair(id string, kind segment.TagKind) (piece, end) {
	return newPiece(segment.Open, id, kind), end{closing: true, piece: newPiece(segment.Close, id, kind)}
}

// language takes in a language that the file says; it must stay the same.
func (r *reader) language(field *string, tag string) {
	switch {
	case tag == "" || *field == tag:
	case *field == "":
		if err := locales.CheckTag(tag); err != nil {
			r.note(r.Position(r.From), "%w", err)
		}
		*field = tag
		if field == &r.catalog.Locale {
			r.catalog.Pos = r.Position(r.From)
		}
	case !isSame(*field, tag):
		r.note(r.Position(r.From), "the file holds %q and %q: one file for each language", *field, tag)
	}
}

// isSame reports whether a tag names the language that a file is in, to which
// tools add a region or not.
func isSame(language, tag string) bool { return len(locales.Meant(tag, []string{language})) > 0 }

// locale settles the locale's spelling.
func (r *reader) locale() {
	base := r.file[strings.LastIndexByte(r.file, '/')+1:]
	if n := strings.LastIndexByte(base, '.'); n >= 0 {
		base = base[:n]
	}
	base = base[strings.LastIndexByte(base, '.')+1:]
	named := locales.CheckTag(base) == nil
	if named && strings.EqualFold(strings.ReplaceAll(base, "_", "-"), strings.ReplaceAll(r.catalog.Locale, "_", "-")) {
		r.catalog.Locale = base
	}
	if r.catalog.Locale == "" && named {
		r.catalog.Locale = base
	}
	if r.catalog.Locale == "" {
		r.note(segment.Pos{File: r.file}, "no target language, neither in the file nor in its name, as that of fr.xlf is")
	}
}

// A unit is what a file says of one message.
type unit struct {
	pos      segment.Pos
	id       string
	source   text
	target   text
	from, to int               // of the target in the file, or of the first one and the last
	data     map[string]string // what tags stand for
	state    func(u *unit, m *locales.Message) locales.State
	said     string   // the state as the file spells it
	unsaid   bool     // it does not: it means initial
	verdicts []string // what qualifies the state: see [verdictOf]
	unknown  string   // a word of them that nobody knows
	partial  bool     // some of it is not translated
	made     bool     // by us, as it seems
	isFilled bool     // see [unit.filled]
	context  string
	exported locales.Export
	lessons  []string // beyond the file that the unit stands in
	notes    []string
	comments []string
	matches  []match
}

// A match is an alternative to a unit's target.
type match struct {
	source, target text
	quality        string
	origin         string
	previous       bool   // not a suggestion: the source that the target translates
	said           string // of a previous source, the state of the target
}

// notes of these authors come from the lessons; everybody else is a
// translator.
var developers = []string{"developer", "programmer", "source", "source-code"}

func (u *unit) addNote(author, note string) {
	switch {
	case note == "":
	case slices.Contains(developers, author):
		u.notes = append(u.notes, note)
	default:
		u.comments = append(u.comments, note)
	}
}

// add makes a message of a unit.
func (r *reader) add(u *unit) {
	if r.foreign {
		u.nameForeign()
	}
	id, ok := r.name(u)
	if !ok {
		return
	}
	m := locales.Message{
		ID: id, Context: u.context, Source: u.source.String(), Tags: u.source.tags(u.data),
		Exported: u.exported, UnknownState: u.unknown, Notes: u.notes, Comments: append(u.comments, unique(r.said)...), Pos: u.pos,
	}
	if m.Target = u.target.translation(m.Tags); m.Target != "" {
		m.Place = locales.Place{File: r.read, From: u.from, To: u.to}
	}
	for i := range u.matches {
		u.matches[i].addTo(u, &m)
	}
	if r.lesson != "" {
		m.References = append(m.References, r.lesson)
	}
	m.References = append(m.References, u.lessons...)
	if segment.IsBlank(m.Target) {
		m.Target = ""
	}
	u.partial = u.partial || r.hidden
	u.judge(&m)
	if u.isFilled {
		r.filled = append(r.filled, len(r.catalog.Messages))
	}
	r.keeps = r.keeps || u.stateSet(&m)
	r.catalog.Messages = append(r.catalog.Messages, m)
}

// unique is list without what stands in it before.
func unique(list []string) []string {
	if len(list) < 2 {
		return list
	}
	seen := make(map[string]bool, len(list))
	return slices.DeleteFunc(list, func(s string) bool {
		was := seen[s]
		seen[s] = true
		return was
	})
}

func (u *unit) nameForeign() {
	texts := []text{u.source, u.target}
	for _, m := range u.matches {
		texts = append(texts, m.source, m.target)
	}
	nameForeign(texts)
}

// addTo adds a suggestion. A previous source stays only with the target that
// it was written with: a translator who changed the text or its state has
// translated the present source.
func (a *match) addTo(u *unit, m *locales.Message) {
	target, source := a.target.String(), a.source.String()
	if a.previous && target == u.target.String() {
		if a.said == u.said {
			m.Previous = source
		}
		return
	}
	if target == "" || a.previous && target == m.Source {
		return
	}
	percent, _ := strconv.ParseFloat(strings.TrimRight(a.quality, "% "), 64)
	if math.IsNaN(percent) {
		percent = 0
	}
	m.Suggestions = append(m.Suggestions, locales.WithOrigin(locales.Suggestion{
		Text: target, Source: source, Score: math.Round(min(max(percent, 0), 100)) / 100,
	}, a.origin))
}

// quality is a score in percent, "" if there is none.
func quality(score float64) string {
	if percent := math.Round(min(max(score, 0), 1) * 100); percent > 0 {
		return strconv.Itoa(int(percent))
	}
	return ""
}

// A lesson holds the messages of one <file>.
type lesson struct {
	original string
	messages []*locales.Message
}

// byLesson puts each message into the file of its first reference, in the
// order in which they come; those without one come last.
func byLesson(c *locales.Catalog) []lesson {
	var lessons []lesson
	index := map[string]int{}
	for i := range c.Messages {
		m := &c.Messages[i]
		if m.State == locales.Obsolete {
			continue
		}
		original := ""
		if len(m.References) > 0 {
			original = m.References[0]
		}
		at, known := index[original]
		if !known {
			at = len(lessons)
			index[original] = at
			lessons = append(lessons, lesson{original: original})
		}
		lessons[at].messages = append(lessons[at].messages, m)
	}
	slices.SortStableFunc(lessons, func(a, b lesson) int { return cmp.Compare(orphan(a), orphan(b)) })
	return lessons
}

func orphan(l lesson) int {
	if l.original == "" {
		return 1
	}
	return 0
}

// check returns an error if c cannot be written.
func check(c *locales.Catalog) error {
	for _, tag := range []string{c.Source, c.Locale} {
		if err := locales.CheckTag(tag); err != nil {
			return err
		}
	}
	seen := make(map[string]bool, len(c.Messages))
	for i := range c.Messages {
		m := &c.Messages[i]
		switch {
		case m.State == locales.Obsolete:
			continue
		case m.ID == "" || strings.ContainsFunc(m.ID, func(r rune) bool { return !xml.IsCharacter(r) || r == '\ufffd' }):
			return fmt.Errorf("the message ID %q cannot stand in XLIFF", m.ID)
		case seen[m.ID]:
			return fmt.Errorf("the message ID %q stands twice", m.ID)
		}
		seen[m.ID] = true
	}
	return nil
}

// xmlLanguage spells a language tag as XML Schema wants it.
func xmlLanguage(tag string) string { return strings.ReplaceAll(tag, "_", "-") }
