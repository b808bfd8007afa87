package content

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// healKeys gives back the keys of front matter that were translated, and the
// keys and ids of a YAML file. An id of front matter keeps its value: a date,
// an address or the name of a translator may be the translation's own.
func healKeys(d, source *Document) (*Document, []Healed) {
	var all []Healed
	for range mostPasses { // one that is there again may prove others
		next, made := d.keyed(lostKeys(d, source))
		if len(made) == 0 {
			break
		}
		all = append(all, d.healed(made)...)
		d = next
	}
	return d, all
}

// mostPasses bounds how often keys that were healed prove others.
const mostPasses = 8

// keyed makes the mends that no text is lost by: all, or each that is.
func (d *Document) keyed(mends []mend) (*Document, []mend) {
	if next := d.healedBy(mends); next != nil && next.holds(d) || len(mends) == 0 {
		return next, mends
	}
	best, made := d, mends[:0:0]
	for _, m := range mends {
		if next := d.healedBy(append(slices.Clip(made), m)); next != nil && next.holds(d) {
			best, made = next, append(made, m)
		}
	}
	return best, made
}

// holds reports whether the lesson has all segments of another, in order.
func (d *Document) holds(o *Document) bool {
	j := 0
	for _, s := range o.segments {
		for j < len(d.segments) && (d.segments[j].Kind != s.Kind || d.segments[j].Text != s.Text) {
			j++
		}
		if j == len(d.segments) {
			return false
		}
		j++
	}
	return true
}

// lostKeys compares the mappings of two lessons.
func lostKeys(d, source *Document) []mend {
	s, _ := source.mapping()
	t, at := d.mapping()
	rule, ok := d.rules.find(d.path)
	if s == nil || t == nil || !ok || d.body != nil && sameKeys(s, t) {
		return nil
	}
	witness, translated := rootOf(s), rootOf(t)
	if witness == nil || translated == nil {
		return nil
	}
	k := keys{source: newLined(s), target: newLined(t), at: at, ids: d.body == nil, known: map[string]bool{}, text: map[*yaml.Node]bool{}}
	k.name(witness)
	for _, path := range rule.Text {
		for _, found := range append(reached(nil, witness, parsePath(path), false), reached(nil, translated, parsePath(path), false)...) {
			k.text[found.node] = true
		}
	}
	k.walk(witness, translated)
	return k.mends
}

// sameKeys reports whether front matter has a key a line, and the same ones:
// most has, and need not be parsed.
func sameKeys(a, b []byte) bool {
	for len(a) > 0 && len(b) > 0 {
		var line, other []byte
		line, a, _ = bytes.Cut(a, []byte{'\n'})
		other, b, _ = bytes.Cut(b, []byte{'\n'})
		key, _, ok := bytes.Cut(line, []byte{':'})
		if !ok || !bytes.HasPrefix(other, line[:len(key)+1]) {
			return false
		}
	}
	return len(a) == len(b)
}

// mapping is the YAML of a lesson, and where it stands in the file: a YAML
// file itself or front matter. It is nil if there is none.
func (d *Document) mapping() ([]byte, int) {
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

// rootOf is the mapping that a YAML stream of one document holds, or nil.
func rootOf(source []byte) *yaml.Node {
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

// A lined is a text of which lines are found by number.
type lined struct {
	text  []byte
	start []int // of each line
}

func newLined(text []byte) lined {
	l := lined{text: text, start: []int{0}}
	for at := 0; at < len(text); {
		at += lineLength(text[at:])
		l.start = append(l.start, at)
	}
	return l
}

// offset is where a node begins.
func (l *lined) offset(n *yaml.Node) int {
	at := l.start[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(l.text[at:])
		at += size
	}
	return at
}

// scalar is where a scalar of one line stands, without anchors and tags. It
// reports false for any other node.
func (l *lined) scalar(n *yaml.Node) (extent, bool) {
	if n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Line < 1 {
		return extent{}, false
	}
	f := field{start: l.offset(n)}
	if !f.measure(l.text, n) || f.style == literal || f.style == folded || bytes.ContainsAny(l.text[f.start:f.end], "\r\n") {
		return extent{}, false
	}
	return extent{f.start, f.end}, true
}

func (l *lined) spelled(e extent) string { return string(l.text[e.start:e.end]) }

// line is the whole line of an offset, with its end.
func (l *lined) line(at int) extent {
	from := bytes.LastIndexByte(l.text[:at], '\n') + 1
	to := bytes.IndexByte(l.text[at:], '\n')
	if to < 0 {
		return extent{from, len(l.text)}
	}
	return extent{from, at + to + 1}
}

// isBlockLine reports whether a key stands at the start of its line, so that
// others can be put below it.
func (l *lined) isBlockLine(key extent) bool {
	return strings.Trim(string(l.text[l.line(key.start).start:key.start]), " -") == ""
}
