package coverage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// sources are what a report says of the lessons themselves, and what of them
// it leaves out.
func sources(lessons []*content.Document) ([]Source, []Exclusion) {
	slices.SortFunc(lessons, func(a, b *content.Document) int { return cmp.Compare(a.Path(), b.Path()) })
	links := countLinks(lessons)
	excluded := map[content.Reason]Count{}
	var all []Source
	for i, d := range lessons {
		all = append(all, Source{d.Path(), title(d), links[i]})
		for _, e := range d.Excluded() {
			c := excluded[e.Reason]
			excluded[e.Reason] = Count{c.Segments + e.Texts, c.Words + e.Words}
		}
	}
	var left []Exclusion
	for _, why := range content.Reasons {
		if c, ok := excluded[why]; ok {
			left = append(left, Exclusion{why, c})
		}
	}
	return all, left
}

// title is the first value or heading of a lesson.
func title(d *content.Document) string {
	segments := d.Segments()
	for _, kind := range []segment.Kind{segment.Value, segment.Heading} {
		for i := range segments {
			if text := strings.TrimSpace(segment.Plain(segments[i].Text)); segments[i].Kind == kind && text != "" {
				return text
			}
		}
	}
	return d.Path()
}
