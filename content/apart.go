package content

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Apart is the tree in which every segment that is reports has the context of its
// lesson (see [segment.InLesson]): its translation differs there from that of the
// other lessons. is is asked for the ID that the segment has then. The tree and
// its documents stay as they are: Apart returns the tree itself if no segment
// becomes another, and shares the documents of which none does.
func (t *Tree) Apart(is func(id string) bool) *Tree {
	authors := map[string]bool{} // an author may have written the path of a lesson for a context
	for _, d := range t.Documents {
		for i := range d.segments {
			if s := &d.segments[i]; s.Context != "" && !s.Apart {
				authors[s.ID()] = true
			}
		}
	}
	all := *t
	all.Documents = slices.Clone(t.Documents)
	changed := false
	for i, d := range t.Documents {
		all.Documents[i] = d.apart(func(id string) bool { return !authors[id] && is(id) })
		changed = changed || all.Documents[i] != d
	}
	if !changed {
		return t
	}
	return &all
}

// apart is the document with the context of the lesson for the segments that is
// reports, the document itself if there are none.
func (d *Document) apart(is func(id string) bool) *Document {
	other := d
	for i := range d.segments {
		s := &d.segments[i]
		if s.Apart {
			continue
		}
		context := segment.InLesson(s.Context, d.path)
		if !is(segment.ID(context, s.Text)) {
			continue
		}
		if other == d {
			other = new(Document)
			*other = *d
			other.segments = slices.Clone(d.segments)
		}
		other.segments[i].Context, other.segments[i].Apart, other.segments[i].Shared = context, true, s.Context
	}
	return other
}

// Document is the lesson of a path, nil if there is none.
func (t *Tree) Document(path string) *Document {
	at, found := slices.BinarySearchFunc(t.Documents, path, func(d *Document, path string) int { return strings.Compare(d.path, path) })
	if !found {
		return nil
	}
	return t.Documents[at]
}
