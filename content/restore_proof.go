package content

// A Candidate is Markdown that may translate a segment.
type Candidate struct {
	Segment int
	Raw     string // see [Document.Restore]
}

// RestoreAll is [Document.Restore] of each candidate, nil where that reports
// false. Candidates of different segments are written back together, so that
// many take little longer than one; those that do not read back so are written
// back one by one.
func (d *Document) RestoreAll(candidates []Candidate) []*Restored {
	all := make([]*Restored, len(candidates))
	together := map[int]int{} // candidates, by segment
	for x, c := range candidates {
		r, ok := d.restore(c.Segment, c.Raw)
		if !ok {
			continue
		}
		if _, taken := together[c.Segment]; !taken {
			together[c.Segment] = x
		} else if !d.proves(c.Segment, r.Text) {
			continue
		}
		all[x] = &r
	}
	if len(together) == 0 {
		return all
	}
	translations := make([]Translation, len(d.segments))
	for i, x := range together {
		translations[i].Text = all[x].Text
	}
	for _, i := range d.refuted(translations) {
		all[together[i]] = nil
	}
	return all
}

// refuted are the segments whose translations the document cannot hold. It
// proves all others at once; what is named where that fails is left out, and
// proved by itself.
func (d *Document) refuted(translations []Translation) (segments []int) {
	for {
		merged, _ := d.Render(translations)
		bad := d.Verify(merged, translations)
		if len(bad) == 0 {
			return segments
		}
		for _, m := range bad {
			if t := &translations[m.Segment]; t.Text != "" {
				if !d.proves(m.Segment, t.Text) {
					segments = append(segments, m.Segment)
				}
				t.Text = ""
			}
		}
	}
}

// proves writes a text back into the document, and reports whether there is a
// style in which it reads back.
func (d *Document) proves(i int, text string) bool {
	translations := make([]Translation, len(d.segments))
	for style := Light; style < Styles; style++ {
		translations[i] = Translation{Text: text, Style: style}
		merged, _ := d.Render(translations)
		if len(d.Verify(merged, translations)) == 0 {
			return true
		}
	}
	return false
}
