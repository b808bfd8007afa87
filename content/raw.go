package content

import "strings"

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
	var b strings.Builder
	for _, p := range u.prefixes {
		if from < p.start && p.end <= to {
			b.Write(r.source[from:p.start])
			from = p.end
		}
	}
	b.Write(r.source[from:to])
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
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
