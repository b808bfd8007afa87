package markdown

import (
	"bytes"
	"slices"
	"sort"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A cutter turns leaf blocks into units: one function decides what a segment
// is, for the way out and for the way back.
type cutter struct {
	region *Region
	inline bool // no block structure around: nothing can begin a block
	lines  bool // each line stays one
	braces bool // there may be template expressions
	spans  []span
	events []event
	next   int // events before it are behind us
	pieces []piece
	leaves []leaf
}

// An event is where markup stands: the start of a span, or its close.
type event struct {
	at, end int
	span    int
	close   bool
}

// A piece is a run of a leaf's bytes: text, markup, or the end of a line.
type piece struct {
	part       segment.Part
	start, end int
	span       int  // of markup
	cut        cut  // of the end of a line
	code       bool // text of a code span
}

// A cut says what the end of a line is.
type cut uint8

const (
	noCut cut = iota
	soft      // a space
	hard      // a break; ends a unit outside of pairs
	fixed     // a line that is markup as a whole; always ends a unit
)

// start makes the cutter ready for a region with the blocks and spans given.
func (c *cutter) start(r *Region, leaves []leaf, spans []span, inline bool) {
	c.region, c.inline, c.spans, c.events, c.next = r, inline, spans, c.events[:0], 0
	c.braces = bytes.IndexByte(r.Source, '{') >= 0
	if c.braces || bytes.IndexByte(r.Source, '&') >= 0 {
		c.spans = addOpaque(r.Source, leaves, c.spans)
	}
	for i := range c.spans {
		s := &c.spans[i]
		end := s.inner
		if s.single() {
			end = s.end
		}
		c.events = append(c.events, event{s.start, end, i, false})
		if !s.single() {
			c.events = append(c.events, event{s.outer, s.end, i, true})
		}
	}
	slices.SortFunc(c.events, func(a, b event) int { return a.at - b.at })
}

// leaf cuts one block.
func (c *cutter) leaf(l leaf) {
	c.pieces = c.pieces[:0]
	last := l.lines.Len() - 1
	start := l.lines.At(0).Start
	for c.next < len(c.events) && c.events[c.next].at < start {
		c.next++
	}
	depth, at := 0, start
	for i := 0; i <= last; i++ {
		line := l.lines.At(i)
		at = max(at, line.Start)
		if at >= line.Stop {
			continue // a construct reaches over the whole line
		}
		next := line.Stop
		if i < last {
			next = l.lines.At(i + 1).Start
		}
		if depth == 0 && at == line.Start && !c.inline && !l.cell {
			if end := c.fixedEnd(l, i); end > 0 {
				c.pieces = append(c.pieces, piece{start: line.Start, end: end, cut: fixed})
				at = end
				continue
			}
		}
		at = c.line(at, line.Stop, &depth)
		if at < line.Stop && i < last {
			c.endLine(at, line.Stop, next)
			at = next
		} else if at < line.Stop {
			c.pieces = append(c.pieces, piece{start: at, end: line.Stop})
		}
	}
	c.units(l)
}

// fixedEnd is where the fixed line, or lines, end that begin with a line of a
// leaf; 0 if it is none.
func (c *cutter) fixedEnd(l leaf, line int) int {
	last := line
	if first := l.lines.At(line); !c.fixedLine(first.Start, first.Stop) {
		last = c.fixedOverLines(l, line)
	}
	switch {
	case last < 0:
		return 0
	case last+1 < l.lines.Len():
		return l.lines.At(last + 1).Start
	}
	return l.lines.At(last).Stop
}

// line cuts a line up to stop and returns where its last text begins, which
// is stop or later where markup ends the line.
func (c *cutter) line(at, stop int, depth *int) int {
	for c.next < len(c.events) && c.events[c.next].at < stop {
		e := c.events[c.next]
		c.next++
		if e.at < at {
			continue // inside a code span
		}
		if at < e.at {
			c.pieces = append(c.pieces, piece{start: at, end: e.at})
		}
		s := &c.spans[e.span]
		switch {
		case s.kind == bareURL:
			c.pieces = append(c.pieces, piece{start: e.at, end: e.end, span: e.span + 1})
		case s.single():
			c.pieces = append(c.pieces, piece{segment.Single, e.at, e.end, e.span, noCut, false})
		case e.close:
			*depth--
			c.pieces = append(c.pieces, piece{segment.Close, e.at, e.end, e.span, noCut, false})
		case s.kind == segment.Code:
			inner, outer := codeText(c.region.Source, s)
			c.pieces = append(c.pieces, piece{segment.Open, s.start, inner, e.span, noCut, false},
				piece{start: inner, end: outer, code: true},
				piece{segment.Close, outer, s.end, e.span, noCut, false})
			at = s.end
			continue
		default:
			*depth++
			c.pieces = append(c.pieces, piece{segment.Open, e.at, e.end, e.span, noCut, false})
		}
		at = e.end
	}
	return at
}

// codeText is the text of a code span without the one space at each end that
// CommonMark (6.1) strips.
func codeText(source []byte, s *span) (int, int) {
	text := source[s.inner:s.outer]
	space := func(c byte) bool { return c == ' ' || c == '\n' }
	if len(text) > 2 && space(text[0]) && space(text[len(text)-1]) && len(bytes.Trim(text, " \n")) > 0 {
		return s.inner + 1, s.outer - 1
	}
	return s.inner, s.outer
}

// endLine cuts the last text of a line and its end, as goldmark sees them: a
// hard break is two blanks or a backslash before the line feed.
func (c *cutter) endLine(at, stop, next int) {
	source := c.region.Source
	rest := bytes.TrimRight(source[at:stop], "\r\n")
	kind, text := soft, bytes.TrimRight(rest, " \t")
	switch {
	case bytes.HasSuffix(rest, []byte(`\`)) && !bytes.HasSuffix(rest, []byte(`\\`)):
		kind, text = hard, bytes.TrimRight(rest[:len(rest)-1], " \t")
	case bytes.HasSuffix(rest, []byte("  ")), c.lines:
		kind = hard
	}
	if len(text) > 0 {
		c.pieces = append(c.pieces, piece{start: at, end: at + len(text)})
	}
	c.pieces = append(c.pieces, piece{start: at + len(text), end: next, cut: kind})
}

// units closes the block: its pieces become units, cut at fixed lines, and at
// hard breaks that no pair encloses.
func (c *cutter) units(l leaf) {
	c.pairHTML(c.pieces)
	if c.braces {
		c.pieces = c.pairTemplates(c.pieces)
	}
	depth, from := 0, 0
	for i, p := range c.pieces {
		switch {
		case p.part == segment.Open:
			depth++
		case p.part == segment.Close:
			depth--
		case p.cut == fixed, p.cut == hard && depth == 0:
			c.unit(l, c.pieces[from:i])
			from = i + 1
		}
	}
	c.unit(l, c.pieces[from:])
}

// unit makes one unit of pieces, if they hold anything.
func (c *cutter) unit(l leaf, pieces []piece) {
	pieces = c.trim(pieces)
	if len(pieces) == 0 {
		return
	}
	self := len(c.region.Units)
	c.region.Units = append(c.region.Units, Unit{
		Kind: l.kind, EdgeStart: pieces[0].start, EdgeEnd: pieces[len(pieces)-1].end, Host: -1,
		Place:    Place{ATX: l.atx, Cell: l.cell},
		prefixes: prefixes(l, pieces[0].start, pieces[len(pieces)-1].end),
	})
	u := &c.region.Units[self]
	var titles []Unit
	title := func(s *span) int {
		if s.titleEnd == s.titleStart {
			return -1
		}
		t := titleUnit(c.region.Source, *s, self)
		t.Place.Cell = l.cell
		titles = append(titles, t)
		return self + len(titles)
	}
	if pieces = c.unwrap(u, pieces, title); len(pieces) == 0 {
		// An image without alternative text, a box without a task.
		u.Start, u.End, u.Skip = u.EdgeEnd, u.EdgeEnd, true
	} else {
		u.Start, u.End = pieces[0].start, pieces[len(pieces)-1].end
		c.read(u, pieces, title)
		u.Skip = HasControl(u.Text) || !translatable(u.Text, u.Tags, u.Links)
	}
	u.Place.LineStart = !c.inline && !l.atx && u.Start == u.EdgeStart && beginsLine(l, u.Start)
	sortTitles(u, titles, self+1)
	c.region.Units = append(c.region.Units, titles...)
}

// prefixes are what stands before the leaf's lines between two offsets and
// belongs to the blocks around it: quote marks, indentation.
func prefixes(l leaf, from, to int) []Extent {
	var all []Extent
	n := l.lines.Len()
	for i := max(1, sort.Search(n, func(i int) bool { return l.lines.At(i).Start > from })); i < n; i++ {
		before, start := l.lines.At(i-1).Stop, l.lines.At(i).Start
		if start >= to {
			break
		}
		if before < start {
			all = append(all, Extent{before, start})
		}
	}
	return all
}

// sortTitles brings the titles of a unit, which are to be the units from
// first on, into the order of the source: that of a link stands behind those
// inside it.
func sortTitles(u *Unit, titles []Unit, first int) {
	byStart := func(a, b Unit) int { return a.Start - b.Start }
	if slices.IsSortedFunc(titles, byStart) {
		return
	}
	place := map[int]int{} // by start, which is unlike any other
	old := slices.Clone(titles)
	slices.SortFunc(titles, byStart)
	for i, t := range titles {
		place[t.Start] = first + i
	}
	moved := func(title *int) {
		if *title >= 0 {
			*title = place[old[*title-first].Start]
		}
	}
	for i := range u.Marks {
		moved(&u.Marks[i].title)
	}
	for i := range u.Wrappers {
		moved(&u.Wrappers[i].title)
	}
}

// unwrap takes wrappers and edges off the pieces of a unit.
func (c *cutter) unwrap(u *Unit, pieces []piece, title func(*span) int) []piece {
	for len(pieces) > 0 {
		if rest, ok := c.edge(u, pieces); ok {
			pieces = rest
			continue
		}
		s := c.wrapper(pieces)
		if s == nil {
			break
		}
		if s.kind == segment.Image {
			u.Kind = segment.Alt
		}
		u.Wrappers = append(u.Wrappers, Wrapper{segment.Tag{Kind: s.kind, Stands: c.stands(u, s)}, newMark(s, title(s))})
		pieces = c.trim(pieces[1 : len(pieces)-1])
	}
	return pieces
}

// stands is what a span's tag stands for.
func (c *cutter) stands(u *Unit, s *span) string {
	switch s.kind {
	case segment.Link, segment.Image:
		return Decode(s.dest)
	case segment.Opaque:
		return string(u.Bare(c.region.Source, s.start, s.end))
	}
	return ""
}

func newMark(s *span, title int) Mark {
	return Mark{s.start, s.inner, s.outer, s.end, s.label, s.html, title}
}

// beginsLine reports whether one of the leaf's lines starts at offset.
func beginsLine(l leaf, offset int) bool {
	n := l.lines.Len()
	i := sort.Search(n, func(i int) bool { return l.lines.At(i).Start >= offset })
	return i < n && l.lines.At(i).Start == offset
}

// trim drops blanks and line ends from both ends.
func (c *cutter) trim(pieces []piece) []piece {
	source := c.region.Source
	for len(pieces) > 0 {
		first, last := &pieces[0], &pieces[len(pieces)-1]
		switch {
		case first.cut != noCut || first.part == segment.Text && first.start >= first.end:
			pieces = pieces[1:]
			continue
		case last.cut != noCut || last.part == segment.Text && last.start >= last.end:
			pieces = pieces[:len(pieces)-1]
			continue
		}
		if first.part == segment.Text && !first.code {
			first.start = first.end - len(bytes.TrimLeft(source[first.start:first.end], Blanks))
		}
		if last.part == segment.Text && !last.code {
			last.end = last.start + len(bytes.TrimRight(source[last.start:last.end], Blanks))
		}
		if first.part == segment.Text && first.start >= first.end || last.part == segment.Text && last.start >= last.end {
			continue
		}
		break
	}
	return pieces
}

// edge takes off what stands before or after the text and belongs to the
// block: the box of a task, an attribute list such as {#anchor}.
func (c *cutter) edge(u *Unit, pieces []piece) ([]piece, bool) {
	if p := pieces[0]; p.part == segment.Single && c.spans[p.span].kind == taskBox {
		u.Edges += string(c.region.Source[p.start:p.end])
		return c.trim(pieces[1:]), true
	}
	if p := pieces[len(pieces)-1]; p.part == segment.Single && IsAttributes(c.region.Source[p.start:p.end]) && len(u.Wrappers) == 0 {
		u.Edges += string(c.region.Source[p.start:p.end])
		return c.trim(pieces[:len(pieces)-1]), true
	}
	return pieces, false
}

// wrapper returns the span that encloses all pieces, nil if there is none.
// Code is no wrapper: its text means something else without it.
func (c *cutter) wrapper(pieces []piece) *span {
	if len(pieces) < 2 {
		return nil
	}
	first, last := pieces[0], pieces[len(pieces)-1]
	if first.part != segment.Open || last.part != segment.Close || first.span != last.span {
		return nil
	}
	if s := &c.spans[first.span]; s.kind != segment.Code {
		return s
	}
	return nil
}
