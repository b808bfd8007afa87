package content

import (
	"bytes"
	"slices"
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
	tangles int           // see the function
	// addresses stand in the text as such, or in that of links.
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

// markup are the bytes of a unit's markup, in order; those of code with what
// it holds.
func (u *unit) markup() []extent {
	var all []extent
	for i := range u.marks {
		m := &u.marks[i]
		if u.tags[i].Kind == segment.Code || m.inner >= m.outer {
			all = append(all, extent{m.start, m.end})
		} else {
			all = append(all, extent{m.start, m.inner}, extent{m.outer, m.end})
		}
	}
	slices.SortFunc(all, func(a, b extent) int { return a.start - b.start })
	return all
}
