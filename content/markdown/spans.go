package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/parasol-l10n/parasol/content/segment"
)

// goldmark (1.8) says where an inline node begins and not where it ends. The
// ends come from decorating its own inline parsers: the reader's position
// before and after each call gives every span exactly, without a fork.
// Emphasis is paired in emphasis.go.

// A span is the extent of one inline construct: its markup is
// [start,inner) and [outer,end), its text [inner,outer). What stands alone
// has inner = outer = end.
type span struct {
	kind                     segment.TagKind
	start, inner, outer, end int
	label                    bool   // of a reference link: its text is its label
	dest                     []byte // raw target of a link or image
	titleStart, titleEnd     int    // the text of a title, without its quotes; 0,0 if none
	html                     bool   // emphasis written as HTML
	address                  bool   // a bare URL, or one in angle brackets
}

// Kinds of span that are no tags.
const (
	bareURL segment.TagKind = "url"  // an address that is a link: stays text, is compared
	taskBox segment.TagKind = "task" // the box of a task list item: fixed bytes
)

func (s *span) single() bool { return s.inner == s.end || s.kind == bareURL }

// spanKey is where a parse's recorder stands in goldmark's context.
var spanKey = parser.NewContextKey()

// A recorder notes the spans of one parse.
type recorder struct {
	budget
	source []byte
	spans  []span

	delimiters []delimiter // that may still become emphasis, in order

	atFrom, at int // from atFrom on, the first @ is at at
}

// parse parses source, appends the spans to those given, and returns the tree
// and the spans in order of their start. References are link definitions that
// stand elsewhere. costly is where the parse was given up, -1 if it was not.
func parse(p *parsers, source []byte, references []parser.Reference, spans []span) (root ast.Node, found []span, costly int) {
	some, tails := bareURLs(source)
	if !some {
		// Looking for bare URLs at every word is a good part of a parse's
		// time. Here they could only be in the tails of links, and are not
		// if all those are links.
		root, found, costly = p.without.parse(source, references, spans)
		for i := range found {
			if s := &found[i]; s.dest != nil && isTail(source[s.outer:]) {
				tails--
			}
		}
		if tails == 0 || costly >= 0 {
			return root, found, costly
		}
	}
	return p.with.parse(source, references, spans)
}

// bareURLs reports whether source may hold a bare URL or e-mail address
// outside of the tails of links, "](http…", and counts those tails.
func bareURLs(source []byte) (some bool, tails int) {
	if bytes.IndexByte(source, '@') >= 0 {
		return true, 0
	}
	for _, sign := range []string{"://", "www."} {
		for at := 0; ; at++ {
			i := bytes.Index(source[at:], []byte(sign))
			if i < 0 {
				break
			}
			at += i
			start := at
			for sign == "://" && start > 0 && source[start-1]|0x20 >= 'a' && source[start-1]|0x20 <= 'z' {
				start--
			}
			switch {
			case start == 0:
				return true, 0
			case !parts(source[start-1]) && !endsMarkup(source[start-1]):
			case source[start-1] != '(' || start < 2 || source[start-2] != ']':
				return true, 0
			case isTail(source[start-2:]):
				tails++
			}
		}
	}
	return false, tails
}

// isTail reports whether bareURLs has counted the tail of a link.
func isTail(tail []byte) bool {
	return bytes.HasPrefix(tail, []byte("](http")) || bytes.HasPrefix(tail, []byte("](ftp:")) || bytes.HasPrefix(tail, []byte("](www."))
}

// parsers are two of the same kind, with and without bare URLs.
type parsers struct{ with, without recordingParser }

type recordingParser struct{ parser.Parser }

func (p recordingParser) parse(source []byte, references []parser.Reference, spans []span) (root ast.Node, found []span, costly int) {
	rec := &recorder{budget: budget{costly: -1, target: -1}, source: source, spans: spans, at: -1}
	pc := parser.NewContext()
	pc.Set(spanKey, rec)
	for _, r := range references {
		pc.AddReference(r)
	}
	root = p.Parse(text.NewReader(source), parser.WithContext(pc))
	slices.SortFunc(rec.spans, func(a, b span) int { return a.start - b.start })
	return root, rec.spans, rec.costly
}

// recorded is a stock inline parser whose nodes are noted.
type recorded struct{ parser.InlineParser }

func (p recorded) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := pc.Get(spanKey).(*recorder)
	if r.costly >= 0 {
		return nil
	}
	_, before := block.Position()
	node := p.InlineParser.Parse(parent, block, pc)
	if node == nil {
		return nil
	}
	_, after := block.Position()
	r.made++
	r.note(node, before.Start, after.Start)
	return node
}

// CloseBlock forwards to the link parser, which needs it.
func (p recorded) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// linkify asks goldmark's parser of bare URLs only where one may begin.
// goldmark itself looks for an e-mail address at every word.
type linkify struct{ recorded }

func (p linkify) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if strings.IndexByte(" *_~(", line[0]) >= 0 {
		line = line[1:]
	}
	if !pc.Get(spanKey).(*recorder).addressAhead(seg) &&
		!bytes.HasPrefix(line, []byte("http")) && !bytes.HasPrefix(line, []byte("www.")) && !bytes.HasPrefix(line, []byte("ftp:")) {
		return nil
	}
	return p.recorded.Parse(parent, block, pc)
}

// addressAhead reports whether there is an @ between seg's ends.
func (r *recorder) addressAhead(seg text.Segment) bool {
	if seg.Start < r.atFrom || seg.Start > r.at {
		r.atFrom, r.at = seg.Start, len(r.source)
		if i := bytes.IndexByte(r.source[seg.Start:], '@'); i >= 0 {
			r.at = seg.Start + i
		}
	}
	return r.at < seg.Stop
}

