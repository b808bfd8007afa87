package merge

import (
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// replaced counts the words of a lesson that its readers have and that leave it,
// because its source was edited or removed, or somebody wants it so: not those that
// another translation replaces, nor those of the source language. Between two texts
// that stay, each translation that is new replaces one.
func (l *Lessons) replaced(plan *Plan, lesson shown, after []byte) int {
	if lesson.file == nil {
		return 0
	}
	d, err := lesson.split()
	if err != nil {
		return 0
	}
	is, was := map[string]bool{}, map[string]bool{}
	if after != nil {
		is = plan.texts()
	}
	segments, made := d.Segments(), l.Wrote[plan.Document.Path()]
	for i := range segments {
		was[segment.Plain(segments[i].Text)] = true
	}
	n, from, first := 0, 0, 0
	for _, a := range anchors(segments, plan.Entries) {
		others := 0
		for j := first; after != nil && j < a[1]; j++ {
			if text := plan.Entries[j].shown(); text != "" && !was[text] {
				others++
			}
		}
		for i := from; i < a[0] || i == a[0] && i < len(segments); i++ {
			s := &segments[i]
			text := segment.Plain(s.Text)
			if is[text] || made.IsOf(s.Text) || l.isSource(text) {
				continue
			}
			if others--; others < 0 {
				n += s.Words()
			}
		}
		from, first = a[0]+1, a[1]+1
	}
	return n
}

// shown is the finished translation that a lesson shows of a segment, without its
// tags; "" if there is none.
func (e *Entry) shown() string {
	if e.Status != Translated {
		return ""
	}
	return segment.Plain(segment.Normalize(e.Message.Target, e.Segment.Tags))
}

// isSource reports whether a text is one of the source's, today's or an earlier one.
func (l *Lessons) isSource(text string) bool {
	if l.sources == nil {
		l.sources = map[string]bool{}
		for _, c := range append([]*locales.Catalog{l.Language.Catalog}, l.Sources...) {
			for i := range c.Messages {
				l.sources[segment.Plain(c.Messages[i].Source)] = true
			}
		}
	}
	return l.sources[text]
}
