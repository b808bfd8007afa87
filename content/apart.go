package content

import "github.com/parasol-l10n/parasol/content/segment"

// Apart gives every segment that is reports the context of its lesson (see
// [segment.InLesson]): its translation differs there from that of the other
// lessons. is is asked for the ID that the segment has then. Apart returns
// how many segments have become others. It changes the documents: nobody else
// may use them meanwhile.
func (t *Tree) Apart(is func(id string) bool) int {
	n := 0
	for _, d := range t.Documents {
		for i := range d.segments {
			s := &d.segments[i]
			if _, already := segment.OutOfLesson(s.Context, d.path); already {
				continue
			}
			if context := segment.InLesson(s.Context, d.path); is(segment.ID(context, s.Text)) {
				s.Context = context
				n++
			}
		}
	}
	return n
}
