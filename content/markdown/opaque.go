package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// addOpaque adds spans for what Markdown takes for text and other readers of
// the lesson do not: template expressions, attribute lists, and references
// to characters that no catalog can hold. What such a span encloses is gone;
// where it would cross other markup, it is no span. leaves are the blocks of
// the text, in order.
func addOpaque(source []byte, leaves []leaf, spans []span) []span {
	return addSpans(spans, findOpaque(source, leaves))
}

// addFootnotes adds spans for references to footnotes that stand elsewhere.
func addFootnotes(source []byte, spans []span, footnotes map[string]bool) []span {
	if len(footnotes) == 0 {
		return spans
	}
	var found []span
	for _, m := range footnoteReference.FindAllIndex(source, -1) {
		if footnotes[string(source[m[0]:m[1]])] {
			found = append(found, span{kind: segment.Opaque, start: m[0], inner: m[1], outer: m[1], end: m[1]})
		}
	}
	return addSpans(spans, found)
}

var footnoteReference = regexp.MustCompile(`\[\^[^\[\]\n]+\]`)

// addSpans adds spans that may not cross those that there are, both in order.
func addSpans(spans, found []span) []span {
	if len(found) == 0 {
		return spans
	}
	merged := make([]span, 0, len(spans)+len(found))
	var open []span // pairs around the place that we are at, innermost last
	next := 0
	for _, f := range found {
		for ; next < len(spans) && spans[next].start < f.start; next++ {
			merged = append(merged, spans[next])
			open = append(closed(open, spans[next].start), spans[next])
		}
		open = closed(open, f.start)
		if len(open) > 0 {
			around := &open[len(open)-1]
			if around.kind == segment.Code || around.single() || f.start < around.inner || f.end > around.outer {
				continue
			}
		}
		inside := next
		for inside < len(spans) && spans[inside].start < f.end && spans[inside].end <= f.end {
			inside++
		}
		if inside < len(spans) && spans[inside].start < f.end {
			continue
		}
		merged, next = append(merged, f), inside
	}
	return append(merged, spans[next:]...)
}

// closed drops the pairs that end before at.
func closed(open []span, at int) []span {
	for len(open) > 0 && open[len(open)-1].end <= at {
		open = open[:len(open)-1]
	}
	return open
}

// findOpaque finds all that might be opaque, in order, none overlapping.
func findOpaque(source []byte, leaves []leaf) []span {
	var found []span
	var ends templateEnds
	for i := 0; ; {
		next := bytes.IndexAny(source[i:], `\{&`)
		if next < 0 {
			return found
		}
		i += next
		n := 0
		switch source[i] {
		case '\\':
			i = min(i+2, len(source))
			continue
		case '{':
			if n = ends.templateLength(source, i); n > 0 {
				if tail := tailAround(source, i); tail >= 0 {
					i = tail
					n = len(templateTail.Find(source[tail:min(len(source), tail+LongestTemplate)]))
				}
			} else {
				n = ends.overLines(source, i, leaves)
			}
		case '&':
			if text, length := reference(source[i:]); length > 0 && (HasControl(text) || len(text) == 1 && strings.Contains(Blanks, text)) {
				n = length
			}
		}
		if n == 0 {
			i++
			continue
		}
		found = append(found, span{kind: segment.Opaque, start: i, inner: i + n, outer: i + n, end: i + n})
		i += n
	}
}

// templates are the brackets of template expressions: of Hugo, Jinja, Liquid
// and mdBook, then of MDX comments.
var templates = [...]struct{ open, close string }{
	{"{{", "}}"},
	{"{%", "%}"},
	{"{/*", "*/}"},
}

// LongestTemplate bounds the search for the end of an expression, and for the
// beginning of a link that has one in its target.
const LongestTemplate = 4 << 10

// templateLength returns the length of the template expression or attribute
// list at the start of s, which ends on the same line; 0 if there is none.
func templateLength(s []byte) int { return new(templateEnds).templateLength(s, 0) }

// A templateEnds remembers, of one text that is read from its beginning on,
// before where none of the closing brackets of [templates] begins: no stretch
// is searched twice.
type templateEnds [len(templates)]int

// templateLength is that of what stands at i of a text.
func (e *templateEnds) templateLength(source []byte, i int) int {
	stop := min(len(source), i+LongestTemplate)
	if k := templateAt(source[i:stop]); k >= 0 {
		n := e.length(source, k, i, stop)
		if bytes.IndexByte(source[i:i+n], '\n') >= 0 {
			return 0
		}
		return n
	}
	return attributesLength(source[i:stop])
}

