package content

import (
	"bytes"
	"errors"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Markdown takes any bytes for a lesson. Some are no lesson that anybody has
// written: its texts would be taken for others, and its translations retired.
var errReturns = errors.New("all its lines end in a carriage return alone, which Markdown does not know")

// damaged is what keeps a lesson from being read, with its place; nil if
// nothing does.
func (d *Document) damaged() error {
	if hasReturnsAlone(d.source) && isMarkdown(d.path) {
		return d.problem(0, errReturns)
	}
	if at := d.conflict(); at >= 0 {
		return d.problem(at, segment.ErrConflict)
	}
	return nil
}

func (d *Document) problem(at int, err error) error {
	line, col := segment.LineOf(d.source, at)
	return &segment.Error{Pos: segment.Pos{File: d.file, Line: line, Col: col}, Err: err}
}

func hasReturnsAlone(source []byte) bool {
	return bytes.IndexByte(source, '\n') < 0 && bytes.IndexByte(bytes.TrimRight(source, "\r"), '\r') >= 0
}

// conflictMarks are those that a file has wherever two branches met.
var conflictMarks = []string{segment.ConflictOurs, segment.ConflictTheirs, segment.ConflictEnd}

// conflict is where git has left its marks, all of them, outside of code; -1 if
// it has not. A lesson about git shows them in a fence.
func (d *Document) conflict() int {
	if !bytes.Contains(d.source, []byte(segment.ConflictOurs)) {
		return -1
	}
	shown := d.verbatim()
	first, next, at := -1, 0, 0
	for line := range bytes.Lines(d.source) {
		switch {
		case inside(shown, at):
		case segment.IsConflictMark(line, conflictMarks[0]):
			first, next = at, 1
		case next > 0 && segment.IsConflictMark(line, conflictMarks[next]):
			next++
		}
		if next == len(conflictMarks) {
			return first
		}
		at += len(line)
	}
	return -1
}

// verbatim are the blocks of the body that stand as they are.
func (d *Document) verbatim() [][2]int {
	var all [][2]int
	for _, b := range d.Blocks() {
		if b.Kind == markdown.FenceBlock || b.Kind == markdown.CodeBlock || b.Kind == markdown.HTMLBlock {
			all = append(all, [2]int{b.Start, b.End})
		}
	}
	return all
}
