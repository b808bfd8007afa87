package repair

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
)

// repairKeys gives back the keys of front matter that were translated, and the
// keys and ids of a YAML file. An id of front matter keeps its value: a date,
// an address or the name of a translator may be the translation's own.
func repairKeys(d, source *content.Document) (*content.Document, []Placed) {
	var all []Placed
	for range mostPasses { // one that is there again may prove others
		next, made := keyed(d, lostKeys(d, source))
		if len(made) == 0 {
			break
		}
		all = append(all, located(d, made)...)
		d = next
	}
	return d, all
}

// mostPasses bounds how often keys that were repaired prove others.
const mostPasses = 8

// keyed makes the edits that no text is lost by: all, or each that is.
func keyed(d *content.Document, edits []edit) (*content.Document, []edit) {
	if next := with(d, edits); next != nil && holdsAll(next, d) || len(edits) == 0 {
		return next, edits
	}
	best, made := d, edits[:0:0]
	for _, m := range edits {
		if next := with(d, append(slices.Clip(made), m)); next != nil && holdsAll(next, d) {
			best, made = next, append(made, m)
		}
	}
	return best, made
}

// holdsAll reports whether the lesson has all segments of another, in order.
func holdsAll(d *content.Document, o *content.Document) bool {
	j := 0
	for _, s := range o.Segments() {
		for j < len(d.Segments()) && (d.Segments()[j].Kind != s.Kind || d.Segments()[j].Text != s.Text) {
			j++
		}
		if j == len(d.Segments()) {
			return false
		}
		j++
	}
	return true
}

// lostKeys compares the mappings of two lessons.
func lostKeys(d, source *content.Document) []edit {
	s, _ := source.Mapping()
	t, at := d.Mapping()
	if s == nil || t == nil || d.Markdown() != nil && sameKeys(s, t) {
		return nil
	}
	witness, translated := content.RootOf(s), content.RootOf(t)
	if witness == nil || translated == nil {
		return nil
	}
	k := keys{source: newLined(s), target: newLined(t), at: at, ids: d.Markdown() == nil, known: map[string]bool{}, text: map[*yaml.Node]bool{}}
	k.name(witness)
	for _, text := range append(d.TextNodes(witness), d.TextNodes(translated)...) {
		k.text[text] = true
	}
	k.walk(witness, translated)
	return k.edits
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

// A lined is a text of which lines are found by number.
type lined struct {
	text  []byte
	start []int // of each line
}

func newLined(text []byte) lined {
	l := lined{text: text, start: []int{0}}
	for at := 0; at < len(text); {
		at += content.LineLength(text[at:])
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
func (l *lined) scalar(n *yaml.Node) (markdown.Extent, bool) {
	if n.Line < 1 {
		return markdown.Extent{}, false
	}
	return content.ScalarExtent(l.text, l.offset(n), n)
}

func (l *lined) spelled(e markdown.Extent) string { return string(l.text[e.Start:e.End]) }

// line is the whole line of an offset, with its end.
func (l *lined) line(at int) markdown.Extent {
	from := bytes.LastIndexByte(l.text[:at], '\n') + 1
	to := bytes.IndexByte(l.text[at:], '\n')
	if to < 0 {
		return markdown.Extent{Start: from, End: len(l.text)}
	}
	return markdown.Extent{Start: from, End: at + to + 1}
}

// isBlockLine reports whether a key stands at the start of its line, so that
// others can be put below it.
func (l *lined) isBlockLine(key markdown.Extent) bool {
	return strings.Trim(string(l.text[l.line(key.Start).Start:key.Start]), " -") == ""
}
