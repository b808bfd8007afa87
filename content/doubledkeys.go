package content

import "go.yaml.in/yaml/v4"

// A Doubled is a key that stands in a mapping once more, from Start to End in the
// file.
type Doubled struct {
	Key        string
	Start, End int
}

// DoubledKeys are those of the front matter, or of a YAML file: which value counts
// depends on who reads it, and some refuse the file (YAML 1.2.2, section 3.2.1.3).
func (d *Document) DoubledKeys() []Doubled {
	text, at := d.Mapping()
	var all []Doubled
	places := placer{source: text, line: 1}
	_ = eachDocument(text, func(root *yaml.Node) error {
		doubledIn(root, func(key *yaml.Node) {
			start := at + places.of(key)
			all = append(all, Doubled{key.Value, start, start + len(key.Value)})
		})
		return nil
	})
	return all
}

func doubledIn(n *yaml.Node, found func(key *yaml.Node)) {
	seen := map[string]bool{}
	for i, inner := range n.Content {
		if isKey := n.Kind == yaml.MappingNode && i%2 == 0; isKey && inner.Kind == yaml.ScalarNode {
			if seen[inner.Value] && inner.ShortTag() != "!!merge" {
				found(inner)
			}
			seen[inner.Value] = true
		}
		doubledIn(inner, found)
	}
}
