package content

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/parser"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A witness is the segment that a raw text translates: it knows which tags
// there were.
type witness struct {
	*segment.Segment
	unit    *unit
	tags    []segment.Tag // the wrappers, outermost first, then those of the text
	wrapped int           // how many are wrappers
	tangles int
	// addresses stand in the text as such, and in that of links.
	addresses []string
	setting   setting
}

func (d *Document) witness(i int) *witness {
	r, u := d.unitOf(i)
	tags, marks := u.allTags()
	return &witness{&d.segments[i], u, tags, len(u.wrappers), tangles(tags, marks), addressesOf(&d.segments[i]), r.setting(u, tags, marks)}
}

// setting is that of a unit, for a text that stands in its place.
func (r *region) setting(u *unit, tags []segment.Tag, marks []mark) setting {
	where := setting{paragraph: leaf{kind: segment.Value, cell: u.place.cell}, inline: true}
	for i, t := range tags {
		m := &marks[i]
		switch {
		case t.Kind == segment.Opaque && strings.HasPrefix(t.Stands, "[^"):
			if where.footnotes == nil {
				where.footnotes = map[string]bool{}
			}
			where.footnotes[t.Stands] = true
		case hasTarget(t.Kind) && !bytes.HasPrefix(r.source[m.outer:m.end], []byte("](")):
			where.references = append(where.references, parser.NewReference(r.label(m), []byte(escapedTarget.Replace(t.Stands)), nil))
		}
	}
	return where
}

// label is that of a reference link.
func (r *region) label(m *mark) []byte {
	if m.label {
		return r.source[m.inner:m.outer]
	}
	return r.source[m.outer+len("][") : m.end-len("]")]
}

// escapedTarget spells a target as a link definition has it.
var escapedTarget = strings.NewReplacer(`\`, `\\`, "&", "&amp;")

// allTags are the wrappers of a unit, outermost first, and its tags, with the
// markup of each.
func (u *unit) allTags() (tags []segment.Tag, marks []mark) {
	for _, w := range u.wrappers {
		tags, marks = append(tags, w.tag), append(marks, w.mark)
	}
	return append(tags, u.tags...), append(marks, u.marks...)
}

// A reading is a raw text as Markdown has it, held against the witness.
type reading struct {
	raw     string
	unit    *unit // nil unless raw is one
	tags    []segment.Tag
	marks   []mark
	wrapped int
	tangles int // more of them than the witness has
	broken  int // addresses
	pairing
}

// read reads raw as what stands in the place of the witness.
func (w *witness) read(raw string) *reading {
	r := &reading{raw: raw}
	region := cutRegion(inlineParsers, []byte(raw), w.setting)
	units := 0
	for i := range region.units {
		u := &region.units[i]
		if u.host >= 0 {
			continue
		}
		units++
		tags, marks := u.allTags()
		r.tags, r.marks = append(r.tags, tags...), append(r.marks, marks...)
		r.unit, r.wrapped = u, len(u.wrappers)
	}
	if units != 1 {
		r.unit = nil
	}
	r.tangles = max(0, tangles(r.tags, r.marks)-w.tangles)
	r.broken = len(w.addressesMissing(r.text()))
	r.pairing = pair(w.tags, r.tags)
	return r
}

// text is what a reader reads; the raw text if it is not one.
func (r *reading) text() string {
	if r.unit == nil {
		return r.raw
	}
	return r.unit.text
}

// tangles counts emphasis inside of emphasis of its own kind: what comes of
// delimiters that found the wrong fellows, as is common next to the
// punctuation of Chinese and Japanese.
func tangles(tags []segment.Tag, marks []mark) int {
	n, end := 0, map[segment.TagKind]int{}
	for i, t := range tags {
		if !isEmphasis(t.Kind) {
			continue
		}
		if marks[i].start < end[t.Kind] {
			n++
		}
		end[t.Kind] = max(end[t.Kind], marks[i].end)
	}
	return n
}

// distance is how far a reading is from having the tags of the witness.
func (r *reading) distance() int {
	n := 2*(len(r.missing)+len(r.extra)+r.broken) + r.tangles
	if r.unit == nil {
		n++
	}
	return n
}