// parts reports whether a bare URL may follow the character (GFM, "Autolinks
// (extension)").
func parts(c byte) bool { return strings.IndexByte(" \t\r\n\f\v*_~(", c) >= 0 }

// endsMarkup reports whether the character may be the last one of markup:
// goldmark takes what stands behind that for the head of a line, where a bare
// URL may stand too. Behind "|" a cell begins, behind ":" a footnote.
func endsMarkup(c byte) bool { return strings.IndexByte(")]>`[|:", c) >= 0 }

// note records what was parsed from before to after.
func (r *recorder) note(node ast.Node, before, after int) {
	s := span{kind: segment.Opaque, start: before, inner: after, outer: after, end: after}
	switch n := node.(type) {
	case *ast.CodeSpan:
		s.kind = segment.Code
		ticks := 0
		for r.source[before+ticks] == '`' {
			ticks++
		}
		s.inner, s.outer = before+ticks, after-ticks
	case *ast.Link:
		s.kind, s.start, s.inner, s.outer = segment.Link, n.Pos(), n.Pos()+1, before
		r.pairFrom(s.start)
		r.noteTarget(&s, n.Destination, n.Title, n.Reference)
	case *ast.Image:
		s.kind, s.start, s.inner, s.outer = segment.Image, n.Pos(), n.Pos()+2, before
		r.pairFrom(s.start)
		r.noteTarget(&s, n.Destination, n.Title, n.Reference)
	case *ast.AutoLink:
		if r.source[before] != '<' {
			s.kind, s.start = bareURL, after-len(n.Label(r.source))
			s.inner = s.start
		}
		s.address = true
	case *extast.TaskCheckBox:
		s.kind = taskBox
	case *extast.FootnoteLink:
		if r.source[before] == '!' {
			s.start++
		}
	case *ast.RawHTML:
		if r.unbracket(&s) {
			return
		}
	default: // text, an unmatched delimiter, a bracket that may open a link
		return
	}
	r.spans = append(r.spans, s)
}

// BareMark after an address in angle brackets says that it stands for a bare
// one. [Document.Render] writes it where the characters around a bare address
// would keep it from being a link, as those of Chinese often do; so it reads
// back as the text that it is. Nobody sees an empty comment.
const BareMark = "<!---->"

// unbracket makes a bare address of the autolink before a [BareMark].
func (r *recorder) unbracket(s *span) bool {
	last := len(r.spans) - 1
	if last < 0 || r.spans[last].end != s.start || string(r.source[s.start:s.end]) != BareMark {
		return false
	}
	link := &r.spans[last]
	if !link.address || link.kind == bareURL {
		return false
	}
	link.kind, link.inner, link.outer, link.end = bareURL, link.start+1, link.end-1, s.end
	return true
}

func (r *recorder) noteTarget(s *span, dest, title []byte, ref *ast.ReferenceLink) {
	s.dest = dest
	if ref != nil {
		if ref.Type != ast.ReferenceLinkFull {
			s.label = true
		}
		return
	}
	if len(title) > 0 {
		s.titleStart, s.titleEnd = findTitle(r.source, s.outer+2, s.end-1, len(dest))
	}
}

// findTitle finds the text of a title in the tail of a link, `dest "title"`,
// which is source[from:to]. A title of several lines is not found: its lines
// may begin with the marks of a block quote, so it stays as it is.
func findTitle(source []byte, from, to, dest int) (int, int) {
	tail := source[from:to]
	i := len(tail) - len(bytes.TrimLeft(tail, " \t\r\n\f\v"))
	if i < len(tail) && tail[i] == '<' {
		dest += 2
	}
	i += dest
	for i < len(tail) && util.IsSpace(tail[i]) {
		i++
	}
	j := len(bytes.TrimRight(tail, " \t\r\n\f\v")) - 1
	if i >= j || strings.IndexByte(`"'(`, tail[i]) < 0 || bytes.IndexByte(tail[i:j], '\n') >= 0 {
		return 0, 0
	}
	return from + i + 1, from + j
}

// newParsers builds goldmark with CommonMark, GFM, footnotes and definition
// lists, the inline parsers decorated. With inlineOnly nothing but paragraphs
// are blocks: so a scalar of YAML is read.
func newParsers(inlineOnly bool) *parsers {
	return &parsers{with: newParser(inlineOnly, true), without: newParser(inlineOnly, false)}
}

func newParser(inlineOnly, bareURLs bool) recordingParser {
	inlines := []util.PrioritizedValue{
		util.Prioritized(recorded{extension.NewTaskCheckBoxParser()}, 0),
		util.Prioritized(codeParser{recorded{parser.NewCodeSpanParser()}}, 100),
		util.Prioritized(footnoteParser{recorded{extension.NewFootnoteParser()}}, 101),
		util.Prioritized(linkParser{recorded{parser.NewLinkParser()}}, 200),
		util.Prioritized(recorded{parser.NewAutoLinkParser()}, 300),
		util.Prioritized(recorded{parser.NewRawHTMLParser()}, 400),
		util.Prioritized(delimiters{trigger: "*_"}, 500),
		util.Prioritized(delimiters{trigger: "~", longest: 2}, 500),
	}
	if bareURLs {
		inlines = append(inlines, util.Prioritized(linkify{recorded{extension.NewLinkifyParser()}}, 999))
	}
	if inlineOnly {
		return recordingParser{parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
			parser.WithInlineParsers(inlines...))}
	}
	return recordingParser{parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999)))}
}

// Parsers hold no state of a parse once they have been set up, which the
// first parse does, guarded by goldmark.
var (
	blockParsers  = newParsers(false)
	inlineParsers = newParsers(true)
)
