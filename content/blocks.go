package content

import (
	"bytes"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// Blocks lists the blocks of the body, each before those inside of it. It
// parses the body again.
func (d *Document) Blocks() []markdown.Block {
	if d.body == nil {
		return nil
	}
	return markdown.Blocks(d.body.Source, d.bodyAt)
}

// SameBlocks reports whether two bodies have the same blocks in the same
// order, whatever stands in them.
func (d *Document) SameBlocks(o *Document) bool {
	if d.body == nil || o.body == nil {
		return d.body == o.body
	}
	return bytes.Equal(d.body.Outline, o.body.Outline)
}
