package markdown

import (
	"bytes"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/yuin/goldmark/util"
)

// elsewhere is where a link or an image leads in a translation that says
// another target for it than the source has.
func (t *Translation) elsewhere(tag *segment.Tag) (target string, ok bool) {
	if t.Targets == nil || t.Text == "" || tag.Kind != segment.Link && tag.Kind != segment.Image {
		return "", false
	}
	target, ok = t.Targets(tag.Stands)
	return target, ok && target != tag.Stands
}

// destination writes a link target: CommonMark 6.3, without angle brackets
// where it can stand so.
func destination(target string, p Place) string {
	bare := target != "" && target[0] != '<' && !strings.ContainsFunc(target, func(r rune) bool { return r <= ' ' || r == 0x7f })
	special := `<>`
	if bare {
		special = `()`
	}
	text := escapeQuoted(target, func(c byte) bool { return strings.IndexByte(special, c) >= 0 || c == '|' && p.Cell })
	if bare {
		return text
	}
	return "<" + text + ">"
}

// tailTo is what closes a link or an image that leads elsewhere: an inline
// link, whatever the source has, with the source's title.
func (w *writer) tailTo(target string, m *Mark, p Place) string {
	tail := "](" + destination(target, p)
	if m.title < 0 {
		return tail + ")"
	}
	source := w.region.Source
	title := &w.region.Units[m.title]
	text := string(source[title.Start:title.End])
	if t := w.translation(m.title); t.Text != "" {
		text = w.title(title, t)
	}
	return tail + " " + string(source[title.Start-1]) + text + string(source[title.End:m.End])
}

// DestinationOf is where the target of a link or image is written; it reports false
// for one that leads by a definition.
func (r *Region) DestinationOf(m *Mark) (Extent, bool) {
	tail := r.Source[m.Outer:m.End]
	if !bytes.HasPrefix(tail, []byte("](")) {
		return Extent{}, false
	}
	at, ok := targetIn(tail[2:])
	return Extent{m.Outer + 2 + at.Start, m.Outer + 2 + at.End}, ok
}

// LabelOf is the label of a link that leads by a definition, normalized.
func (r *Region) LabelOf(m *Mark) string { return util.ToLinkReference(r.label(m)) }

// DefinitionDestination is where the target of a link definition is written.
func DefinitionDestination(definition []byte) (Extent, bool) {
	for i := 1; i+1 < len(definition); i++ {
		if definition[i-1] != '\\' && definition[i] == ']' && definition[i+1] == ':' {
			at, ok := targetIn(definition[i+2:])
			return Extent{i + 2 + at.Start, i + 2 + at.End}, ok
		}
	}
	return Extent{}, false
}

// targetIn is where the target stands at the beginning of a text that is known to
// have one there: CommonMark 6.3.
func targetIn(text []byte) (Extent, bool) {
	start := len(text) - len(bytes.TrimLeft(text, Blanks))
	rest := text[start:]
	if bytes.HasPrefix(rest, []byte("<")) {
		for i := 1; i < len(rest); i++ {
			if rest[i] == '>' && rest[i-1] != '\\' {
				return Extent{start + 1, start + i}, true
			}
		}
		return Extent{}, false
	}
	depth, end := 0, 0
	for end < len(rest) && rest[end] > ' ' {
		switch c := rest[end]; {
		case c == '\\' && end+1 < len(rest) && util.IsPunct(rest[end+1]):
			end++
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
		if depth < 0 {
			return Extent{start, start + end}, end > 0
		}
		end++
	}
	return Extent{start, start + end}, end > 0
}
