package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content/segment"
)

// goldmark pairs the delimiters of emphasis in a time that grows with the
// square of their number: each that closes nothing is held against all before
// it. Here they are paired as CommonMark's appendix says ("process emphasis",
// with openers_bottom), which gives the same pairs in linear time; goldmark
// sees text.

// A delimiter is a run of *, _ or ~ that emphasis may begin or end at.
type delimiter struct {
	start, original   int
	length            int // that is not used up
	used              int // of the left end, by emphasis that ends here
	char              byte
	canOpen, canClose bool
	before, after     int // the nearest that are still there
}

// delimiters parses runs of its trigger characters.
type delimiters struct {
	trigger string
	longest int // 0: any
}

func (d delimiters) Trigger() []byte { return []byte(d.trigger) }

// IsDelimiter implements [parser.DelimiterProcessor], of which ScanDelimiter
// asks nothing else.
func (d delimiters) IsDelimiter(c byte) bool {
	return c == d.trigger[0] || c == d.trigger[len(d.trigger)-1]
}

// CanOpenCloser implements [parser.DelimiterProcessor].
func (delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool { return false }

// OnMatch implements [parser.DelimiterProcessor].
func (delimiters) OnMatch(int) ast.Node { return nil }

// Parse notes a run and gives goldmark its text.
func (d delimiters) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	if d.longest > 0 && before == rune(line[0]) {
		return nil // inside a run that is too long
	}
	run := parser.ScanDelimiter(line, before, 1, d)
	if run == nil || d.longest > 0 && run.OriginalLength > d.longest {
		return nil
	}
	n := run.OriginalLength
	block.Advance(n)
	r := pc.Get(spanKey).(*recorder)
	r.delimiters = append(r.delimiters, delimiter{
		start: seg.Start, original: n, length: n, char: line[0], canOpen: run.CanOpen, canClose: run.CanClose,
	})
	return ast.NewTextSegment(seg.WithStop(seg.Start + n))
}

// CloseBlock pairs what is left when a block ends.
func (d delimiters) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	pc.Get(spanKey).(*recorder).pairFrom(0)
}

// pairFrom pairs the delimiters behind an offset with each other. They are
// gone then: emphasis crosses no link.
func (r *recorder) pairFrom(offset int) {
	from := len(r.delimiters)
	for from > 0 && r.delimiters[from-1].start >= offset {
		from--
	}
	r.pair(r.delimiters[from:])
	r.delimiters = r.delimiters[:from]
}

// A search is all that decides whether an opener fits a closer, but for the
// opener. What one has found not to fit, another like it need not look at.
type search struct {
	char    byte
	canOpen bool
	rest    int // of the closer's length divided by three
}

// pair finds the pairs among delimiters.
func (r *recorder) pair(all []delimiter) {
	if len(all) < 2 {
		return
	}
	for i := range all {
		all[i].before, all[i].after = i-1, i+1
	}
	searched := map[search]int{} // delimiters before it do not fit
	for at := 0; at < len(all); {
		closer := &all[at]
		if !closer.canClose {
			at = closer.after
			continue
		}
		kind := search{closer.char, closer.canOpen, closer.original % 3}
		opener := closer.before
		for opener >= searched[kind] && !all[opener].fits(closer) {
			opener = all[opener].before
		}
		if opener < searched[kind] {
			searched[kind] = at
			if !closer.canOpen {
				remove(all, at)
			}
			at = closer.after
			continue
		}
		r.match(&all[opener], closer)
		closer.before, all[opener].after = opener, at // what is between them opens nothing any more
		if all[opener].length == 0 {
			remove(all, opener)
		}
		if closer.length == 0 {
			remove(all, at)
			at = closer.after
		}
	}
}

// fits reports whether a delimiter can open what closer ends: rules 9 and 10
// of CommonMark, 6.2.
func (d *delimiter) fits(closer *delimiter) bool {
	return d.canOpen && d.char == closer.char &&
		(!d.canClose && !closer.canOpen || (d.original+closer.original)%3 != 0 || closer.original%3 == 0)
}

// remove takes a delimiter out of the list.
func remove(all []delimiter, i int) {
	if before := all[i].before; before >= 0 {
		all[before].after = all[i].after
	}
	if after := all[i].after; after < len(all) {
		all[after].before = all[i].before
	}
}

// match notes the span between two delimiters: an opener loses its right end,
// a closer its left.
func (r *recorder) match(opener, closer *delimiter) {
	n := min(2, opener.length, closer.length)
	opener.length -= n
	closer.length -= n
	s := span{kind: segment.Emphasis}
	s.start = opener.start + opener.used + opener.length
	s.inner = s.start + n
	s.outer = closer.start + closer.used
	s.end = s.outer + n
	closer.used += n
	switch {
	case closer.char == '~':
		s.kind = segment.Strike
	case n == 2:
		s.kind = segment.Strong
	}
	r.spans = append(r.spans, s)
}
