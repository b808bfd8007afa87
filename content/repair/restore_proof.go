package repair

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
)

// A Candidate is Markdown that may translate a segment.
type Candidate struct {
	Segment int
	Raw     string // see [Restore]
}

// RestoreAll is [Restore] of each candidate, nil where that reports
// false. Candidates of different segments are written back together, so that
// many take little longer than one; those that do not read back so are written
// back one by one.
func RestoreAll(d *content.Document, candidates []Candidate) []*Restored {
	all := make([]*Restored, len(candidates))
	together := map[int]int{} // candidates, by segment
	for x, c := range candidates {
		r, ok := restore(d, c.Segment, c.Raw)
		if !ok {
			continue
		}
		if _, taken := together[c.Segment]; !taken {
			together[c.Segment] = x
		} else if !provesText(d, c.Segment, r.Text) {
			continue
		}
		all[x] = &r
	}
	if len(together) == 0 {
		return all
	}
	translations := make([]markdown.Translation, len(d.Segments()))
	for i, x := range together {
		translations[i].Text = all[x].Text
	}
	for _, i := range refuted(d, translations) {
		all[together[i]] = nil
	}
	return all
}

// refuted are the segments whose translations the document cannot hold. It
// provesText all others at once; what is named where that fails is left out, and
// proved by itself.
func refuted(d *content.Document, translations []markdown.Translation) (segments []int) {
	for {
		merged, _ := d.Render(translations)
		bad := d.Verify(merged, translations)
		if len(bad) == 0 {
			return segments
		}
		for _, m := range bad {
			if t := &translations[m.Segment]; t.Text != "" {
				if !provesText(d, m.Segment, t.Text) {
					segments = append(segments, m.Segment)
				}
				t.Text = ""
			}
		}
	}
}

// provesText writes a text back into the document, and reports whether there is a
// style in which it reads back.
func provesText(d *content.Document, i int, text string) bool {
	translations := make([]markdown.Translation, len(d.Segments()))
	for style := markdown.Light; style < markdown.Styles; style++ {
		translations[i] = markdown.Translation{Text: text, Style: style}
		merged, _ := d.Render(translations)
		if len(d.Verify(merged, translations)) == 0 {
			return true
		}
	}
	return false
}
