package coverage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// A table is the rows of a report that text and Markdown show.
type table struct {
	title string
	rows  []Group
}

// rowsBy are the rows of a locale's tables.
var rowsBy = map[By]func(l *Locale) []Group{
	ByCategory: func(l *Locale) []Group { return l.Categories },
	ByLesson:   func(l *Locale) []Group { return l.lessons() },
	ByKind:     func(l *Locale) []Group { return l.Kinds },
}

// tables are those that have rows: one of the locales, and one a locale of
// everything else.
func (r Report) tables(by []By) []table {
	var tables []table
	for _, b := range by {
		if b == ByLocale {
			t := table{title: "locale"}
			for _, l := range r.Locales {
				t.rows = append(t.rows, l.Group)
			}
			tables = append(tables, t)
			continue
		}
		for i := range r.Locales {
			l := &r.Locales[i]
			if rows := rowsBy[b](l); len(rows) > 0 {
				tables = append(tables, table{l.Name + ", by " + string(b), rows})
			}
		}
	}
	return tables
}

// A column is a number of words.
type column struct {
	title  string
	color  string // of a number other than 0
	always bool   // else only if a row has any
	count  func(c *Counts) Count
}

// columns are those that a table may have. reviewed is a part of what is
// translated, outdated and published of what is to review.
var columns = []column{
	{"words", "", true, func(c *Counts) Count { return c.Total }},
	{"reviewed", "", false, func(c *Counts) Count { return c.Reviewed }},
	{"review", yellow, true, func(c *Counts) Count { return c.Review }},
	{"outdated", yellow, false, func(c *Counts) Count { return c.Outdated }},
	{"published", "", false, func(c *Counts) Count { return c.Published }},
	{"missing", "", true, func(c *Counts) Count { return c.Missing }},
	{"refused", red, true, func(c *Counts) Count { return c.Refused }},
	{"held", yellow, false, func(c *Counts) Count { return c.Held }},
}

func (c column) words(counts *Counts) int { return c.count(counts).Words }

func (t table) columns() []column {
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool {
		some := slices.ContainsFunc(t.rows, func(g Group) bool { return c.count(&g.Counts).Segments > 0 })
		return !c.always && !some
	})
}

// notes say what the figures do not: which texts are translated as they are,
// and what of the lessons is no text.
func (r Report) notes() []string {
	var notes []string
	if all := r.excluded(); all != "" {
		notes = append(notes, "not counted: "+all)
	}
	var same []string
	for _, l := range r.Locales {
		if n := l.Same.Segments; n > 0 {
			same = append(same, fmt.Sprintf("%s %s", l.Name, grouped(n)))
		}
	}
	if same != nil {
		notes = append(notes, "translated by the source text itself, as the project wants: "+strings.Join(same, ", "))
	}
	return notes
}

// excluded lists what no figure counts.
func (r Report) excluded() string {
	var all []string
	for _, e := range r.Excluded {
		all = append(all, e.String())
	}
	return strings.Join(all, ", ")
}

// String says how much it is: "2 code blocks (31 words)".
func (e Exclusion) String() string {
	return fmt.Sprintf("%s (%s)", counted(e.Segments, nouns[e.Reason]), counted(e.Words, noun{"word", "words"}))
}

// A noun is what is counted: one of it, and several.
type noun struct{ one, many string }

var nouns = map[content.Reason]noun{
	content.InCode:   {"code block", "code blocks"},
	content.InHTML:   {"HTML block", "HTML blocks"},
	content.Off:      {"text that is switched off", "texts that are switched off"},
	content.Wordless: {"number or address", "numbers and addresses"},
}

func counted(n int, of noun) string {
	if n == 1 {
		return "1 " + of.one
	}
	return grouped(n) + " " + of.many
}
