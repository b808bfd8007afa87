package finding

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

// A jsonFinding is a line of JSON. Lines, columns and offsets count
// characters; offsets begin at 0, the others at 1.
type jsonFinding struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Level   string `json:"level"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Locale  string `json:"locale,omitempty"`
	ID      string `json:"id,omitempty"`
	Source  string `json:"source,omitempty"`
	Text    string `json:"text,omitempty"`
	Start   int    `json:"start"` // of what is wrong, in the text
	End     int    `json:"end"`
}

// WriteJSON writes a line of JSON for each finding.
func WriteJSON(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(PlainWriter{b})
	e.SetEscapeHTML(false)
	for _, f := range r.Shown() {
		pos := f.Place()
		err := e.Encode(jsonFinding{
			File: slashed(pos.File), Line: pos.Line, Column: pos.Col, Level: f.Level.String(), Rule: f.Rule, Message: f.Sentence,
			Locale: f.Locale, ID: f.ID, Source: f.Source, Text: f.Text,
			Start: utf8.RuneCountInString(f.Text[:f.Start]), End: utf8.RuneCountInString(f.Text[:f.End]),
		})
		if err != nil {
			return err
		}
	}
	return b.Flush()
}

// mostAnnotations are how many errors GitHub shows of a step, and how many
// others; what comes behind them it drops.
const mostAnnotations = 10

// WriteGitHub writes annotations: the commands by which a workflow marks lines
// of a change. Errors come first, then warnings; a last line counts what is more
// than GitHub shows.
func WriteGitHub(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	worst := r.Shown()
	slices.SortStableFunc(worst, func(a, b Finding) int { return int(b.Level) - int(a.Level) })
	errs, others := 0, 0
	var left [Error + 1]int
	for i := range worst {
		f := &worst[i]
		shown := &others
		if f.Level == Error {
			shown = &errs
		}
		if *shown == mostAnnotations {
			left[f.Level]++
			continue
		}
		*shown++
		writeAnnotation(b, f)
	}
	if n := left[Error] + left[Warning] + left[Note]; n > 0 {
		fmt.Fprintf(b, "::notice title=parasol::%s more: %s\n", Count(n, "finding"), counted(left))
	}
	return b.Flush()
}

func writeAnnotation(w io.Writer, f *Finding) {
	pos := f.Place()
	place := "file=" + property(slashed(pos.File))
	if pos.Line > 0 {
		place += fmt.Sprintf(",line=%d", pos.Line)
	}
	if f.Lines != "" {
		place += fmt.Sprintf(",col=%d", pos.Col)
	}
	command := [...]string{"notice", "warning", "error"}[f.Level]
	fmt.Fprintf(w, "::%s %s,title=%s::%s\n", command, place, property(f.Rule), OneLine(escapeData.Replace(f.Sentence)))
}

// counted says how many there are of each level, the worst first.
func counted(of [Error + 1]int) string {
	var parts []string
	for level := int(Error); level >= int(Note); level-- {
		if of[level] > 0 {
			parts = append(parts, Count(of[level], Level(level).String()))
		}
	}
	return strings.Join(parts, ", ")
}

// slashed is a file's name as other systems have it.
func slashed(file string) string {
	if runtime.GOOS != "windows" {
		return file
	}
	return strings.ReplaceAll(file, `\`, "/")
}

// What a command of a workflow takes for its own has to be escaped.
var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string { return OneLine(escapeProperty.Replace(s)) }
