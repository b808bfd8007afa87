package markdown

import (
	"bytes"
	"fmt"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// goldmark's time grows faster than its input for some texts that no lesson
// has. What can be had in linear time is: emphasis (emphasis.go), code spans
// and the text of lines here. For the rest the work is counted, and Split
// refuses the text with its line instead of hanging; see the tables in
// bound_test.go.
const (
	maxNesting     = 100      // blocks that open on one line
	maxDefinitions = 10_000   // link definitions without a blank line between them
	maxWork        = 16 << 20 // bytes and nodes that goldmark looks at again and again for one text
)

// TooCostly says what of the blocks of a text goldmark would take long for, and
// on which line; 0 if it would not.
func TooCostly(source []byte) (line int, why string) {
	definitions := 0
	for at, line := 0, 1; at < len(source); line++ {
		text := source[at:]
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			text = text[:end]
		}
		at += len(text) + 1
		if len(text) == 0 || text[0] > '9' && text[0] != '>' && text[0] != '[' {
			definitions = 0
			continue
		}
		if depth := marks(text); depth > maxNesting {
			return line, fmt.Sprintf("%d blocks open on one line", depth)
		}
		if text[0] != '[' {
			definitions = 0
			continue
		}
		if definitions++; definitions > maxDefinitions {
			return line, fmt.Sprintf("more than %d link definitions in a row", maxDefinitions)
		}
	}
	return 0, ""
}

// marks counts the block marks at the start of a line. A thematic break of
// whatever length has none.
func marks(text []byte) int {
	if len(text) <= maxNesting || bytes.IndexByte([]byte("-*_"), text[0]) >= 0 && len(bytes.Trim(text, string(text[0])+" \t\r")) == 0 {
		return 0
	}
	depth := 0
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '>':
			depth++
			i++
		case (c == '-' || c == '+' || c == '*') && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\t'):
			depth++
			i += 2
		case c >= '0' && c <= '9':
			n := len(text[i:]) - len(bytes.TrimLeft(text[i:], "0123456789"))
			if i+n+1 >= len(text) || text[i+n] != '.' && text[i+n] != ')' || text[i+n+1] != ' ' && text[i+n+1] != '\t' {
				return depth
			}
			depth++
			i += n + 2
		case bytes.HasPrefix(text[i:], []byte("[^")): // a footnote, which may begin with another
			n := bytes.Index(text[i:], []byte("]:"))
			if n < 0 {
				return depth
			}
			depth++
			i += n + len("]:")
		default:
			return depth
		}
	}
	return depth
}

// A budget is what the parse of one text may still look at.
type budget struct {
	spent  int
	costly int // where it was used up, -1 if it was not

	made     int   // inline nodes so far
	brackets []int // how many there were at each bracket that is open
	target   int   // the end of the target of a link that was looked at last
	missing  map[string]bool
	labels   int // footnotes that there may be
}

// spend counts work at an offset. Once the budget is used up, nothing is
// parsed any more.
func (b *budget) spend(work, at int) {
	if b.spent += work; b.spent > maxWork && b.costly < 0 {
		b.costly = at
	}
}

// CostlyMessage is what is wrong with a text that would take long.
const CostlyMessage = "too many brackets, links or footnotes that do not end: reading this text would take very long"

// linkParser parses links and images. goldmark looks for the end of a target
// once more for each "](", and at all that stands in a bracket for each
// bracket around it.
type linkParser struct{ recorded }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := pc.Get(spanKey).(*recorder)
	line, seg := block.PeekLine()
	switch {
	case line[0] != ']':
		if line[0] == '[' || len(line) > 1 && line[1] == '[' {
			r.brackets = append(r.brackets, r.made)
		}
	case len(r.brackets) > 0:
		last := len(r.brackets) - 1
		r.spend(r.made-r.brackets[last], seg.Start)
		r.brackets = r.brackets[:last]
		if len(line) > 1 && line[1] == '(' {
			r.spendTarget(line[2:], seg.Start+2)
		}
	}
	return p.recorded.Parse(parent, lineText{block, parent.Lines(), r}, pc)
}

