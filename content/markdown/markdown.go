package markdown

import (
	"bytes"
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Split finds the units of a Markdown text.
func Split(source []byte) *Region {
	return cutRegion(blockParsers, source, Setting{paragraph: leaf{kind: segment.Paragraph}})
}

// SplitInline finds the units of a text that has no blocks but paragraphs.
func SplitInline(source []byte) *Region {
	if !bytes.ContainsAny(source, "\\`*_[]<>&!~{:@\n\r") && !bytes.Contains(source, []byte("www.")) {
		return plainRegion(source)
	}
	return cutRegion(inlineParsers, source, Setting{paragraph: leaf{kind: segment.Value}, inline: true})
}

// SplitAs finds the units of a text that stands in the place of a unit: see
// [Region.setting].
func SplitAs(source []byte, where Setting) *Region { return cutRegion(inlineParsers, source, where) }

// SplitLines finds the units of a scalar of which each line is one for its
// readers, indented as it is.
func SplitLines(source []byte) *Region {
	return cutRegion(inlineParsers, source, Setting{paragraph: leaf{kind: segment.Value}, inline: true, lines: true})
}

// unindented is a text without blocks in which no line that begins a paragraph
// is indented, so that none is taken for code: line ends stand for the blanks.
func unindented(source []byte) []byte {
	text, begins := source, true
	for at := 0; at < len(source); {
		line, _, _ := bytes.Cut(source[at:], []byte{'\n'})
		lead := len(line) - len(bytes.TrimLeft(line, " \t"))
		blank := len(bytes.Trim(line, Blanks)) == 0
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

// cutRegion finds the units of a text.
func cutRegion(p *parsers, source []byte, where Setting) *Region {
	c := cutters.Get().(*cutter)
	defer cutters.Put(c)
	parsed := source
	if where.inline {
		parsed = unindented(source)
	}
	root, spans, costly := parse(p, parsed, where.References, c.spans[:0])
	if costly >= 0 {
		return &Region{Source: source, Costly: 1 + costly}
	}
	spans = addFootnotes(source, spans, where.footnotes)
	s := splitter{region: &Region{Source: source}, leaves: c.leaves[:0]}
	s.blocks(root, where.paragraph)
	c.leaves = s.leaves
	s.region.Units = make([]Unit, 0, len(s.leaves)+2)
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
func plainRegion(source []byte) *Region {
	r := &Region{Source: source}
	trimmed := bytes.TrimLeft(source, Blanks)
	start := len(source) - len(trimmed)
	trimmed = bytes.TrimRight(trimmed, Blanks)
	if len(trimmed) == 0 {
		return r
	}
	r.Outline = []byte{'p', ')'}
	end := start + len(trimmed)
	u := Unit{Kind: segment.Value, Start: start, End: end, EdgeStart: start, EdgeEnd: end, Text: string(trimmed), Host: -1}
	u.Skip = HasControl(u.Text) || !translatable(u.Text, nil, nil)
	r.Units = append(r.Units, u)
	return r
}

// Blanks are the characters that Markdown and YAML strip from a line's edges.
const Blanks = " \t\r\n\f\v"

// A splitter gathers the leaf blocks of a tree, then cuts their text into
// units.
type splitter struct {
	region     *Region
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
		s.region.Outline = append(s.region.Outline, outlineLetters[n.Kind()])
		switch n := n.(type) {
		case *ast.Heading:
			s.region.Outline = append(s.region.Outline, '0'+byte(n.Level))
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
			s.exclude(true, n.Lines())
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			s.exclude(false, n.Lines())
		case *ast.LinkReferenceDefinition:
			s.linkDefinition(n)
		default:
			inside := paragraph
			if kind, ok := kindInside[n.Kind()]; ok && paragraph.kind != segment.Footnote {
				inside.kind = kind
			}
			s.blocks(n, inside)
		}
		s.region.Outline = append(s.region.Outline, ')')
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
	before := bytes.TrimRight(s.region.Source[:n.Lines().At(0).Start], " \t")
	return bytes.HasSuffix(before, []byte("#"))
}

// linkDefinition notes the title of `[label]: dest "title"`.
func (s *splitter) linkDefinition(n *ast.LinkReferenceDefinition) {
	if len(n.Title) == 0 || n.Lines().Len() != 1 {
		return
	}
	source, line := s.region.Source, n.Lines().At(0)
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
		r.Units = append(r.Units, titleUnit(r.Source, d, -1))
	}
	if len(s.definition) > 0 {
		sortUnits(r.Units)
	}
	r.Directives = s.directives
	if len(s.directives) > 0 {
		direct(r, s.directives)
	}
}

// sortUnits puts title units of definitions in their places; hosts of titles
// are followed by index.
func sortUnits(units []Unit) {
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return units[a].Start - units[b].Start })
	sorted := make([]Unit, len(units))
	place := make([]int, len(units))
	for to, from := range order {
		sorted[to], place[from] = units[from], to
	}
	for i := range sorted {
		if sorted[i].Host >= 0 {
			sorted[i].Host = place[sorted[i].Host]
		}
		for j := range sorted[i].Marks {
			if t := sorted[i].Marks[j].title; t >= 0 {
				sorted[i].Marks[j].title = place[t]
			}
		}
		for j := range sorted[i].Wrappers {
			if t := sorted[i].Wrappers[j].title; t >= 0 {
				sorted[i].Wrappers[j].title = place[t]
			}
		}
	}
	copy(units, sorted)
}

// titleUnit is the unit of a span's title.
func titleUnit(source []byte, s span, host int) Unit {
	u := Unit{
		Kind: segment.Title, Start: s.titleStart, End: s.titleEnd, EdgeStart: s.titleStart, EdgeEnd: s.titleEnd,
		Host: host, Place: Place{quote: source[s.titleStart-1]},
	}
	raw := bytes.TrimLeft(source[u.Start:u.End], Blanks)
	u.Start = u.End - len(raw)
	raw = bytes.TrimRight(raw, Blanks)
	u.End = u.Start + len(raw)
	u.Text = Decode(raw)
	u.Skip = HasControl(u.Text) || !translatable(u.Text, nil, nil)
	return u
}
