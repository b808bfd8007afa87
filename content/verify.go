package content

import (
	"bytes"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// Verify splits what [Document.Render] wrote and compares it with what was
// meant: the same fixed bytes, blocks and kinds, and in each segment the
// translation's own text, with the tags, targets and addresses of the source.
// No mismatch is a proof. Where the structure differs, the translations next
// to the difference are named.
func (d *Document) Verify(merged []byte, translations []markdown.Translation) []markdown.Mismatch {
	_, bad := d.ReadBack(merged, translations)
	return bad
}

// ReadBack is Verify, and the document that it split: without segments, and nil if
// it cannot be split.
func (d *Document) ReadBack(merged []byte, translations []markdown.Translation) (*Document, []markdown.Mismatch) {
	got, err := d.splitter.split(d.file, d.path, merged)
	if err != nil || !d.sameFrame(got) {
		return nil, markdown.AllTranslated(translations)
	}
	return got, d.compare(got, translations)
}

// compare holds a document against what was meant.
func (d *Document) compare(got *Document, translations []markdown.Translation) []markdown.Mismatch {
	var bad []markdown.Mismatch
	index := d.segmentsOf()
	regions := got.regions()
	for i, r := range d.regions() {
		bad = append(bad, markdown.Compare(r, regions[i], index[i], translations)...)
	}
	if len(bad) == 0 {
		bad = d.sameCode(got, translations)
	}
	if len(bad) == 0 && d.dialect == MDX {
		bad = markdown.CompareMDX(d.body, got.body, index[len(d.fields)], translations)
	}
	return bad
}

// sameFrame reports whether o has the same fields with the same bytes between
// them, and a body or none.
func (d *Document) sameFrame(o *Document) bool {
	if len(d.fields) != len(o.fields) || (d.body == nil) != (o.body == nil) {
		return false
	}
	at, oat := 0, 0
	for i := range d.fields {
		f, of := &d.fields[i], &o.fields[i]
		if !bytes.Equal(d.source[at:f.start], o.source[oat:of.start]) {
			return false
		}
		at, oat = f.end, of.end
	}
	if d.body == nil {
		return bytes.Equal(d.source[at:], o.source[oat:])
	}
	return bytes.Equal(d.source[at:d.bodyAt], o.source[oat:o.bodyAt])
}
