package content

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Position is where the byte at the offset stands in the file.
func (d *Document) Position(at int) segment.Pos {
	line, col := segment.LineOf(d.source, at)
	return segment.Pos{File: d.file, Line: line, Col: col}
}

// Line returns the bounds of the line that holds the byte at the offset,
// without its end.
func (d *Document) Line(at int) (start, end int) {
	start = bytes.LastIndexByte(d.source[:at], '\n') + 1
	end = len(d.source)
	if i := bytes.IndexByte(d.source[at:], '\n'); i >= 0 {
		end = at + i
	}
	return start, max(start, end-len(d.source[start:end])+len(bytes.TrimRight(d.source[start:end], "\r")))
}

// Body is where the Markdown body begins in the source, behind the front
// matter; the end of the source in a YAML file.
func (d *Document) Body() int {
	if d.body == nil {
		return len(d.source)
	}
	return d.bodyAt
}

// A locator finds the bytes of the file that the offsets of a region stand for.
type locator struct {
	start int   // of the region in the file
	at    []int // of each byte, where the file spells them otherwise; else nil
}

// place is where a byte of the region stands, or its end.
func (l *locator) place(offset int) int {
	if l.at == nil {
		return l.start + offset
	}
	return l.at[offset]
}

// locator is exact in a scalar that the file spells as it is read, and where
// lines are folded or marks escaped. A character that is spelled out, such as
// \u00e9, stands at the scalar's start, and so do those behind it.
func (d *Document) locator(f *field) locator {
	raw, value := d.source[f.start:f.end], f.Region.Source
	for quote := range min(2, len(raw)+1) {
		if bytes.HasPrefix(raw[quote:], value) {
			return locator{start: f.start + quote}
		}
	}
	at := make([]int, len(value)+1)
	for i := range at {
		at[i] = f.start
	}
	next := 0
	for i, c := range value {
		n := slices.IndexFunc(raw[next:], func(spelled byte) bool {
			return spelled == c || c == ' ' && spelled == '\n' // lines are folded
		})
		if n < 0 {
			return locator{at: at}
		}
		next += n + 1
		at[i], at[i+1] = f.start+next-1, f.start+next
	}
	return locator{at: at}
}

// eachRegion calls visit with the document's texts in order.
func (d *Document) eachRegion(visit func(r *markdown.Region, l locator)) {
	for i := range d.fields {
		if f := &d.fields[i]; len(f.Units) > 0 {
			visit(f.Region, d.locator(f))
		}
	}
	if d.body != nil {
		visit(d.body, locator{start: d.bodyAt})
	}
}

// Offset is where a line and a column, both from 1, are in the source: the
// inverse of [Document.Position]. What is outside of the file is its start.
func (d *Document) Offset(line, col int) int {
	at := 0
	for range line - 1 {
		i := bytes.IndexByte(d.source[at:], '\n')
		if i < 0 {
			return 0
		}
		at += i + 1
	}
	_, end := d.Line(at)
	if at == 0 && bytes.HasPrefix(d.source, bom) {
		at = len(bom)
	}
	for range col - 1 {
		if at >= end {
			break
		}
		_, size := utf8.DecodeRune(d.source[at:])
		at += size
	}
	return at
}
