package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A configParser takes values out of YAML, and collects what is wrong.
type configParser struct {
	guard Guard
	name  string
	errs  []error
}

// A key is one that a mapping may have, and what takes its value.
type key struct {
	name string
	take func(value *yaml.Node)
}

func keyNames(keys []key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}

// document returns the root of the only YAML document, nil if there is none.
func (p *configParser) document(data []byte) (*yaml.Node, error) {
	if err := unreadableCharacter(p.name, data); err != nil {
		return nil, err
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	if err := d.Decode(&first); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, yamlError(p.name, data, err)
	}
	switch err := d.Decode(&second); {
	case err == nil:
		p.fail(&second, "a second document: want one")
		return nil, p.errs[0]
	case !errors.Is(err, io.EOF):
		return nil, yamlError(p.name, data, err)
	}
	return first.Content[0], nil
}

func (p *configParser) fail(n *yaml.Node, format string, args ...any) {
	p.check(n, fmt.Errorf(format, args...))
}

// check gives an error, if it is one, the place of the node.
func (p *configParser) check(n *yaml.Node, err error) {
	if err != nil {
		p.errs = append(p.errs, &segment.Error{Pos: p.pos(n), Err: err})
	}
}

// pos is the place of a node.
func (p *configParser) pos(n *yaml.Node) segment.Pos {
	return segment.Pos{File: p.name, Line: n.Line, Col: n.Column}
}

// mapping takes the values of the keys, in the order of the table, so that a
// key can look at those before it. A key without a value is as one that is
// not there.
func (p *configParser) mapping(n *yaml.Node, keys []key, required ...string) {
	values := map[string]*yaml.Node{}
	names := keyNames(keys)
	ok := p.pairs(n, func(name, value *yaml.Node) {
		if !slices.Contains(names, name.Value) {
			p.check(name, unknownKey(name.Value, names))
		} else if !isNull(value) {
			values[name.Value] = value
		}
	})
	for _, k := range keys {
		if value := values[k.name]; value != nil {
			k.take(value)
		} else if ok && slices.Contains(required, k.name) {
			p.fail(n, "want %s here", k.name)
		}
	}
}

// pairs calls f for every key, each of which may stand once.
func (p *configParser) pairs(n *yaml.Node, f func(key, value *yaml.Node)) bool {
	if n.Kind != yaml.MappingNode {
		p.fail(n, "want keys and values here")
		return false
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch key := deref(n.Content[i]); {
		case key.Kind != yaml.ScalarNode:
			p.fail(key, "want a key here")
		case seen[key.Value]:
			p.fail(key, "the key %q stands twice", key.Value)
		default:
			seen[key.Value] = true
			f(key, deref(n.Content[i+1]))
		}
	}
	return true
}

// sequence returns the entries of a list.
func (p *configParser) sequence(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		p.fail(n, "want a list here")
		return nil
	}
	items := make([]*yaml.Node, len(n.Content))
	for i, item := range n.Content {
		items[i] = deref(item)
	}
	return items
}

// texts takes a list of texts that pass the check, each once.
func (p *configParser) texts(n *yaml.Node, check func(string) error) []string {
	var texts []string
	seen := map[string]bool{}
	for _, item := range p.sequence(n) {
		var s string
		if seen[item.Value] && isText(item) {
			p.fail(item, "%q stands twice", item.Value)
			continue
		}
		text(p, &s, check)(item)
		seen[s] = true
		texts = append(texts, s)
	}
	return texts
}

// text takes a text that passes the check.
func text[T ~string](p *configParser, into *T, check func(T) error) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if !isText(n) {
			p.fail(n, "want a text here")
			return
		}
		*into = T(n.Value)
		p.check(n, check(*into))
	}
}

// percent takes a number from 0 to 100.
func (p *configParser) percent(n *yaml.Node) float64 {
	number := math.NaN()
	if tag := n.ShortTag(); tag == "!!int" || tag == "!!float" {
		_ = n.Decode(&number) // what cannot be read is none
	}
	if !(number >= 0 && number <= 100) {
		p.fail(n, "%q is not a number from 0 to 100", n.Value)
	}
	return number
}

// oneOf lets a value pass that is listed.
func oneOf(noun string, known ...string) func(string) error {
	return func(value string) error {
		if !slices.Contains(known, value) {
			return fmt.Errorf("the %s %q is not one of %s", noun, value, strings.Join(known, ", "))
		}
		return nil
	}
}

// deref follows an alias to what it stands for.
func deref(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.ShortTag() == "!!null" }

// isText reports whether a node is a text. A date is one, as in YAML 1.2.
func isText(n *yaml.Node) bool {
	tag := n.ShortTag()
	return n.Kind == yaml.ScalarNode && (tag == "!!str" || tag == "!!timestamp")
}
