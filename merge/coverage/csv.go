package coverage

import (
	"encoding/csv"
	"io"
	"strconv"
)

// csvHeader names the columns.
var csvHeader = []string{"locale", "category", "lesson", "kind", "status", "segments", "words"}

// CSV writes the report as a tidy table (RFC 4180): a line for each locale,
// lesson, kind of segment and status, unless it counts none. A segment is in
// exactly one line of a locale, so that whatever is summed adds up: status is
// reviewed, translated (and not reviewed), review, outdated, missing, refused
// or held. What the report says of the lessons themselves is left out.
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
							l.Name, category(lesson.Name), lesson.Name, k.Name, p.name, strconv.Itoa(c.Segments), strconv.Itoa(c.Words),
						})
					}
				}
			}
		}
	}
	return out.WriteAll(rows)
}