// spendTarget counts how far goldmark looks for the end of a target.
func (r *recorder) spendTarget(line []byte, at int) {
	if at > r.target {
		ends := " \t\n)"
		if rest := bytes.TrimLeft(line, " \t"); len(rest) > 0 && rest[0] == '<' {
			ends = ">\n"
		}
		r.target = at + len(line)
		if n := bytes.IndexAny(line, ends); n >= 0 {
			r.target = at + n
		}
	}
	r.spend(r.target-at, at)
}

// CloseBlock forgets the brackets of a block.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	r := pc.Get(spanKey).(*recorder)
	r.brackets = r.brackets[:0]
	clear(r.missing)
	p.recorded.CloseBlock(parent, block, pc)
}

// A lineText reads the lines of a block without beginning at the first each
// time.
type lineText struct {
	text.Reader
	lines    *text.Segments
	recorder *recorder
}

// longestLabel is the length from which on goldmark wants to know no more of
// a label (CommonMark 6.3).
const longestLabel = 1000

// Value is the text of seg without the prefixes of lines, as far as goldmark
// looks at it.
func (b lineText) Value(seg text.Segment) []byte {
	source, n := b.recorder.source, b.lines.Len()
	line := sort.Search(n, func(i int) bool { return b.lines.At(i).Start > seg.Start }) - 1
	if line < 0 {
		return b.Reader.Value(seg)
	}
	var value []byte
	for at := seg.Start; line < n && at < seg.Stop && len(value) < longestLabel; line++ {
		l := b.lines.At(line)
		value = l.ConcatPadding(value)
		at = max(at, l.Start)
		if stop := min(l.Stop, seg.Stop); at < stop {
			value = append(value, source[at:stop]...)
			at = stop
		}
	}
	return value
}

// FindClosure does not look again for what the rest of the block has not.
func (b lineText) FindClosure(opener, closer byte, o text.FindClosureOptions) (*text.Segments, bool) {
	if b.recorder.missing[string(closer)] {
		return nil, false
	}
	segments, ok := b.Reader.FindClosure(opener, closer, o)
	if line, _ := b.Reader.PeekLine(); !ok && line == nil {
		b.recorder.miss(string(closer))
	}
	return segments, ok
}

// miss notes what does not stand in the rest of the block.
func (b *budget) miss(closer string) {
	if b.missing == nil {
		b.missing = map[string]bool{}
	}
	b.missing[closer] = true
}

// codeParser parses code. goldmark looks for the end of each backtick string,
// up to the end of the block if there is none.
type codeParser struct{ recorded }

func (p codeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := pc.Get(spanKey).(*recorder)
	line, seg := block.PeekLine()
	ticks := len(line) - len(bytes.TrimLeft(line, "`"))
	if r.missing[string(line[:ticks])] {
		block.Advance(ticks)
		return ast.NewTextSegment(seg.WithStop(seg.Start + ticks))
	}
	node := p.recorded.Parse(parent, block, pc)
	if _, isText := node.(*ast.Text); isText {
		r.miss(string(line[:ticks]))
	}
	return node
}

// footnoteParser parses references to footnotes, which goldmark looks for in a
// list of all.
type footnoteParser struct{ recorded }

func (p footnoteParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := pc.Get(spanKey).(*recorder)
	if line, seg := block.PeekLine(); bytes.HasPrefix(line, []byte("[^")) || bytes.HasPrefix(line, []byte("![^")) {
		if r.labels == 0 {
			r.labels = 1 + bytes.Count(r.source, []byte("]:"))
		}
		r.spend(r.labels, seg.Start)
	}
	return p.recorded.Parse(parent, block, pc)
}
