package content

import "github.com/parasol-l10n/parasol/content/segment"

// Targets are where the links and images of segment i lead, those around the
// whole of it first, in order.
func (d *Document) Targets(i int) []string {
	var targets []string
	add := func(t segment.Tag) {
		if t.Kind == segment.Link || t.Kind == segment.Image {
			targets = append(targets, t.Stands)
		}
	}
	_, u := d.Unit(i)
	for _, w := range u.Wrappers {
		add(w.Tag)
	}
	for _, t := range u.Tags {
		add(t)
	}
	return targets
}
