package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// A BlockKind says what a block of a Markdown body is.
type BlockKind string

// The kinds of block.
const (
	HeadingBlock    BlockKind = "heading"
	ParagraphBlock  BlockKind = "paragraph"
	ListBlock       BlockKind = "list"
	ItemBlock       BlockKind = "list item"
	QuoteBlock      BlockKind = "quote"
	FenceBlock      BlockKind = "fenced code"
	CodeBlock       BlockKind = "indented code"
	HTMLBlock       BlockKind = "HTML"
	BreakBlock      BlockKind = "thematic break"
	DefinitionBlock BlockKind = "link definition"
	TableBlock      BlockKind = "table"
	RowBlock        BlockKind = "table row"
	CellBlock       BlockKind = "table cell"
	GlossaryBlock   BlockKind = "definition list"
	TermBlock       BlockKind = "term"
	MeaningBlock    BlockKind = "definition"
	FootnoteBlock   BlockKind = "footnote"
)

var blockKinds = map[ast.NodeKind]BlockKind{
	ast.KindHeading: HeadingBlock, ast.KindParagraph: ParagraphBlock, ast.KindTextBlock: ParagraphBlock,
	ast.KindList: ListBlock, ast.KindListItem: ItemBlock, ast.KindBlockquote: QuoteBlock,
	ast.KindFencedCodeBlock: FenceBlock, ast.KindCodeBlock: CodeBlock, ast.KindHTMLBlock: HTMLBlock,
	ast.KindThematicBreak: BreakBlock, ast.KindLinkReferenceDefinition: DefinitionBlock,
	extast.KindTable: TableBlock, extast.KindTableHeader: RowBlock, extast.KindTableRow: RowBlock, extast.KindTableCell: CellBlock,
	extast.KindDefinitionList: GlossaryBlock, extast.KindDefinitionTerm: TermBlock, extast.KindDefinitionDescription: MeaningBlock,
	extast.KindFootnote: FootnoteBlock,
}

// A Block is one block of a Markdown body.
type Block struct {
	Kind       BlockKind
	Depth      int    // of the blocks around it
	Level      int    // of a heading, from 1
	Start, End int    // bytes of the source that its text takes, or that of its first and last block
	Label      string // of a link definition, normalized; the info string of fenced code
}

// Blocks lists the blocks of a text, each before those inside of it. base is
// where the text begins in what their offsets count in.
func Blocks(source []byte, base int) []Block {
	root, _, _ := blockParsers.without.parse(source, nil, nil)
	w := blockWalk{source: source, base: base}
	w.list(root, 0)
	return w.blocks
}

type blockWalk struct {
	source []byte
	base   int
	at     int // the end of the last block
	blocks []Block
}

func (w *blockWalk) list(parent ast.Node, depth int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Type() != ast.TypeBlock {
			continue
		}
		kind, ok := blockKinds[n.Kind()]
		if !ok {
			w.list(n, depth)
			continue
		}
		self := len(w.blocks)
		w.blocks = append(w.blocks, Block{Kind: kind, Depth: depth})
		w.list(n, depth+1)
		w.blocks[self].fill(w, n, w.blocks[self+1:])
	}
}

// fill says where a block is, whose inner blocks are known.
func (b *Block) fill(w *blockWalk, n ast.Node, inside []Block) {
	switch n := n.(type) {
	case *ast.Heading:
		b.Level = n.Level
	case *ast.FencedCodeBlock:
		if n.Info != nil {
			b.Label = strings.TrimSpace(string(n.Info.Value(w.source)))
		}
	case *ast.LinkReferenceDefinition:
		b.Label = util.ToLinkReference(n.Label)
	}
	lines := n.Lines()
	switch {
	case lines != nil && lines.Len() > 0:
		b.Start, b.End = w.base+lines.At(0).Start, w.base+lines.At(lines.Len()-1).Stop
	case len(inside) > 0:
		b.Start, b.End = inside[0].Start, inside[len(inside)-1].End
	default:
		b.Start = w.base + min(len(w.source), max(w.at, n.Pos()))
		b.End = b.Start
	}
	if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
		b.End = max(b.End, w.base+html.ClosureLine.Stop)
	}
	w.at = max(w.at, b.End-w.base)
}
