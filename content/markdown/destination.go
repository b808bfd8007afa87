package markdown

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
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
