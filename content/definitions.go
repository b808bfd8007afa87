package content

import (
	"bytes"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// UnusedDefinitions lists the link definitions that no link of the body names.
func (d *Document) UnusedDefinitions() []markdown.Block {
	if d.body == nil || !bytes.Contains(d.body.Source, []byte("]:")) {
		return nil
	}
	used := d.body.Labels()
	var unused []markdown.Block
	for _, b := range d.Blocks() {
		if b.Kind == markdown.DefinitionBlock && !used[b.Label] {
			unused = append(unused, b)
		}
	}
	return unused
}
