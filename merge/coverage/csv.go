package coverage

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/parasol-l10n/parasol/content/segment"
)

// csvHeader names the columns.
var csvHeader = []string{"locale", "category", "lesson", "kind", "status", "segments", "words"}

// CSV writes the report as a tidy table (RFC 4180): a line for each locale,
// lesson, kind of segment and status, unless it counts none. A segment is in
// exactly one line of a locale, so that whatever is summed adds up: status is
// reviewed, translated (and not reviewed), published (and to review), review, outdated,
// missing, refused or held. A name that a spreadsheet could run has an apostrophe
// before it. What the report says of the lessons themselves is left out.
func (r Report) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	rows := [][]string{csvHeader}
	for _, l := range r.Locales {
		for _, lesson := range l.Lessons {
			for _, k := range lesson.Kinds {
				for _, p := range parts {
					if c := p.count(&k.Counts); c.Segments > 0 {
						rows = append(rows, []string{
							l.Name, noFormula(category(lesson.Name)), noFormula(lesson.Name), k.Name, p.name, strconv.Itoa(c.Segments), strconv.Itoa(c.Words),
						})
					}
				}
			}
		}
	}
	return out.WriteAll(rows)
}

// noFormula is the name of a lesson as a cell that no spreadsheet runs: with an
// apostrophe before it, as in the tables of translations.
func noFormula(name string) string {
	if segment.StartsFormula(name) {
		return "'" + name
	}
	return name
}
