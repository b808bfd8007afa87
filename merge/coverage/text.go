package coverage

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// A By is what a table of a report has rows for.
type By string

// The tables of a report.
const (
	ByLocale   By = "locale"
	ByCategory By = "category"
	ByLesson   By = "lesson"
)

// Text says how a report is written as text.
type Text struct {
	By    []By // the tables, in order; none means ByLocale and ByCategory
	Color bool // with ANSI colours
}

const (
	textWidth = 80
	barCells  = 10
	barWidth  = len(" ||") + barCells + len(" 100 %")
	minName   = 12
)

// Text writes the report as tables that fit 80 columns, one row a locale,
// category or lesson: a bar and a percentage of translated words, then the
// words in all, to review, missing, refused and, if there are any, held.
// Names that are too long lose their beginning.
func (r Report) Text(w io.Writer, o Text) error {
	b := bufio.NewWriter(w)
	if len(r.Locales) == 0 {
		fmt.Fprintln(b, "nothing is translated: there are no locales")
		return b.Flush()
	}
	by := o.By
	if len(by) == 0 {
		by = []By{ByLocale, ByCategory}
	}
	blank := ""
	for _, t := range r.tables(by) {
		fmt.Fprint(b, blank)
		t.write(b, o.Color)
		blank = "\n"
	}
	return b.Flush()
}

type table struct {
	title string
	rows  []Group
}

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
		for _, l := range r.Locales {
			rows := l.Categories
			if b == ByLesson {
				rows = l.Lessons
			}
			if len(rows) > 0 {
				tables = append(tables, table{l.Name + ", by " + string(b), rows})
			}
		}
	}
	return tables
}

// A column is a number of words.
type column struct {
	title string
	color string // of a number other than 0
	value func(Counts) int
}

// columns are those of a table; that of held words is there only if a policy
// holds any.
var columns = []column{
	{"words", "", func(c Counts) int { return c.Total.Words }},
	{"review", yellow, func(c Counts) int { return c.Review.Words }},
	{"missing", "", func(c Counts) int { return c.Missing.Words }},
	{"refused", red, func(c Counts) int { return c.Refused.Words }},
	{held, yellow, func(c Counts) int { return c.Held.Words }},
}

const held = "held"

func (t table) columns() []column {
	if slices.ContainsFunc(t.rows, func(g Group) bool { return g.Held.Segments > 0 }) {
		return columns
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return c.title == held })
}

func (t table) write(w *bufio.Writer, color bool) {
	columns := t.columns()
	widths := make([]int, len(columns))
	taken := barWidth
	for i, c := range columns {
		widths[i] = len(c.title)
		for _, row := range t.rows {
			widths[i] = max(widths[i], len(grouped(c.value(row.Counts))))
		}
		taken += 2 + widths[i]
	}
	name := uniseg.StringWidth(t.title)
	for _, row := range t.rows {
		name = max(name, uniseg.StringWidth(row.Name))
	}
	name = min(name, max(minName, textWidth-taken))

	paint := painter(color)
	fmt.Fprint(w, fit(t.title, name), strings.Repeat(" ", barWidth))
	for i, c := range columns {
		fmt.Fprintf(w, "  %*s", widths[i], c.title)
	}
	fmt.Fprintln(w)
	for _, row := range t.rows {
		fmt.Fprintf(w, "%s ▕%s▏%4d %%", fit(row.Name, name), paint(green, bar(row.Counts)), int(row.Percent()))
		for i, c := range columns {
			n := c.value(row.Counts)
			cell := fmt.Sprintf("%*s", widths[i], grouped(n))
			if n > 0 {
				cell = paint(c.color, cell)
			}
			fmt.Fprint(w, "  ", cell)
		}
		fmt.Fprintln(w)
	}
}

// bar is as many cells as barCells, filled in eighths. It is full only where
// all is translated, and never empty where something is.
func bar(c Counts) string {
	eighths := c.permille() * barCells * 8 / 1000
	if eighths == 0 && c.Translated.Words > 0 {
		eighths = 1
	}
	filled := strings.Repeat("█", eighths/8)
	cells := eighths / 8
	if rest := eighths % 8; rest > 0 {
		filled += string([]rune("▏▎▍▌▋▊▉")[rest-1])
		cells++
	}
	return filled + strings.Repeat(" ", barCells-cells)
}

// fit brings s to a width, by blanks after it or an ellipsis before its end.
func fit(s string, width int) string {
	s = strings.Map(printable, s)
	w := uniseg.StringWidth(s)
	if w <= width {
		return s + strings.Repeat(" ", width-w)
	}
	rest, state := s, -1
	for w > width-1 && rest != "" {
		var cells int
		_, rest, cells, state = uniseg.FirstGraphemeClusterInString(rest, state)
		w -= cells
	}
	return "…" + rest + strings.Repeat(" ", width-1-w)
}

// printable keeps a name from steering the terminal.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return unicode.ReplacementChar
	}
	return r
}

// grouped writes thousands apart: 12,345.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

const (
	red    = "31"
	green  = "32"
	yellow = "33"
)

func painter(color bool) func(code, s string) string {
	return func(code, s string) string {
		if !color || code == "" {
			return s
		}
		return "\x1b[" + code + "m" + s + "\x1b[0m"
	}
}
