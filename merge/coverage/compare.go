package coverage

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/rivo/uniseg"
)

// A Comparison is a report beside an earlier one of the same project.
type Comparison struct {
	Now, Then Report
	Changes   []Change // of the locales of Now, in its order
}

// A Change is how the coverage of a locale differs from what it was.
type Change struct {
	Name      string
	Now, Then Counts
	New       bool // the earlier report does not have the locale: Then is zero
}

// Compare holds a report against an earlier one. Lessons count as they were
// at each time: a locale that nobody touched loses where the source grew.
func Compare(now, then Report) Comparison {
	c := Comparison{Now: now, Then: then}
	for _, l := range now.Locales {
		change := Change{Name: l.Name, Now: l.Counts, New: true}
		if i := slices.IndexFunc(then.Locales, func(t Locale) bool { return t.Name == l.Name }); i >= 0 {
			change.Then, change.New = then.Locales[i].Counts, false
		}
		c.Changes = append(c.Changes, change)
	}
	return c
}

// Points is the difference of both percentages, in percentage points with one
// decimal. A locale that is new had none.
func (c Change) Points() float64 {
	if c.New {
		return c.Now.Percent()
	}
	return float64(c.Now.permille()-c.Then.permille()) / 10
}

// String is the change in points: "+3.2", "-0.4", "0.0", or "new".
func (c Change) String() string {
	switch points := c.Points(); {
	case c.New:
		return "new"
	case points == 0:
		return "0.0"
	default:
		return fmt.Sprintf("%+.1f", points)
	}
}

// Text writes a table with a row a locale: its percentages then and now, and
// what has changed. since names the time of the earlier report.
func (c Comparison) Text(w io.Writer, since string) error {
	b := bufio.NewWriter(w)
	title := "since " + since
	name := min(max(minName, uniseg.StringWidth(title)), textWidth/2)
	for _, change := range c.Changes {
		name = max(name, uniseg.StringWidth(change.Name))
	}
	fmt.Fprintf(b, "%s  %7s  %7s  %6s\n", fit(title, name), "then", "now", "change")
	for _, change := range c.Changes {
		then := "–"
		if !change.New {
			then = percent(change.Then)
		}
		fmt.Fprintf(b, "%s  %7s  %7s  %6s\n", fit(change.Name, name), then, percent(change.Now), change)
	}
	return b.Flush()
}

func percent(c Counts) string { return fmt.Sprintf("%.1f %%", c.Percent()) }

// JSON writes the report of now as [Report.JSON] does, with one key more: the
// earlier report in the same form, and what its time was called.
//
//	{
//	  "locales": […],
//	  "since": {"revision": "v1.2", "locales": […]}
//	}
func (c Comparison) JSON(w io.Writer, since string) error {
	type earlier struct {
		Revision string `json:"revision"`
		jsonReport
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		jsonReport
		Since earlier `json:"since"`
	}{c.Now.json(), earlier{since, c.Then.json()}})
}
