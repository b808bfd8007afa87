package content

import "go.yaml.in/yaml/v4"

// A scalar is one that a path leads to, and whether it stands inside [ ] or { }.
type scalar struct {
	node *yaml.Node
	flow bool
}

// reached are the scalars that paths lead to from the root of a YAML document. An
// alias is read where it points: its text stands there. Each node is looked at once
// for each step that leads on, so that aliases of aliases cost nothing.
func reached(root *yaml.Node, paths [][]step) []scalar {
	w := descent{flows: map[*yaml.Node]bool{}}
	w.note(root, false)
	for _, steps := range paths {
		w.seen = map[visit]bool{}
		w.down(root, steps)
	}
	return w.found
}

// A descent goes down a document.
type descent struct {
	flows map[*yaml.Node]bool // scalars inside [ ] or { }
	seen  map[visit]bool
	found []scalar
}

// A visit is that of a node, with as many steps to go.
type visit struct {
	node *yaml.Node
	left int
}

// note finds which scalars stand inside [ ] or { }.
func (w *descent) note(n *yaml.Node, flow bool) {
	flow = flow || n.Style&yaml.FlowStyle != 0
	if n.Kind == yaml.ScalarNode && flow {
		w.flows[n] = true
	}
	for _, inner := range n.Content {
		w.note(inner, flow)
	}
}

func (w *descent) down(n *yaml.Node, steps []step) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	at := visit{n, len(steps)}
	if n == nil || w.seen[at] {
		return
	}
	w.seen[at] = true
	if len(steps) == 0 {
		if n.Kind == yaml.ScalarNode {
			w.found = append(w.found, scalar{n, w.flows[n]})
		}
		return
	}
	rest := steps[1:]
	if steps[0].again {
		w.down(n, rest)
		rest = steps
	}
	w.keys(n, steps[0], rest)
}

// keys takes a step down a mapping, and down those that are merged into it (YAML
// 1.1, "<<").
func (w *descent) keys(n *yaml.Node, s step, rest []step) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.AliasNode {
			value = value.Alias
		}
		switch {
		case key.ShortTag() == "!!merge":
			w.merged(value, s, rest)
		case !s.takes(key.Value):
		case !s.seq:
			w.down(value, rest)
		case value.Kind == yaml.SequenceNode:
			for _, item := range value.Content {
				w.down(item, rest)
			}
		}
	}
}

// merged takes a step down a mapping that is merged, or a list of those.
func (w *descent) merged(n *yaml.Node, s step, rest []step) {
	all := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		all = n.Content
	}
	for _, m := range all {
		if m.Kind == yaml.AliasNode {
			m = m.Alias
		}
		if at := (visit{m, -1 - len(rest)}); m != nil && !w.seen[at] {
			w.seen[at] = true
			w.keys(m, s, rest)
		}
	}
}
