package main

import (
	"os"
	"strings"
)

// A message's position is the line where its translation begins. Where that
// is written there as it is, without escapes or line ends, the place of a
// finding in it is known to the character.

// linesToLook is how far below a message's position its text may begin.
const linesToLook = 24

// locate finds the texts of findings in the files that they are from.
func locate(findings []located) {
	files := map[string][]string{}
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
		f.find(lines)
	}
}

func (f *located) find(lines []string) {
	for n := f.Pos.Line - 1; n < min(len(lines), f.Pos.Line-1+linesToLook); n++ {
		line := strings.TrimSuffix(lines[n], "\r")
		if i := strings.LastIndex(line, f.Text); i >= 0 {
			f.Pos.Line, f.line = n+1, line
			f.from, f.to = i+f.Start, i+f.End
			if f.Start == 0 && f.End == 0 {
				f.to = i + len(f.Text)
			}
			return
		}
	}
}
