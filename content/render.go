package content

import "github.com/parasol-l10n/parasol/content/markdown"

// Render writes the document with translations, one a segment, in their
// places. Each must pass [segment.Check]. adapted are the segments whose
// markup could not be written as the source has it, in order. Render proves
// nothing: see [Document.Verify].
func (d *Document) Render(translations []markdown.Translation) (merged []byte, adapted []int) {
	regions := d.regions()
	index := d.segmentsOf()
	out := make([]byte, 0, len(d.source)*3/2)
	at := 0
	for i := range d.fields {
		f := &d.fields[i]
		out = append(out, d.source[at:f.start]...)
		value, otherwise, changed := markdown.Write(nil, regions[i], index[i], translations, markdown.Surroundings{Inline: true})
		if changed {
			out = append(out, f.spell(d.source, string(value))...)
		} else {
			out = append(out, d.source[f.start:f.end]...)
		}
		adapted = append(adapted, otherwise...)
		at = f.end
	}
	if d.body == nil {
		return append(out, d.source[at:]...), adapted
	}
	out = append(out, d.source[at:d.bodyAt]...)
	out, otherwise, _ := markdown.Write(out, d.body, index[len(index)-1], translations, markdown.Surroundings{MDX: d.dialect == MDX})
	return out, append(adapted, otherwise...)
}
