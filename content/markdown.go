package content

import (
	"bytes"
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content/segment"
)

// splitMarkdown finds the units of a Markdown text.
func splitMarkdown(source []byte) *region {
	return cutRegion(blockParsers, source, setting{paragraph: leaf{kind: segment.Paragraph}})
}

// splitInline finds the units of a text that has no blocks but paragraphs.
func splitInline(source []byte) *region {
	if !bytes.ContainsAny(source, "\\`*_[]<>&!~{:@\n\r") && !bytes.Contains(source, []byte("www.")) {
		return plainRegion(source)
	}
	return cutRegion(inlineParsers, source, setting{paragraph: leaf{kind: segment.Value}, inline: true})
}

// splitLines finds the units of a scalar of which each line is one for its
// readers, indented as it is.
func splitLines(source []byte) *region {
	return cutRegion(inlineParsers, source, setting{paragraph: leaf{kind: segment.Value}, inline: true, lines: true})
}

// unindented is a text without blocks in which no line that begins a paragraph
// is indented, so that none is taken for code: line ends stand for the blanks.
func unindented(source []byte) []byte {
	text, begins := source, true
	for at := 0; at < len(source); {
		line, _, _ := bytes.Cut(source[at:], []byte{'\n'})
		lead := len(line) - len(bytes.TrimLeft(line, " \t"))
		blank := len(bytes.Trim(line, blanks)) == 0
		if begins && !blank && lead > 0 {
			if &text[0] == &source[0] {
				text = bytes.Clone(source)
			}
			copy(text[at:at+lead], bytes.Repeat([]byte{'\n'}, lead))
		}
		begins, at = blank, at+len(line)+1
	}
	return text
}

// A setting is what a text's surroundings say about it.
type setting struct {
	paragraph  leaf // what its paragraphs are like
	inline     bool // it has no blocks
	lines      bool // its lines stay lines
	references []parser.Reference
	footnotes  map[string]bool // references to them, as they are spelled
}

// cutRegion finds the units of a text.
func cutRegion(p *parsers, source []byte, where setting) *region {
	c := cutters.Get().(*cutter)
	defer cutters.Put(c)
	parsed := source
	if where.inline {
		parsed = unindented(source)
	}
	root, spans, costly := parse(p, parsed, where.references, c.spans[:0])
	if costly >= 0 {
		return &region{source: source, costly: 1 + costly}
	}
	spans = addFootnotes(source, spans, where.footnotes)
	s := splitter{region: &region{source: source}, leaves: c.leaves[:0]}
	s.blocks(root, where.paragraph)
	c.leaves = s.leaves
	s.region.units = make([]unit, 0, len(s.leaves)+2)
	// goldmark moves footnotes to the end.
	slices.SortStableFunc(s.leaves, func(a, b leaf) int { return a.lines.At(0).Start - b.lines.At(0).Start })
	c.start(s.region, s.leaves, spans, where.inline)
	c.lines = where.lines
	s.finish(c)
	c.region = nil
	return s.region
}

// cutters keeps the memory that cutting one file needs for the next.
var cutters = sync.Pool{New: func() any { return new(cutter) }}

// plainRegion is what splitInline makes of a text without any markup.
func plainRegion(source []byte) *region {
	r := &region{source: source}
	trimmed := bytes.TrimLeft(source, blanks)
	start := len(source) - len(trimmed)
	trimmed = bytes.TrimRight(trimmed, blanks)
	if len(trimmed) == 0 {
		return r
	}
	r.outline = []byte{'p', ')'}
	end := start + len(trimmed)
	u := unit{kind: segment.Value, start: start, end: end, edgeStart: start, edgeEnd: end, text: string(trimmed), host: -1}
	u.skip = hasControl(u.text) || !translatable(u.text, nil, nil)
	r.units = append(r.units, u)
	return r
}

// blanks are the characters that Markdown and YAML strip from a line's edges.
const blanks = " \t\r\n\f\v"

// A splitter gathers the leaf blocks of a tree, then cuts their text into
// units.
type splitter struct {
	region     *region
	leaves     []leaf
	definition []span // link definitions with a title
	directives []directive
}

// A leaf is a block with inline content.
type leaf struct {
	kind  segment.Kind
	lines *text.Segments
	atx   bool
	cell  bool
}

// outlineLetters tells block kinds apart, so that regions can be compared.
var outlineLetters = map[ast.NodeKind]byte{
	ast.KindHeading: 'h', ast.KindParagraph: 'p', ast.KindTextBlock: 't', ast.KindList: 'l', ast.KindListItem: 'i',
	ast.KindBlockquote: 'q', ast.KindFencedCodeBlock: 'f', ast.KindCodeBlock: 'c', ast.KindHTMLBlock: 'x',
	ast.KindThematicBreak: 'r', ast.KindLinkReferenceDefinition: 'd',
	extast.KindTable: 'T', extast.KindTableHeader: 'H', extast.KindTableRow: 'R', extast.KindTableCell: 'C',
	extast.KindDefinitionList: 'D', extast.KindDefinitionTerm: 'E', extast.KindDefinitionDescription: 'F',
	extast.KindFootnoteList: 'N', extast.KindFootnote: 'n',
}

