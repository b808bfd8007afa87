package content

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"
)

// A Value is a scalar of front matter or of a YAML file.
type Value struct {
	Path      string // "title", "list[2].check"; counts from 0
	Value     string
	IsText    bool // a rule names it; else it is an id, which no translation changes
	Line, Col int  // of it in the file, from 1; 0 if unknown
}

// HasHeader reports whether the document is Markdown with front matter.
func (d *Document) HasHeader() bool {
	return d.body != nil && len(bytes.TrimPrefix(d.source[:d.bodyAt], bom)) > 0
}

// SameFrame reports whether o has the same bytes as d but for the texts that
// rules name and the Markdown body.
func (d *Document) SameFrame(o *Document) bool {
	if d.body != nil && o.body != nil && !d.HasHeader() && !o.HasHeader() {
		return true
	}
	return d.sameFrame(o)
}

// Values lists the scalars of the front matter, or of a YAML file, in order.
// It parses them again. A mapping or a sequence that holds none is listed
// with an empty value.
func (d *Document) Values() []Value {
	rule, _ := d.splitter.rules.Find(d.path)
	v := valueWalk{shapes: textShapes(rule.Text)}
	text := bytes.TrimPrefix(d.source, bom)
	if d.body != nil {
		if !d.HasHeader() {
			return nil
		}
		raw, format := findHeader(text)
		if format == nil || len(raw) == 0 {
			return nil
		}
		v.line = bytes.Count(text[:cap(text)-cap(raw)], []byte{'\n'})
		if format.name == "TOML" {
			return v.toml(raw)
		}
		text = raw
	}
	_ = eachDocument(text, func(root *yaml.Node) error {
		v.list(root, "")
		return nil
	})
	return v.values
}

type valueWalk struct {
	shapes []*regexp.Regexp // of the paths that are text
	line   int              // before the text
	values []Value
}

func (v *valueWalk) list(n *yaml.Node, path string) {
	inside := len(n.Content)
	switch {
	case n.Kind == yaml.MappingNode && inside > 0:
		if path != "" {
			path += "."
		}
		for i := 0; i+1 < inside; i += 2 {
			v.list(n.Content[i+1], path+n.Content[i].Value)
		}
	case n.Kind == yaml.SequenceNode && inside > 0:
		for i, item := range n.Content {
			v.list(item, fmt.Sprintf("%s[%d]", path, i))
		}
	default:
		value := n.Value
		if n.ShortTag() == "!!null" {
			value = ""
		}
		v.add(Value{Path: path, Value: value, Line: v.line + n.Line, Col: n.Column})
	}
}

func (v *valueWalk) add(value Value) {
	value.IsText = slices.ContainsFunc(v.shapes, func(r *regexp.Regexp) bool { return r.MatchString(value.Path) })
	v.values = append(v.values, value)
}

// toml lists the values of TOML, sorted, since its parser tells no order.
func (v *valueWalk) toml(raw []byte) []Value {
	var top map[string]any
	wrapped := append(append([]byte("+++\n"), raw...), "\n+++\n"...)
	if _, err := frontmatter.Parse(bytes.NewReader(wrapped), &top); err != nil {
		return nil
	}
	v.table(top, "")
	return v.values
}

func (v *valueWalk) table(table map[string]any, prefix string) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if inner, ok := table[key].(map[string]any); ok {
			v.table(inner, prefix+key+".")
			continue
		}
		v.add(Value{Path: prefix + key, Value: fmt.Sprint(table[key])})
	}
}

// textShapes are what the paths of a rule look like with numbers in them.
func textShapes(paths []string) []*regexp.Regexp {
	shapes := make([]*regexp.Regexp, len(paths))
	for i, p := range paths {
		var b strings.Builder
		steps := parsePath(p)
		for j, s := range steps {
			step := regexp.QuoteMeta(s.key)
			if s.key == anyKey {
				step = `[^.\[]+`
			}
			if s.seq {
				step += `\[\d+\]`
			}
			if j+1 < len(steps) {
				step += `\.`
			}
			if s.again {
				step = "(?:" + step + ")*"
			}
			b.WriteString(step)
		}
		shapes[i] = regexp.MustCompile("^" + b.String() + "$")
	}
	return shapes
}
