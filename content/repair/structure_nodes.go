package repair

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// keys compares the mappings of a translated lesson with those of its source
// and notes what was damaged.
type keys struct {
	source, target lined
	at             int  // of the target in its file
	ids            bool // scalars that are no text are to be those of the source
	known          map[string]bool
	text           map[*yaml.Node]bool // scalars that the rules name, of either
	edits          []edit
}

// name notes all keys of the source.
func (k *keys) name(n *yaml.Node) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			k.known[child.Value] = true
		}
		k.name(child)
	}
}

func (k *keys) walk(s, t *yaml.Node) {
	switch {
	case s.Kind != t.Kind:
	case s.Kind == yaml.MappingNode:
		k.mapping(s, t)
	case s.Kind == yaml.SequenceNode && len(s.Content) == len(t.Content):
		for i := range s.Content {
			k.walk(s.Content[i], t.Content[i])
			if k.ids {
				k.id(s.Content[i], t.Content[i])
			}
		}
	}
}

// mostKeys bounds the mappings that are compared, keys and values: each key
// is looked for among the others.
const mostKeys = 1 << 10

// mapping pairs the entries of two mappings.
func (k *keys) mapping(s, t *yaml.Node) {
	if max(len(s.Content), len(t.Content)) > mostKeys || hasDoubled(s) || hasDoubled(t) {
		return
	}
	of := k.pair(s, t)
	for j := 0; j < len(t.Content); j += 2 {
		i := of[j]
		if i < 0 {
			continue
		}
		was, is := t.Content[j], s.Content[i]
		if was.Value != is.Value {
			k.replace(Key, is, was)
		}
		k.walk(s.Content[i+1], t.Content[j+1])
		if k.ids && len(s.Content) == len(t.Content) {
			k.id(s.Content[i+1], t.Content[j+1])
		}
	}
	if k.ids {
		k.missing(s, t, of)
	} else {
		k.doubled(s, t, of)
	}
}

// pair finds for each key of t, by its index, that of s: the same one; for a
// key that the source has nowhere one that has the same id, or the one that
// takes its turn if as many are left on both sides.
func (k *keys) pair(s, t *yaml.Node) []int {
	of := make([]int, len(t.Content))
	var unknown, lost []int
	for j := 0; j < len(t.Content); j += 2 {
		i := keyIndex(s, t.Content[j].Value)
		of[j] = i
		if i < 0 && !k.known[t.Content[j].Value] {
			unknown = append(unknown, j)
		}
	}
	for i := 0; i < len(s.Content); i += 2 {
		if keyIndex(t, s.Content[i].Value) < 0 {
			lost = append(lost, i)
		}
	}
	for _, i := range slices.Clone(lost) {
		x := slices.IndexFunc(unknown, func(j int) bool { return k.sameID(s.Content[i+1], t.Content[j+1]) })
		if x >= 0 {
			of[unknown[x]] = i
			unknown, lost = slices.Delete(unknown, x, x+1), slices.DeleteFunc(lost, func(l int) bool { return l == i })
		}
	}
	unknown = slices.DeleteFunc(unknown, func(j int) bool { return k.stray(s, t, j) >= 0 })
	if len(unknown) != len(lost) {
		return of
	}
	for x, i := range lost {
		if k.mayStand(s.Content[i+1], t.Content[unknown[x]+1]) {
			of[unknown[x]] = i
		}
	}
	return of
}

// hasDoubled reports whether a key stands twice in a mapping.
func hasDoubled(m *yaml.Node) bool {
	for i := 0; i < len(m.Content); i += 2 {
		if keyIndex(m, m.Content[i].Value) != i {
			return true
		}
	}
	return false
}

