package align

import (
	"bytes"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Translation tools lose the blanks at the end of a line that break it, and
// the empty lines around images: what the source has as several segments is
// one paragraph then, of as many lines. Where several source segments seem to
// have one translation or none, the translated lesson is read once more with
// its lines apart, and the reading that explains more counts.

// partLines is a lesson with the lines of some segments apart; nil if it is no
// different then.
func partLines(l *lesson, which []bool) *content.Document {
	if !slices.Contains(which, true) {
		return nil
	}
	parted, err := content.Split(l.Path(), breakLines(l.Document, which), nil)
	if err != nil || parted == nil || values(parted) != values(l.Document) || len(parted.Segments()) <= len(l.traits) {
		return nil
	}
	return parted
}

// breakLines is the source of a document with a hard break at every line of
// some segments.
func breakLines(d *content.Document, which []bool) []byte {
	segments := d.Segments()
	var out bytes.Buffer
	line, j := 0, -1
	for text := range bytes.Lines(d.Source()) {
		line++
		for j+1 < len(segments) && segments[j+1].Pos.Line <= line {
			j++
		}
		bare := bytes.TrimRight(text, "\r\n")
		out.Write(bare)
		if j >= 0 && which[j] && segments[j].Kind != segment.Value {
			out.WriteString("  ")
		}
		out.Write(text[len(bare):])
	}
	return out.Bytes()
}

// values counts the segments outside of a lesson's body.
func values(d *content.Document) int {
	n := 0
	for _, s := range d.Segments() {
		if s.Kind == segment.Value {
			n++
		}
	}
	return n
}

// original is the segment of the lesson's document as it is that holds
// segment j.
func (l *lesson) original(j int) Place {
	if l.whole == nil {
		return Place{l.Document, j, 1}
	}
	segments, pos := l.whole.Segments(), l.Segments()[j].Pos
	at, found := slices.BinarySearchFunc(segments, pos, func(s segment.Segment, p segment.Pos) int {
		if s.Pos.Line != p.Line {
			return s.Pos.Line - p.Line
		}
		return s.Pos.Col - p.Col
	})
	if !found {
		at--
	}
	return Place{l.whole.Document, max(at, 0), 1}
}

// originals is the place of segments in the lesson's document as it is.
func (l *lesson) originals(p Place) Place {
	first, last := l.original(p.First), l.original(p.First+p.Count-1)
	first.Count = last.First - first.First + 1
	return first
}

// joined tells which segments of a translation may have to be parted: those
// that two of the source share, and those beside one that has no partner.
func joined(l lessonPair, found []finding) []bool {
	which := make([]bool, len(l.target.traits))
	next := 0 // of the source, behind the last pair
	last := -1
	mark := func(j int) {
		if j >= 0 && j < len(which) {
			which[j] = true
		}
	}
	for _, f := range found {
		if f.i > next {
			mark(last)
			mark(f.j)
		}
		if f.source > 1 {
			for j := range f.target {
				mark(f.j + j)
			}
		}
		next, last = f.i+f.source, f.j+f.target-1
	}
	if next < len(l.source.traits) {
		mark(last)
	}
	return which
}
