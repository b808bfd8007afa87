package content

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Document is one lesson, checklist, form or category: fixed bytes and the
// segments between them. Nothing changes it after [Split]; it is safe for
// concurrent use.
type Document struct {
	path     string
	file     string // that positions name
	source   []byte
	splitter *Splitter // that made it
	shared   *Document // with all that have the same bytes: see [Splitter]
	dialect  Dialect
	fields   []field          // scalars of the front matter or of the YAML file
	body     *markdown.Region // of Markdown, nil if there is none
	bodyAt   int
	segments []segment.Segment
	units    []unitRef // of the segments
}

// A unitRef finds a unit: in a field, or in the body (field -1).
type unitRef struct{ field, unit int }

// Path is the lesson's name: what [Layout] calls {path}, in every locale the same.
func (d *Document) Path() string { return d.path }

// Source is the file, byte for byte. It is not to be changed.
func (d *Document) Source() []byte { return d.source }

// Segments are the translatable texts in the order of the file. The slice is
// shared and not to be changed.
func (d *Document) Segments() []segment.Segment { return d.segments }

// MaxSize is the size in bytes of the largest file that [Split] takes. It
// bounds the time that goldmark may need for hostile input.
const MaxSize = 8 << 20

var bom = []byte("\ufeff")

// Split takes a file apart: Markdown (.md, .markdown) with its front matter,
// or YAML. It returns nil and no error for a file that no rule names. An
// error is a *[segment.Error] with its position: invalid UTF-8, broken or
// unclosed front matter, broken YAML, or a file over [MaxSize]. source must
// not change as long as the document is used.
func Split(name string, source []byte, rules Rules) (*Document, error) {
	return NewSplitter(rules).Split(name, source)
}

// split splits a file but for the list of its segments.
func split(file, name string, source []byte, rule Rule) (*Document, error) {
	fail := func(line, col int, message string) error {
		return &segment.Error{Pos: segment.Pos{File: file, Line: line, Col: col}, Err: errors.New(message)}
	}
	if len(source) > MaxSize {
		return nil, fail(0, 0, "larger than 8 MiB")
	}
	if at := segment.InvalidUTF8(source); at >= 0 {
		line, col := segment.LineOf(source, at)
		return nil, fail(line, col, "invalid UTF-8")
	}
	d := &Document{path: name, file: file, source: source[:len(source):len(source)]}
	text := bytes.TrimPrefix(d.source, bom)
	base := len(d.source) - len(text)
	var err error
	if isMarkdown(name) {
		err = d.splitMarkdown(text, base, rule)
	} else {
		d.fields, err = yamlFields(text, rule.Text)
		if errors.Is(err, errNoMapping) {
			err = &syntaxError{1, 0, "not a YAML mapping"}
		}
	}
	if err == nil {
		err = d.givenUp(base)
	}
	var syntax *syntaxError
	if errors.As(err, &syntax) {
		return nil, fail(syntax.line, syntax.col, syntax.message)
	}
	for i := range d.fields {
		d.fields[i].start += base
		d.fields[i].end += base
	}
	return d, nil
}

// givenUp says where a text stands whose parse was given up.
func (d *Document) givenUp(base int) error {
	for i := range d.fields {
		if f := &d.fields[i]; f.Region.Costly > 0 {
			return &syntaxError{f.line, column(d.source, base+f.start), markdown.CostlyMessage}
		}
	}
	if d.body == nil || d.body.Costly == 0 {
		return nil
	}
	line, col := segment.LineOf(d.source, d.bodyAt+d.body.Costly-1)
	return &syntaxError{line, col, markdown.CostlyMessage}
}

func isMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

func (d *Document) splitMarkdown(text []byte, base int, rule Rule) error {
	if line, why := markdown.TooCostly(text); line > 0 {
		return &syntaxError{line, 1, why}
	}
	h, err := splitHeader(text, rule.Text)
	if err != nil {
		return err
	}
	d.fields = h.fields
	d.bodyAt = base + h.end
	d.body = markdown.Split(d.source[d.bodyAt:])
	return nil
}

// list makes the segments of the units.
func (d *Document) list() {
	n := 0
	for _, f := range d.fields {
		n += len(f.Units)
	}
	if d.body != nil {
		n += len(d.body.Units)
	}
	d.segments = make([]segment.Segment, 0, n)
	d.units = make([]unitRef, 0, n)
	for i, f := range d.fields {
		pos := segment.Pos{File: d.file, Line: f.line, Col: column(d.source, f.start)}
		for j := range f.Units {
			d.add(unitRef{i, j}, &f.Units[j], pos)
		}
	}
	if d.body == nil {
		return
	}
	line, col, at := 1, 1, 0
	for j := range d.body.Units {
		u := &d.body.Units[j]
		if u.Skip { // one without text may stand behind its title
			continue
		}
		start := d.bodyAt + u.Start
		between := d.source[at:start]
		if n := bytes.Count(between, []byte{'\n'}); n > 0 {
			line, col = line+n, column(d.source, start)
		} else {
			col += utf8.RuneCount(bytes.TrimPrefix(between, bom))
		}
		at = start
		d.add(unitRef{-1, j}, u, segment.Pos{File: d.file, Line: line, Col: col})
	}
}

func (d *Document) add(ref unitRef, u *markdown.Unit, pos segment.Pos) {
	if u.Skip {
		return
	}
	d.segments = append(d.segments, segment.Segment{
		Kind: u.Kind, Context: u.Context, Text: u.Text, Tags: u.Tags, Links: u.Links, Notes: u.Notes, Pos: pos,
	})
	d.units = append(d.units, ref)
}

// column counts characters since the line's start, from 1.
func column(source []byte, at int) int {
	_, col := segment.LineOf(source, at)
	return col
}

// regions are the document's texts: its fields in order, then its body.
func (d *Document) regions() []*markdown.Region {
	all := make([]*markdown.Region, 0, len(d.fields)+1)
	for i := range d.fields {
		all = append(all, d.fields[i].Region)
	}
	if d.body != nil {
		all = append(all, d.body)
	}
	return all
}

// segmentsOf lists for each region the segment of each unit, -1 if a unit is
// none.
func (d *Document) segmentsOf() [][]int {
	regions := d.regions()
	index := make([][]int, len(regions))
	for i, r := range regions {
		index[i] = slices.Repeat([]int{-1}, len(r.Units))
	}
	for i, ref := range d.units {
		at := ref.field
		if at < 0 {
			at = len(regions) - 1
		}
		index[at][ref.unit] = i
	}
	return index
}

// With splits other bytes as the same file, of the same dialect: see [Splitter].
func (d *Document) With(source []byte) (*Document, error) {
	o, err := d.splitter.splitFile(d.file, d.path, source)
	if o == nil {
		return nil, err
	}
	return o.As(d.dialect), err
}

// Markdown is the body, nil if there is none. It is not to be changed.
func (d *Document) Markdown() *markdown.Region { return d.body }
