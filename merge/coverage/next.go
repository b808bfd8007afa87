package coverage

import (
	"cmp"
	"slices"
)

// nextShown is how many lessons the page lists for each locale.
const nextShown = 12

// nextUp is what to translate next in a locale.
type nextUp struct {
	Locale string
	Open   int // lessons that are not wholly translated
	Rows   []nextRow
}

// A nextRow is a lesson that is not wholly translated.
type nextRow struct {
	Lesson  int // its place among the sources of the report
	Source  Source
	Open    int // words
	Percent int
}

// next lists for each locale the lessons that most links lead to; among
// equals, those with the most words to go.
func (r Report) next() []nextUp {
	var all []nextUp
	for _, l := range r.Locales {
		var rows []nextRow
		lessons := l.byName()
		for i, s := range r.Sources {
			if c := lessons[s.Path]; c.open() > 0 {
				rows = append(rows, nextRow{i, s, c.open(), int(c.Percent())})
			}
		}
		slices.SortStableFunc(rows, func(a, b nextRow) int {
			return cmp.Or(cmp.Compare(b.Source.Links, a.Source.Links), cmp.Compare(b.Open, a.Open))
		})
		all = append(all, nextUp{l.Name, len(rows), rows[:min(len(rows), nextShown)]})
	}
	return all
}
