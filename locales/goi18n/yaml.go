package goi18n

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// parseYAML decodes into a node, since the yaml package's check for double
// keys, which runs when it decodes into a map, is quadratic.
func parseYAML(text string) (*node, any, error) {
	dec := yaml.NewDecoder(strings.NewReader(text))
	var doc, more yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return &node{line: 1, col: 1}, nil, nil // nothing but comments
	case err != nil:
		return nil, nil, yamlError(text, err)
	}
	if err := dec.Decode(&more); err == nil {
		return nil, nil, problemf(more.Line, more.Column, "a message file is a single YAML document")
	} else if !errors.Is(err, io.EOF) {
		return nil, nil, yamlError(text, err)
	}
	if last := openEnd(text, &doc); last != nil {
		return nil, nil, problemf(last.Line, last.Column, "the file ends in this text, without a line end: it seems to be cut off")
	}
	root := &node{line: 1, col: 1}
	var keys []*node
	raw, err := root.fromYAML(doc.Content[0], 0, &keys)
	if err != nil {
		return nil, nil, err
	}
	addYAMLComments(text, &doc, root, keys)
	return root, raw, nil
}

// openEnd is the text that a file ends in, where nothing tells that it is
// whole, neither a quote nor the end of its line; nil if there is none.
func openEnd(text string, doc *yaml.Node) *yaml.Node {
	line := text[strings.LastIndexByte(text, '\n')+1:]
	if strings.Trim(line, " \t") == "" {
		return nil
	}
	last := doc
	for len(last.Content) > 0 {
		if last = last.Content[len(last.Content)-1]; last.Style&yaml.FlowStyle != 0 {
			return nil
		}
	}
	isBlock := last.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	isPlain := last.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && last.Value != ""
	if isBlock || isPlain && !strings.Contains(" "+line, " #") {
		return last
	}
	return nil
}

var yamlLine = regexp.MustCompile(`(?s)^yaml: line (\d+): (.*)`)

func yamlError(text string, err error) error {
	if at := yamlSurrogates.FindStringIndex(text); at != nil && strings.HasSuffix(err.Error(), "invalid Unicode character escape code") {
		line, col := position(text, at[0])
		return problemf(line, col, "%s is half a character: write the whole one", text[at[0]:at[1]])
	}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return problemf(line, 0, "%s", m[2])
	}
	return fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "yaml: "))
}

// fromYAML makes n of a YAML node, and returns what go-i18n would get. It
// appends to keys those that it finds.
func (n *node) fromYAML(y *yaml.Node, depth int, keys *[]*node) (any, error) {
	if depth > maxDepth {
		return nil, problemf(y.Line, y.Column, "the file nests deeper than %d levels", maxDepth)
	}
	switch {
	case y.Kind == yaml.MappingNode && y.ShortTag() == "!!map":
		return n.fromMapping(y, depth, keys)
	case y.Kind == yaml.AliasNode || y.Anchor != "":
		return nil, problemf(y.Line, y.Column, "a message file has no anchors and aliases")
	case y.ShortTag() == "!!str":
		n.value = y.Value
		return y.Value, nil
	case y.ShortTag() == "!!null":
		return nil, nil
	case y.Kind == yaml.SequenceNode:
		n.value = misfit("a list")
	default:
		n.value = misfit(fmt.Sprintf("%q, which YAML reads as %s", y.Value, strings.TrimLeft(y.ShortTag(), "!")))
	}
	return n.value, nil
}

func (n *node) fromMapping(y *yaml.Node, depth int, all *[]*node) (any, error) {
	t := make(table, 0, len(y.Content)/2)
	raw := make(map[string]any, len(y.Content)/2)
	keys := make(keySet, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		if key.Kind != yaml.ScalarNode || key.ShortTag() != "!!str" || key.Anchor != "" {
			return nil, problemf(key.Line, key.Column, "a key must be a text: put %q in quotes", key.Value)
		}
		if err := keys.add(key.Value, key.Line, key.Column); err != nil {
			return nil, err
		}
		child := &node{key: key.Value, line: key.Line, col: key.Column}
		*all = append(*all, child)
		value, err := child.fromYAML(y.Content[i+1], depth+1, all)
		if err != nil {
			return nil, err
		}
		raw[child.key] = value
		t = append(t, child)
	}
	n.value = t
	return raw, nil
}

func unmarshalYAML(data []byte) (any, error) {
	_, raw, err := parseYAML(string(data))
	return raw, err
}

// writeYAML writes the file itself: the yaml package would take ten times as
// long, and its plain and block styles change some texts.
func writeYAML(entries []entry) ([]byte, []int) {
	if len(entries) == 0 {
		return []byte("{}\n"), nil
	}
	b := make([]byte, 0, sizeOf(entries))
	starts := make([]int, len(entries))
	for i := range entries {
		e := &entries[i]
		b = appendComments(b, e.comments)
		starts[i] = len(b)
		b = appendYAMLKey(b, e.id)
		for _, f := range e.fields() {
			if f.value == "" && f.name != "other" {
				continue
			}
			b = append(b, "  "...)
			b = append(b, f.name...)
			b = append(b, ": "...)
			if f.name == "description" && isBlockText(f.value) {
				b = append(b, "|-\n    "...)
				b = append(b, strings.ReplaceAll(f.value, "\n", "\n    ")...)
			} else {
				b = appendYAMLString(b, f.value)
			}
			b = append(b, '\n')
		}
	}
	return b, starts
}

// appendYAMLKey writes a long key with a mark: YAML looks no further than
// 1024 characters for the colon after a plain one.
func appendYAMLKey(b []byte, id string) []byte {
	if len(id) < 500 {
		return append(appendYAMLString(b, id), ":\n"...)
	}
	b = append(b, "? "...)
	b = appendYAMLString(b, id)
	return append(b, "\n:\n"...)
}

// isBlockText reports whether a text of several lines stands in a literal
// block as it is.
func isBlockText(s string) bool {
	if !strings.Contains(s, "\n") {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line == "" || strings.Trim(line, " \t") != line {
			return false
		}
	}
	return strings.IndexFunc(s, func(r rune) bool {
		return r != '\n' && (isControl(r) || isBreak(r) || r == '\t')
	}) < 0
}

func appendYAMLString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i, r := range s {
		if r >= ' ' && r < 0x7f && r != '"' && r != '\\' {
			continue
		}
		var escape string
		switch {
		case r == '"':
			escape = `\"`
		case r == '\\':
			escape = `\\`
		case r == '\n':
			escape = `\n`
		case r == '\t':
			escape = `\t`
		case isControl(r) || isBreak(r):
			escape = fmt.Sprintf(`\u%04X`, r)
		default:
			continue
		}
		b = append(append(b, s[from:i]...), escape...)
		from = i + len(string(r))
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}
