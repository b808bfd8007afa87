package repair

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A witness is the segment that a raw text translates: it knows which tags
// there were.
type witness struct {
	*segment.Segment
	unit    *markdown.Unit
	tags    []segment.Tag // the wrappers, outermost first, then those of the text
	wrapped int           // how many are wrappers
	tangles int           // see the function
	// addresses stand in the text as such, or in that of links.
	addresses []string
	setting   markdown.Setting
}

func witnessOf(d *content.Document, i int) *witness {
	r, u := d.Unit(i)
	tags, marks := u.AllTags()
	return &witness{&d.Segments()[i], u, tags, len(u.Wrappers), tangles(tags, marks), addressesOf(&d.Segments()[i]), r.Setting(u, tags, marks)}
}
