package coverage

import (
	"bufio"
	"fmt"
	"io"
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
	ByKind     By = "kind" // of segment
)

// Tables are all of them.
var Tables = []By{ByLocale, ByCategory, ByLesson, ByKind}

// Text says how a report is written as text.
type Text struct {
	By    []By // the tables, in order; none means ByLocale and ByCategory
	Color bool // with ANSI colours
}

const (
	textWidth    = 80
	barCells     = 10
	barWidth     = len(" ||") + barCells
	percentWidth = len(" 100 %")
	minName      = 12
)

// Text writes the report as tables that fit 80 columns, one row a locale,
// category, lesson or kind: a bar and a percentage of translated words, then
// the numbers of words as [columns] has them, and under the tables what no
// figure counts. Names that are too long lose their beginning, and where many
// columns leave little room for them, the bars go.
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
	for i, t := range r.tables(by) {
		if i > 0 {
			fmt.Fprintln(b)
		}
		t.write(b, o.Color)
	}
	for i, note := range r.notes() {
		if i == 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintln(b, note)
	}
	return b.Flush()
}

// A shape is the widths of a table's columns.
type shape struct {
	columns []column
	widths  []int
	name    int
	bars    bool
}

// shape finds the widths that fit [textWidth].
func (t table) shape() shape {
	s := shape{columns: t.columns(), bars: true}
	taken := percentWidth
	for _, c := range s.columns {
		width := len(c.title)
		for _, row := range t.rows {
			width = max(width, len(grouped(c.words(&row.Counts))))
		}
		s.widths = append(s.widths, width)
		taken += 2 + width
	}
	s.name = uniseg.StringWidth(t.title)
	for _, row := range t.rows {
		s.name = max(s.name, uniseg.StringWidth(row.Name))
	}
	s.bars = textWidth-taken-barWidth >= min(s.name, minName)
	if s.bars {
		taken += barWidth
	}
	s.name = min(s.name, max(minName, textWidth-taken))
	return s
}

func (t table) write(w *bufio.Writer, color bool) {
	s := t.shape()
	paint := painter(color)
	fmt.Fprint(w, fit(t.title, s.name), strings.Repeat(" ", percentWidth))
	if s.bars {
		fmt.Fprint(w, strings.Repeat(" ", barWidth))
	}
	for i, c := range s.columns {
		fmt.Fprintf(w, "  %*s", s.widths[i], c.title)
	}
	fmt.Fprintln(w)
	for _, row := range t.rows {
		fmt.Fprint(w, fit(row.Name, s.name))
		if s.bars {
			fmt.Fprintf(w, " ▕%s▏", paint(green, bar(row.Counts)))
		}
		fmt.Fprintf(w, "%4d %%", int(row.Percent()))
		for i, c := range s.columns {
			n := c.words(&row.Counts)
			cell := fmt.Sprintf("%*s", s.widths[i], grouped(n))
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
