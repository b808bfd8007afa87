package csv

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

const notePrefix = "note: "

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// noteCell is what the note column says of m.
func noteCell(m *locales.Message) string {
	if len(m.Notes)+len(m.Comments)+len(m.Suggestions) == 0 {
		return ""
	}
	var lines []string
	for _, note := range m.Notes {
		for line := range strings.SplitSeq(lineBreaks.Replace(note), "\n") {
			if !segment.IsTagNote(line) {
				line = notePrefix + line
			}
			lines = append(lines, line)
		}
	}
	for _, comment := range m.Comments {
		for line := range strings.SplitSeq(lineBreaks.Replace(comment), "\n") {
			if line != "" {
				line = " " + line
			}
			lines = append(lines, "#"+line)
		}
	}
	lines = append(lines, locales.SuggestionLines(m.Suggestions, m.Source, singleLine)...)
	return strings.Join(lines, "\n")
}

func singleLine(s string) string {
	return strings.ReplaceAll(lineBreaks.Replace(s), "\n", " ")
}

// readNotes takes in a note cell.
func readNotes(m *locales.Message, cell string) {
	if cell == "" {
		return
	}
	var suggestions locales.SuggestionReader
	for line := range strings.SplitSeq(lineBreaks.Replace(cell), "\n") {
		if suggestions.Read(line) {
			continue
		}
		note, isNote := strings.CutPrefix(line, notePrefix)
		comment, isComment := strings.CutPrefix(line, "#")
		switch {
		case isNote || segment.IsTagNote(line):
			m.Notes = append(m.Notes, note)
		case isComment:
			m.Comments = append(m.Comments, strings.TrimPrefix(comment, " "))
		case strings.TrimSpace(line) != "":
			m.Comments = append(m.Comments, line)
		}
	}
	m.Suggestions = suggestions.Suggestions
}

// textLines are the lines of a cell of comments that say something.
func textLines(cell string) []string {
	var lines []string
	for line := range strings.SplitSeq(lineBreaks.Replace(cell), "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
