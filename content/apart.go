package content

import "github.com/parasol-l10n/parasol/content/segment"

// Apart gives every segment that is reports the context of its lesson (see
// [segment.InLesson]): its translation differs there from that of the other
// lessons. is is asked for the ID that the segment has then. Apart returns
// how many segments have become others. It changes the documents: nobody else
// may use them meanwhile.
func (t *Tree) Apart(is func(id string) bool) int {
	authors := map[string]bool{} // an author may have written the path of a lesson for a context
	for _, d := range t.Documents {
		for i := range d.segments {
			if s := &d.segments[i]; s.Context != "" && !s.Apart {
				authors[s.ID()] = true
			}
		}
	}
	n := 0
	for _, d := range t.Documents {
		for i := range d.segments {
			s := &d.segments[i]
			if s.Apart {
				continue
			}
			if context := segment.InLesson(s.Context, d.path); !authors[segment.ID(context, s.Text)] && is(segment.ID(context, s.Text)) {
				s.Context, s.Apart = context, true
				n++
			}
		}
	}
	return n
}
