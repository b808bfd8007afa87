package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
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

// writeJSON writes a line of JSON for each finding.
func writeJSON(w io.Writer, r *checkReport) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(plainWriter{b})
	e.SetEscapeHTML(false)
	for _, f := range r.shown() {
		pos := f.pos()
		err := e.Encode(jsonFinding{
			File: filepath.ToSlash(pos.File), Line: pos.Line, Column: pos.Col, Level: f.Severity.String(), Rule: f.Rule, Message: f.Sentence,
			Locale: f.locale, ID: f.ID, Source: f.Source, Text: f.Text,
			Start: utf8.RuneCountInString(f.Text[:f.Start]), End: utf8.RuneCountInString(f.Text[:f.End]),
		})
		if err != nil {
			return err
		}
	}
	return b.Flush()
}

// writeGitHub writes annotations: the commands by which a workflow marks lines
// of a change.
func writeGitHub(w io.Writer, r *checkReport) error {
	b := bufio.NewWriter(w)
	for _, f := range r.shown() {
		pos := f.pos()
		place := "file=" + property(filepath.ToSlash(pos.File))
		if pos.Line > 0 {
			place += fmt.Sprintf(",line=%d", pos.Line)
		}
		if pos.Col > 0 && f.line != "" {
			place += fmt.Sprintf(",col=%d", pos.Col)
		}
		command := [...]string{"notice", "warning", "error"}[f.Severity]
		fmt.Fprintf(b, "::%s %s,title=%s::%s\n", command, place, property(f.Rule), oneLine(escapeData.Replace(f.Sentence)))
	}
	return b.Flush()
}

// What a command of a workflow takes for its own has to be escaped.
var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string { return oneLine(escapeProperty.Replace(s)) }
