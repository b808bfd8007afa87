package coverage

import (
	"cmp"
	"path"
	"regexp"
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

// title is the value of the key of that name, or the first heading.
func title(d *content.Document) string {
	lines := strings.Split(string(d.Source()[:min(len(d.Source()), titleWithin)]), "\n")
	heading := ""
	for i := range d.Segments() {
		s := &d.Segments()[i]
		text := strings.TrimSpace(segment.Plain(s.Text))
		switch {
		case text == "":
		case s.Kind == segment.Value && s.Pos.Line <= len(lines) && titleKey.MatchString(lines[s.Pos.Line-1]):
			return text
		case s.Kind == segment.Heading && heading == "":
			heading = text
		}
	}
	return cmp.Or(heading, path.Base(d.Path()))
}

// titleWithin is how far into a file its title is looked for.
const titleWithin = 4 << 10

// titleKey begins a line of YAML, TOML or JSON.
var titleKey = regexp.MustCompile(`^\x{feff}?[ \t{"']*title\b`)
