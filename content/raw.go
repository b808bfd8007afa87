package content

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// Raw is the Markdown of segment i as it stands in the file: with the markup
// that wraps it as a whole, such as the asterisks of an emphasised paragraph
// or all of an image that stands alone, and without what belongs to the block
// around it, such as quote marks, the indentation of a list, or the box of a
// task. Line feeds part its lines. Of a YAML scalar it is the value.
func (d *Document) Raw(i int) string {
	r, u := d.Unit(i)
	from, to := u.Start, u.End
	if len(u.Wrappers) > 0 {
		from, to = u.Wrappers[0].Start, u.Wrappers[0].End
	}
	return strings.ReplaceAll(string(u.Bare(r.Source, from, to)), "\r\n", "\n")
}

// Unit is the unit of segment i, and the text that holds it. Neither is to be
// changed.
func (d *Document) Unit(i int) (*markdown.Region, *markdown.Unit) {
	ref := d.units[i]
	r := d.body
	if ref.field >= 0 {
		r = d.fields[ref.field].Region
	}
	return r, &r.Units[ref.unit]
}

// Scalar is the number of the scalar that holds segment i, -1 if the body does.
func (d *Document) Scalar(i int) int { return d.units[i].field }

// Spelled is where a scalar stands in the file, and how that would spell another
// value in its place.
func (d *Document) Spelled(scalar int, value string) (at markdown.Extent, spelled string) {
	f := &d.fields[scalar]
	return markdown.Extent{Start: f.start, End: f.end}, f.spell(d.source, value)
}