func keyIndex(m *yaml.Node, key string) int {
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// sameID reports whether two scalars are an id, and the same.
func (k *keys) sameID(s, t *yaml.Node) bool {
	return s.Kind == yaml.ScalarNode && t.Kind == yaml.ScalarNode && !k.text[s] && s.Value == t.Value && s.Value != ""
}

// stray is the key of s whose id stands in t under a key that nobody knows
// while its own has another: -1 if there is none, or several.
func (k *keys) stray(s, t *yaml.Node, j int) int {
	found := -1
	for i := 0; i < len(s.Content); i += 2 {
		if !k.sameID(s.Content[i+1], t.Content[j+1]) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	if found < 0 || k.ids {
		return -1
	}
	if at := keyIndex(t, s.Content[found].Value); at < 0 || k.sameID(s.Content[found+1], t.Content[at+1]) {
		return -1
	}
	return found
}

// mayStand reports whether a value may be that of a key that was translated.
func (k *keys) mayStand(s, t *yaml.Node) bool {
	switch {
	case s.Kind != t.Kind || s.Kind == yaml.AliasNode:
		return false
	case s.Kind != yaml.ScalarNode:
		return len(s.Content) == len(t.Content)
	case k.text[s]:
		return t.ShortTag() == "!!str" && t.Value != ""
	}
	return k.ids
}

// id copies a scalar that is no text.
func (k *keys) id(s, t *yaml.Node) {
	if s.Kind == yaml.ScalarNode && t.Kind == yaml.ScalarNode && !k.text[s] && !k.text[t] && (s.Value != t.Value || s.ShortTag() != t.ShortTag()) {
		k.replace(ID, s, t)
	}
}

// replace writes a scalar as the source has it.
func (k *keys) replace(rule string, s, t *yaml.Node) {
	from, ok := k.source.scalar(s)
	to, there := k.target.scalar(t)
	if ok && there {
		k.splice(rule, to, k.source.spelled(from))
	}
}

func (k *keys) splice(rule string, at markdown.Extent, text string) {
	s := splice{markdown.Extent{Start: k.at + at.Start, End: k.at + at.End}, text}
	k.edits = append(k.edits, edit{Repair{rule, k.target.spelled(at), text}, []splice{s}})
}

// missing puts ids that are not there below those that they follow in the
// source.
func (k *keys) missing(s, t *yaml.Node, of []int) {
	if len(t.Content) > len(s.Content) || t.Style&yaml.FlowStyle != 0 {
		return
	}
	there := map[int]bool{}
	for j := 0; j < len(of); j += 2 {
		there[of[j]] = true
	}
	for i := 2; i < len(s.Content); i += 2 {
		key, value := s.Content[i], s.Content[i+1]
		if before := keyIndex(t, s.Content[i-2].Value); !there[i] && before >= 0 && !k.text[value] {
			k.insert(key, value, t.Content[before], t.Content[before+1])
		}
	}
}

// insert puts a key and its value below an entry of one line.
func (k *keys) insert(key, value, above, its *yaml.Node) {
	name, named := k.source.scalar(key)
	from, whole := k.source.scalar(value)
	at, ok := k.target.scalar(above)
	_, single := k.target.scalar(its)
	if !named || !whole || !ok || !single || !k.target.isBlockLine(at) {
		return
	}
	entry := k.source.spelled(name) + ": " + k.source.spelled(from)
	text := strings.Repeat(" ", above.Column-1) + entry
	line, end := k.target.line(at.Start), lineEnd(k.target.text)
	if strings.HasSuffix(k.target.spelled(line), "\n") {
		text += end
	} else {
		text = end + text
	}
	below := markdown.Extent{Start: k.at + line.End, End: k.at + line.End}
	k.edits = append(k.edits, edit{Repair{MissingKey, key.Value, entry}, []splice{{below, text}}})
}

// doubled puts an id that stands under a translated key in the place of the
// one that a tool made up for the key that it missed. It is about front
// matter of which other keys were translated too.
func (k *keys) doubled(s, t *yaml.Node, of []int) {
	if !slices.ContainsFunc(k.edits, func(m edit) bool { return m.Rule == Key }) {
		return
	}
	for j := 0; j < len(t.Content); j += 2 {
		key, ok := k.target.scalar(t.Content[j])
		if of[j] >= 0 || k.known[t.Content[j].Value] || !ok || !k.target.isBlockLine(key) {
			continue
		}
		i := k.stray(s, t, j)
		if _, single := k.target.scalar(t.Content[j+1]); i < 0 || !single {
			continue
		}
		k.replace(ID, s.Content[i+1], t.Content[keyIndex(t, s.Content[i].Value)+1])
		k.splice(Key, k.target.line(key.Start), "")
	}
}
