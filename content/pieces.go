package content

import (
	"bytes"
	"slices"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// A Piece is a stretch of a document: the place of segments, or fixed bytes, of
// which a piece holds at most a line with its end.
type Piece struct {
	markdown.Extent
	First, Count int // the segments, -1 and none in fixed bytes
}

// Pieces takes the document apart: together they are all of its bytes, in order.
// The title of a link belongs to the piece of the text that has the link; a
// scalar of YAML is one piece.
func (d *Document) Pieces() []Piece {
	var all []Piece
	at := 0
	fixed := func(to int) {
		for at < to {
			end := to
			if i := bytes.IndexByte(d.source[at:to], '\n'); i >= 0 {
				end = at + i + 1
			}
			all = append(all, Piece{markdown.Extent{Start: at, End: end}, -1, 0})
			at = end
		}
	}
	for i := 0; i < len(d.units); {
		place, n := d.extent(i), 1
		for i+n < len(d.units) && d.extent(i+n).Start < place.End {
			n++
		}
		fixed(place.Start)
		all = append(all, Piece{place, i, n})
		at = place.End
		i += n
	}
	fixed(len(d.source))
	return slices.Clip(all)
}

// extent is where a segment stands in the file: what a translation replaces, or
// the scalar that holds it.
func (d *Document) extent(i int) markdown.Extent {
	if f := d.units[i].field; f >= 0 {
		return markdown.Extent{Start: d.fields[f].start, End: d.fields[f].end}
	}
	u := &d.body.Units[d.units[i].unit]
	return markdown.Extent{Start: d.bodyAt + u.Start, End: d.bodyAt + u.End}
}
