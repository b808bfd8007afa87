package content

import (
	"bytes"

	"github.com/yuin/goldmark/util"
)

// UnusedDefinitions lists the link definitions that no link of the body names.
func (d *Document) UnusedDefinitions() []Block {
	if d.body == nil || !bytes.Contains(d.body.source, []byte("]:")) {
		return nil
	}
	used := map[string]bool{}
	for i := range d.body.units {
		tags, marks := d.body.units[i].allTags()
		for j := range tags {
			if m := &marks[j]; hasTarget(tags[j].Kind) && !bytes.HasPrefix(d.body.source[m.outer:m.end], []byte("](")) {
				used[util.ToLinkReference(d.body.label(m))] = true
			}
		}
	}
	var unused []Block
	for _, b := range d.Blocks() {
		if b.Kind == DefinitionBlock && !used[b.Label] {
			unused = append(unused, b)
		}
	}
	return unused
}
