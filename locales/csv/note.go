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
	if len(m.Notes)+len(m.Comments) == 0 {
		return ""
	}
	var lines []string
	for _, note := range m.Notes {
		for line := range strings.SplitSeq(lineBreaks.Replace(note), "\n") {
			if !isTagNote(line) {
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
	return strings.Join(lines, "\n")
}

// readNotes takes in a note cell.
func readNotes(m *locales.Message, cell string) {
	if cell == "" {
		return
	}
	for line := range strings.SplitSeq(lineBreaks.Replace(cell), "\n") {
		note, isNote := strings.CutPrefix(line, notePrefix)
		comment, isComment := strings.CutPrefix(line, "#")
		switch {
		case isNote || isTagNote(line):
			m.Notes = append(m.Notes, note)
		case isComment:
			m.Comments = append(m.Comments, strings.TrimPrefix(comment, " "))
		case strings.TrimSpace(line) != "":
			m.Comments = append(m.Comments, line)
		}
	}
}

// isTagNote reports whether a note says what a tag stands for.
func isTagNote(line string) bool {
	n := segment.TagLength(line)
	return n > 0 && line[1] != '/' && strings.HasPrefix(line[n:], ": ")
}