// overLines returns the length of the template expression at i that ends on a
// later line of the same block; 0 if there is none.
func (e *templateEnds) overLines(source []byte, i int, leaves []leaf) int {
	n := sort.Search(len(leaves), func(n int) bool { return leaves[n].lines.At(0).Start > i }) - 1
	if n < 0 {
		return 0
	}
	lines := leaves[n].lines
	stop := max(i, min(lines.At(lines.Len()-1).Stop, i+LongestTemplate))
	if k := templateAt(source[i:stop]); k >= 0 {
		return e.length(source, k, i, stop)
	}
	return 0
}

// templateAt says which of [templates] opens at the start of s, -1 if none
// does.
func templateAt(s []byte) int {
	for k, t := range templates {
		if bytes.HasPrefix(s, []byte(t.open)) {
			return k
		}
	}
	return -1
}

// length is that of an expression at i that ends before stop; 0 if it does
// not.
func (e *templateEnds) length(source []byte, k, i, stop int) int {
	closing := []byte(templates[k].close)
	from := max(i+len(templates[k].open), e[k])
	if from+len(closing) > stop {
		return 0
	}
	n := bytes.Index(source[from:stop], closing)
	if n < 0 {
		e[k] = stop - len(closing) + 1
		return 0
	}
	e[k] = from + n
	return from + n + len(closing) - i
}

// templateTail is the tail of a link whose target holds a template expression
// with blanks in it. CommonMark takes that for text; the tools that fill the
// expression in do not.
var templateTail = regexp.MustCompile(`^\]\([^\s(){}]*(?:\{(?:\{[^{}\n]*\}|%[^{}\n]*%)\}[^\s(){}]*)+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?\)`)

// tailAround returns where the [templateTail] begins that the expression at i
// is the first of, -1 if there is none.
func tailAround(source []byte, i int) int {
	at := i
	for at > 0 && at > i-longestTarget && strings.IndexByte(" \t\r\n(){}[]", source[at-1]) < 0 {
		at--
	}
	if at < 2 || source[at-1] != '(' || source[at-2] != ']' || !templateTail.Match(source[at-2:min(len(source), at+LongestTemplate)]) {
		return -1
	}
	return at - 2
}

// longestTarget bounds the search for the start of a target.
const longestTarget = 1 << 10

// pairTemplates makes links of the [templateTail]s among the pieces of a leaf
// and the brackets that open them.
func (c *cutter) pairTemplates(pieces []piece) []piece {
	for i := 0; i < len(pieces); i++ {
		tail := pieces[i]
		if tail.part != segment.Single || !bytes.HasPrefix(c.region.Source[tail.start:tail.end], []byte("](")) {
			continue
		}
		j, at := c.opening(pieces[:i])
		if j < 0 {
			continue
		}
		s := span{kind: segment.Link, start: at, inner: at + 1, outer: tail.start, end: tail.end}
		if at > pieces[j].start && c.region.Source[at-1] == '!' {
			s.kind, s.start = segment.Image, at-1
		}
		s.dest = c.region.Source[tail.start+2 : tail.end-1]
		c.spans = append(c.spans, s)
		id := len(c.spans) - 1
		before, after := pieces[j], pieces[j]
		before.end, after.start = s.start, s.inner
		pieces[i] = piece{part: segment.Close, start: tail.start, end: tail.end, span: id}
		pieces = slices.Replace(pieces, j, j+1, before, piece{part: segment.Open, start: s.start, end: s.inner, span: id}, after)
		i += 2
	}
	return pieces
}

// opening finds the bracket that a tail after pieces closes: the piece of
// text, and its offset.
func (c *cutter) opening(pieces []piece) (int, int) {
	depth, brackets := 0, 0
	for j := len(pieces) - 1; j >= 0 && pieces[len(pieces)-1].end-pieces[j].end < LongestTemplate; j-- {
		switch p := pieces[j]; {
		case p.part == segment.Close:
			depth++
		case p.part == segment.Open:
			if depth--; depth < 0 {
				return -1, 0
			}
		case p.part != segment.Text || p.cut != noCut || p.span > 0 || p.code || depth > 0:
		default:
			for at := p.end - 1; at >= p.start; at-- {
				if at > p.start && c.region.Source[at-1] == '\\' {
					continue
				}
				switch c.region.Source[at] {
				case ']':
					brackets++
				case '[':
					if brackets--; brackets < 0 {
						return j, at
					}
				}
			}
		}
	}
	return -1, 0
}

// attributes are lists of them as kramdown, Hugo, Docusaurus and
// Python-Markdown write them: {#id}, {.class}, {: .class #id}, { #id }.
var attributes = regexp.MustCompile(`^\{ *(?:[#.]|: *[#.]?)[A-Za-z_][^{}\n]*\}`)

func attributesLength(s []byte) int { return len(attributes.Find(s)) }

// IsAttributes reports whether markup is an attribute list or an MDX comment,
// which belong to the block that they end.
func IsAttributes(markup []byte) bool {
	return attributesLength(markup) == len(markup) || bytes.HasPrefix(markup, []byte("{/*"))
}

