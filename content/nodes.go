package content

import (
	"bytes"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// Mapping is the YAML of a lesson, and where it stands in the file: a YAML
// file itself or front matter. It is nil if there is none.
func (d *Document) Mapping() ([]byte, int) {
	text := bytes.TrimPrefix(d.source, bom)
	if d.body == nil {
		return text, len(d.source) - len(text)
	}
	raw, format := findHeader(text)
	if format == nil || format.name != "YAML" {
		return nil, 0
	}
	return raw, cap(d.source) - cap(raw)
}

// RootOf is the mapping that a YAML stream of one document holds, or nil.
func RootOf(source []byte) *yaml.Node {
	var root *yaml.Node
	documents := 0
	err := eachDocument(source, func(node *yaml.Node) error {
		root = node
		documents++
		return nil
	})
	if err != nil || documents != 1 || root.Kind != yaml.MappingNode {
		return nil
	}
	return root
}

// TextNodes are the scalars below a mapping that the rule of the document takes
// for text.
func (d *Document) TextNodes(root *yaml.Node) []*yaml.Node {
	rule, _ := d.splitter.rules.Find(d.path)
	var nodes []*yaml.Node
	for _, found := range reached(root, parsePaths(rule.Text)) {
		nodes = append(nodes, found.node)
	}
	return nodes
}

// ScalarExtent is where a scalar of one line stands in a text, without anchors
// and tags; at is where its node begins. It reports false for any other node.
func ScalarExtent(text []byte, at int, n *yaml.Node) (markdown.Extent, bool) {
	if n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return markdown.Extent{}, false
	}
	f := field{start: at}
	if !f.measure(text, n) || f.style == literal || f.style == folded || bytes.ContainsAny(text[f.start:f.end], "\r\n") {
		return markdown.Extent{}, false
	}
	return markdown.Extent{Start: f.start, End: f.end}, true
}

// LineLength is the length of the first line of a YAML text with its end, as
// YAML 1.1 has them: LF, CR, NEL, LS or PS.
func LineLength(text []byte) int { return lineLength(text) }
