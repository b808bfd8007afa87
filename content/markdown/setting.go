package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Setting is what a text's surroundings say about it.
type Setting struct {
	paragraph  leaf // what its paragraphs are like
	inline     bool // it has no blocks
	lines      bool // its lines stay lines
	References []parser.Reference
	footnotes  map[string]bool // references to them, as they are spelled
}

// Setting is that of a unit, for a text that stands in its place.
func (r *Region) Setting(u *Unit, tags []segment.Tag, marks []Mark) Setting {
	where := Setting{paragraph: leaf{kind: segment.Value, cell: u.Place.Cell}, inline: true}
	for i, t := range tags {
		m := &marks[i]
		switch {
		case t.Kind == segment.Opaque && strings.HasPrefix(t.Stands, "[^"):
			if where.footnotes == nil {
				where.footnotes = map[string]bool{}
			}
			where.footnotes[t.Stands] = true
		case HasTarget(t.Kind) && !bytes.HasPrefix(r.Source[m.Outer:m.End], []byte("](")):
			where.References = append(where.References, parser.NewReference(r.label(m), []byte(escapedTarget.Replace(t.Stands)), nil))
		}
	}
	return where
}

// label is that of a reference link.
func (r *Region) label(m *Mark) []byte {
	if m.label {
		return r.Source[m.Inner:m.Outer]
	}
	return r.Source[m.Outer+len("][") : m.End-len("]")]
}

// escapedTarget spells a target as a link definition has it.
var escapedTarget = strings.NewReplacer(`\`, `\\`, "&", "&amp;")

// Labels are those of the reference links of a text, normalized.
func (r *Region) Labels() map[string]bool {
	used := map[string]bool{}
	for i := range r.Units {
		tags, marks := r.Units[i].AllTags()
		for j := range tags {
			if m := &marks[j]; HasTarget(tags[j].Kind) && !bytes.HasPrefix(r.Source[m.Outer:m.End], []byte("](")) {
				used[util.ToLinkReference(r.label(m))] = true
			}
		}
	}
	return used
}
