package content

import (
	"bytes"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Passage is a text of the document with nothing but what readers take for
// text: in it one finds markup that failed to be any.
type Passage struct {
	Kind segment.Kind
	Skip bool // nothing in it is for translators
	// Text is as the file has it, and as long. Markup, code, HTML, template
	// expressions, backslash escapes and the targets of links are [Blank].
	Text []byte

	from    int // of Text, in its region
	locator locator
}

// Blank stands in a passage for each byte that is no text.
const Blank = 0

// Span returns the bytes of the document's source that stand for the bytes
// [from,to) of the passage's text.
func (p *Passage) Span(from, to int) (start, end int) {
	start = p.locator.place(p.from + from)
	return start, max(start, p.locator.place(p.from+to))
}

// Passages lists the texts of the document in order: those of segments, and
// those that nobody has to translate.
func (d *Document) Passages() []Passage {
	var all []Passage
	d.eachRegion(func(r *region, l locator) {
		var text []byte
		for i := range r.units {
			u := &r.units[i]
			if u.host >= 0 || u.kind == segment.Title {
				continue
			}
			if text == nil {
				text = bytes.Clone(r.source)
			}
			u.blank(text)
			all = append(all, Passage{u.kind, u.skip, text[u.edgeStart:u.edgeEnd:u.edgeEnd], u.edgeStart, l})
		}
	})
	return all
}

// blank blanks what is no text in a unit of source.
func (u *unit) blank(source []byte) {
	tags, marks := u.allTags()
	for i, t := range tags {
		m := &marks[i]
		switch t.Kind {
		case segment.Code, segment.Opaque:
			clear(source[m.start:m.end])
		case segment.Break:
		default:
			clear(source[m.start:m.inner])
			clear(source[m.outer:m.end])
		}
	}
	for _, p := range u.prefixes {
		clear(source[p.start:p.end])
	}
	text := source[u.edgeStart:u.edgeEnd]
	if u.start > u.edgeEnd || u.start == u.end {
		return
	}
	if strings.HasSuffix(u.edges, "}") { // an attribute list
		clear(source[max(u.end, u.edgeEnd-len(u.edges)):u.edgeEnd])
	}
	for i := bytes.IndexByte(text, '\\'); i >= 0 && i+1 < len(text); {
		clear(text[i : i+2])
		next := bytes.IndexByte(text[i:], '\\')
		if next < 0 {
			break
		}
		i += next
	}
}