// kindInside is the kind of the paragraphs that a container holds.
var kindInside = map[ast.NodeKind]segment.Kind{
	ast.KindListItem:                 segment.Item,
	extast.KindDefinitionDescription: segment.Definition,
	extast.KindFootnote:              segment.Footnote,
}

// blocks walks the block tree below parent, whose paragraphs are leaves like
// the one given.
func (s *splitter) blocks(parent ast.Node, paragraph leaf) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Type() != ast.TypeBlock {
			continue
		}
		s.region.outline = append(s.region.outline, outlineLetters[n.Kind()])
		switch n := n.(type) {
		case *ast.Heading:
			s.region.outline = append(s.region.outline, '0'+byte(n.Level))
			s.leaf(leaf{kind: segment.Heading, lines: n.Lines(), atx: s.isATX(n)})
		case *ast.Paragraph, *ast.TextBlock:
			l := paragraph
			l.lines = n.Lines()
			s.leaf(l)
		case *extast.TableCell:
			s.leaf(leaf{kind: segment.Cell, lines: n.Lines(), cell: true})
		case *extast.DefinitionTerm:
			s.leaf(leaf{kind: segment.Term, lines: n.Lines()})
		case *ast.HTMLBlock:
			s.htmlBlock(n)
			s.exclude(InHTML, n.Lines())
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			s.exclude(InCode, n.Lines())
		case *ast.LinkReferenceDefinition:
			s.linkDefinition(n)
		default:
			inside := paragraph
			if kind, ok := kindInside[n.Kind()]; ok && paragraph.kind != segment.Footnote {
				inside.kind = kind
			}
			s.blocks(n, inside)
		}
		s.region.outline = append(s.region.outline, ')')
	}
}

func (s *splitter) leaf(l leaf) {
	if l.lines.Len() > 0 {
		s.leaves = append(s.leaves, l)
	}
}

// isATX tells "# text" from a text that is underlined.
func (s *splitter) isATX(n *ast.Heading) bool {
	if n.Lines().Len() != 1 {
		return false
	}
	before := bytes.TrimRight(s.region.source[:n.Lines().At(0).Start], " \t")
	return bytes.HasSuffix(before, []byte("#"))
}

// linkDefinition notes the title of `[label]: dest "title"`.
func (s *splitter) linkDefinition(n *ast.LinkReferenceDefinition) {
	if len(n.Title) == 0 || n.Lines().Len() != 1 {
		return
	}
	source, line := s.region.source, n.Lines().At(0)
	from := cap(source) - cap(n.Destination) // a slice of the source, so this is its offset
	if len(n.Destination) == 0 || from <= line.Start || from >= line.Stop || !bytes.HasPrefix(source[from:], n.Destination) {
		return
	}
	if source[from-1] == '<' {
		from--
	}
	start, end := findTitle(source, from, line.Stop, len(n.Destination))
	if start == 0 {
		return
	}
	s.definition = append(s.definition, span{start: start - 1, titleStart: start, titleEnd: end})
}

// finish cuts the leaves, which are in the order of the source, into units.
func (s *splitter) finish(c *cutter) {
	for _, l := range s.leaves {
		c.leaf(l)
	}
	r := s.region
	for _, d := range s.definition {
		r.units = append(r.units, titleUnit(r.source, d, -1))
	}
	if len(s.definition) > 0 {
		sortUnits(r.units)
	}
	r.directives = s.directives
	if len(s.directives) > 0 {
		direct(r, s.directives)
	}
}

// sortUnits puts title units of definitions in their places; hosts of titles
// are followed by index.
func sortUnits(units []unit) {
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return units[a].start - units[b].start })
	sorted := make([]unit, len(units))
	place := make([]int, len(units))
	for to, from := range order {
		sorted[to], place[from] = units[from], to
	}
	for i := range sorted {
		if sorted[i].host >= 0 {
			sorted[i].host = place[sorted[i].host]
		}
		for j := range sorted[i].marks {
			if t := sorted[i].marks[j].title; t >= 0 {
				sorted[i].marks[j].title = place[t]
			}
		}
		for j := range sorted[i].wrappers {
			if t := sorted[i].wrappers[j].title; t >= 0 {
				sorted[i].wrappers[j].title = place[t]
			}
		}
	}
	copy(units, sorted)
}

// titleUnit is the unit of a span's title.
func titleUnit(source []byte, s span, host int) unit {
	u := unit{
		kind: segment.Title, start: s.titleStart, end: s.titleEnd, edgeStart: s.titleStart, edgeEnd: s.titleEnd,
		host: host, place: place{quote: source[s.titleStart-1]},
	}
	raw := bytes.TrimLeft(source[u.start:u.end], blanks)
	u.start = u.end - len(raw)
	raw = bytes.TrimRight(raw, blanks)
	u.end = u.start + len(raw)
	u.text = decode(raw)
	u.skip = hasControl(u.text) || !translatable(u.text, nil, nil)
	return u
}
