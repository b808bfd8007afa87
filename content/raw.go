package content

import (
	"sort"
	"strings"
)

// Raw is the Markdown of segment i as it stands in the file: with the markup
// that wraps it as a whole, such as the asterisks of an emphasised paragraph
// or all of an image that stands alone, and without what belongs to the block
// around it, such as quote marks, the indentation of a list, or the box of a
// task. Line feeds part its lines. Of a YAML scalar it is the value.
func (d *Document) Raw(i int) string {
	r, u := d.unitOf(i)
	from, to := u.start, u.end
	if len(u.wrappers) > 0 {
		from, to = u.wrappers[0].start, u.wrappers[0].end
	}
	return strings.ReplaceAll(string(u.bare(r.source, from, to)), "\r\n", "\n")
}

// bare are the bytes between two offsets in a unit, without the marks of the
// blocks around it.
func (u *unit) bare(source []byte, from, to int) []byte {
	if len(u.prefixes) == 0 {
		return source[from:to]
	}
	var b []byte
	first := sort.Search(len(u.prefixes), func(i int) bool { return u.prefixes[i].start > from })
	for _, p := range u.prefixes[first:] {
		if p.end > to {
			break
		}
		b = append(b, source[from:p.start]...)
		from = p.end
	}
	return append(b, source[from:to]...)
}

// unitOf is the unit of segment i, and the region that holds it.
func (d *Document) unitOf(i int) (*region, *unit) {
	ref := d.units[i]
	r := d.body
	if ref.field >= 0 {
		r = d.fields[ref.field].region
	}
	return r, &r.units[ref.unit]
}