// fixedLine reports whether a line inside a paragraph is markup as a whole
// for one of the tools that lessons are built with: an admonition's fence
// (Docusaurus, MkDocs, GitHub), a table of contents, or nothing but template
// expressions. Such a line stays a line of its own.
func (c *cutter) fixedLine(start, stop int) bool {
	line := bytes.TrimRight(c.region.Source[start:stop], Blanks)
	if len(line) == 0 || !isFixed(line) {
		return false
	}
	for i := c.next; i < len(c.events) && c.events[i].at < stop; i++ {
		if s := &c.spans[c.events[i].span]; s.end > stop || s.start < start {
			return false
		}
	}
	return true
}

// fixedOverLines returns the line of a leaf on which what begins as a template
// expression at the start of another ends, if those lines hold nothing but
// template expressions; -1 if there are no such lines.
func (c *cutter) fixedOverLines(l leaf, line int) int {
	if c.next == len(c.events) {
		return -1
	}
	first, s := l.lines.At(line), &c.spans[c.events[c.next].span]
	if s.kind != segment.Opaque || s.start != first.Start || s.end <= first.Stop || c.region.Source[s.start] != '{' {
		return -1
	}
	last := sort.Search(l.lines.Len(), func(i int) bool { return l.lines.At(i).Stop >= s.end })
	rest := bytes.Trim(c.region.Source[s.end:l.lines.At(last).Stop], Blanks)
	if len(rest) > 0 && (rest[0] != '{' || !isFixed(rest)) {
		return -1
	}
	return last
}

// admonition is the first line of one as MkDocs has it.
var admonition = regexp.MustCompile(`^(?:!!!|\?\?\?\+?) [a-z][\w-]*(?: (?:inline|end))*(?: ".*")?$`)

// isFixed looks at a line alone.
func isFixed(line []byte) bool {
	switch line[0] {
	case ':':
		return bytes.HasPrefix(line, []byte(":::"))
	case '!', '?':
		return admonition.Match(line)
	case '[':
		name := bytes.Trim(line, "[]_!")
		return line[len(line)-1] == ']' && (line[1] == '!' || bytes.EqualFold(name, []byte("toc"))) &&
			!slices.ContainsFunc(name, func(b byte) bool { return b|0x20 < 'a' || b|0x20 > 'z' })
	case '{':
		for len(line) > 0 {
			n := templateLength(line)
			if n == 0 {
				return false
			}
			line = bytes.TrimLeft(line[n:], Blanks)
		}
		return true
	}
	return false
}

// htmlPairs are the HTML elements that say what Markdown's own emphasis says.
var htmlPairs = map[string]segment.TagKind{
	"strong": segment.Strong, "b": segment.Strong,
	"em": segment.Emphasis, "i": segment.Emphasis,
	"del": segment.Strike, "s": segment.Strike,
}

// pairHTML makes pairs of <strong>…</strong> and the like among the pieces of
// a leaf, where they nest with everything else: a translator sees the same
// tag however emphasis is written.
func (c *cutter) pairHTML(pieces []piece) {
	if !slices.ContainsFunc(pieces, func(p piece) bool { return p.part == segment.Single && c.region.Source[p.start] == '<' }) {
		return
	}
	var stack []int // pieces that are open: of pairs, or of HTML
	for i := range pieces {
		p := &pieces[i]
		switch p.part {
		case segment.Open:
			stack = append(stack, i)
		case segment.Close:
			for len(stack) > 0 {
				top := pieces[stack[len(stack)-1]]
				stack = stack[:len(stack)-1]
				if top.part == segment.Open && top.span == p.span {
					break
				}
			}
		case segment.Single:
			name, closes := htmlName(c.region.Source[p.start:p.end])
			kind, ok := htmlPairs[name]
			if !ok {
				continue
			}
			if !closes {
				stack = append(stack, i)
				continue
			}
			if len(stack) == 0 {
				continue
			}
			top := &pieces[stack[len(stack)-1]]
			if opened, _ := htmlName(c.region.Source[top.start:top.end]); top.part != segment.Single || opened != name {
				continue
			}
			stack = stack[:len(stack)-1]
			c.spans = append(c.spans, span{kind: kind, start: top.start, inner: top.end, outer: p.start, end: p.end, html: true})
			top.part, top.span = segment.Open, len(c.spans)-1
			p.part, p.span = segment.Close, len(c.spans)-1
		}
	}
}

// htmlName returns the name of a tag without attributes, "" for other markup.
func htmlName(markup []byte) (name string, closes bool) {
	if len(markup) < 3 || markup[0] != '<' || markup[len(markup)-1] != '>' {
		return "", false
	}
	markup = markup[1 : len(markup)-1]
	if markup[0] == '/' {
		return string(markup[1:]), true
	}
	return string(markup), false
}
