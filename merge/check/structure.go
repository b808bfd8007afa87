package check

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// structure finds the first block that is not the source's, or the first line
// break that is lost or new.
func structure(p *version) []spot {
	if isYAML(p.Path()) {
		return nil // keys say it
	}
	if p.source.SameBlocks(p.Document) {
		return append(p.boxes(), p.breaks()...)
	}
	want, got := p.source.Blocks(), p.Blocks()
	i := 0
	for i < len(want) && i < len(got) && sameBlock(want[i], got[i]) {
		i++
	}
	switch {
	case i == len(want) && i == len(got):
		return nil
	case i == len(want):
		b := got[i]
		return []spot{{start: b.Start, end: b.End, key: "", sentence: fmt.Sprintf("there is %s here, and the source has ended", anyBlock(b))}}
	case i == len(got):
		at := len(p.Source())
		return []spot{{start: at, end: at, key: "", sentence: fmt.Sprintf("the lesson ends, and the source goes on with %s: %q", anyBlock(want[i]), p.source.text(want[i].Start, want[i].End))}}
	}
	b := got[i]
	return []spot{{start: b.Start, end: b.End, key: "", sentence: fmt.Sprintf("there is %s here, in the source %s: %q", anyBlock(b), anyBlock(want[i]), p.source.text(want[i].Start, want[i].End))}}
}

// boxes finds the first list item that has lost the box of a task, or got one,
// where all blocks are the same.
func (p *version) boxes() []spot {
	want, got := p.source.Blocks(), p.Blocks()
	for i := 1; i < len(got) && i < len(want); i++ {
		if got[i-1].Kind != markdown.ItemBlock || got[i].Depth != got[i-1].Depth+1 || got[i].Kind != markdown.ParagraphBlock {
			continue
		}
		b := got[i]
		is, was := markdown.Checkboxes(string(p.Source()[b.Start:b.End])), markdown.Checkboxes(string(p.source.Source()[want[i].Start:want[i].End]))
		if is != was {
			return []spot{{start: b.Start, end: b.End, key: "", sentence: fmt.Sprintf("%s here, in the source %s: %q", tasks(is), tasks(was), p.source.text(want[i].Start, want[i].End))}}
		}
	}
	return nil
}

func tasks(n int) string {
	switch n {
	case 0:
		return "no box of a task is"
	case 1:
		return "a box of a task is"
	}
	return fmt.Sprintf("%d boxes of tasks are", n)
}

func sameBlock(a, b markdown.Block) bool {
	return a.Kind == b.Kind && a.Depth == b.Depth && a.Level == b.Level
}

// anyBlock is a block with its article.
func anyBlock(b markdown.Block) string {
	switch b.Kind {
	case markdown.HeadingBlock:
		return fmt.Sprintf("a heading of level %d", b.Level)
	case markdown.CodeBlock:
		return "an " + string(b.Kind)
	case markdown.FenceBlock, markdown.HTMLBlock:
		return string(b.Kind)
	}
	return "a " + string(b.Kind)
}

// breaks finds the first text that is parted otherwise than in the source,
// where all blocks are the same: by a hard line break, or an image.
func (p *version) breaks() []spot {
	want, got := p.source.passages, p.passages
	i := 0
	for i < len(want) && i < len(got) && want[i].Kind == got[i].Kind && want[i].Skip == got[i].Skip {
		i++
	}
	if len(want) == len(got) || i == len(got) && i == 0 {
		return nil
	}
	i = min(i, len(got)-1)
	start, end := got[i].Span(0, len(got[i].Text))
	return []spot{{start: start, end: end, key: "", sentence: fmt.Sprintf("%d texts stand here where the source has %d: a line break is lost or new", len(got), len(want))}}
}
