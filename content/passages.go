package content

import (
	"bytes"

	"github.com/parasol-l10n/parasol/content/markdown"
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
	d.eachRegion(func(r *markdown.Region, l locator) {
		var text []byte
		for i := range r.Units {
			u := &r.Units[i]
			if u.Host >= 0 || u.Kind == segment.Title {
				continue
			}
			if text == nil {
				text = bytes.Clone(r.Source)
			}
			u.Blank(text)
			all = append(all, Passage{u.Kind, u.Skip, text[u.EdgeStart:u.EdgeEnd:u.EdgeEnd], u.EdgeStart, l})
		}
	})
	return all
}
