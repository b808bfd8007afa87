package main

import (
	"os"
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

// A message's position is the line where its translation begins. Where that
// is written there as it is, without escapes or line ends, the place of a
// finding in it is known to the character.

// linesToLook is how far below a message's position its text may begin.
const linesToLook = 24

// locate finds the texts of findings in the files that they are from.
func locate(findings []finding.Finding) {
	files := map[string][]string{}
	var last textAt // a long text may have thousands of findings, in a row
	var p lineAt
	for i := range findings {
		f := &findings[i]
		if f.Text == "" || f.Pos.Line == 0 {
			continue
		}
		lines, read := files[f.Pos.File]
		if !read {
			if data, err := os.ReadFile(f.Pos.File); err == nil { // standard input is gone, and needs no columns
				lines = strings.Split(string(data), "\n")
			}
			files[f.Pos.File] = lines
		}
		if at := (textAt{f.Pos.File, f.Pos.Line, f.Text}); at != last {
			last, p = at, at.find(lines)
		}
		if p.line == 0 {
			continue
		}
		f.Pos.Line, f.Line = p.line, strings.TrimSuffix(lines[p.line-1], "\r")
		f.From, f.To = p.column+f.Start, p.column+f.End
		if f.Start == 0 && f.End == 0 {
			f.To = p.column + len(f.Text)
		}
	}
}

// A textAt is a text of a file, and the line of the message that has it.
type textAt struct {
	file string
	line int
	text string
}

// A lineAt is a line, and the bytes of it before what was looked for. Without
// a line it is nowhere.
type lineAt struct{ line, column int }

func (t textAt) find(lines []string) lineAt {
	for n := t.line - 1; n < min(len(lines), t.line-1+linesToLook); n++ {
		if i := strings.LastIndex(strings.TrimSuffix(lines[n], "\r"), t.text); i >= 0 {
			return lineAt{n + 1, i}
		}
	}
	return lineAt{}
}
