package repair

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Patch writes a translation into the translated lesson that has it in
// damaged Markdown: in the place of segments [First,First+Count) of that
// lesson, with the markup of the source.
type Patch struct {
	First, Count int

	// Texts are translations of the segment of Source and of those that follow
	// it, as [Restore] returns them: one as a rule, and several where
	// hard line breaks between them were lost.
	Source  *content.Document
	Segment int
	Texts   []string

	// Targets says where links lead elsewhere than in the source, as in a
	// [Translation]. It may be nil.
	Targets func(stands string) (target string, ok bool)
}

// Texts makes all patches that can be proved and returns the lesson with them,
// which is d itself if there is none, and the indexes of the others in order.
//
// The proof is to split the patched lesson: its segments are those of d but
// for the patched places, each of which reads as its text without a repair,
// and says every word that stood there before. All bytes outside of those
// places are the same.
func Texts(d *content.Document, patches []Patch) (lesson *content.Document, refused []int) {
	w := patchwork{of: d, lesson: d}
	var open []styled
	for i := range patches {
		if canPatch(d, &patches[i]) {
			open = append(open, styled{&patches[i], markdown.Light, i})
		} else {
			w.refused = append(w.refused, i)
		}
	}
	if len(open) > 0 {
		w.add(open)
	}
	slices.Sort(w.refused)
	return w.lesson, w.refused
}

// A patchwork is a lesson with the patches that were proved so far.
type patchwork struct {
	of, lesson *content.Document
	made       []styled
	refused    []int
}

// add makes patches: all of them, or those of each half, so that one that
// cannot be proved does not cost the others.
func (w *patchwork) add(patches []styled) {
	if w.make(patches) {
		return
	}
	if half := len(patches) / 2; half > 0 {
		w.add(patches[:half])
		w.add(patches[half:])
		return
	}
	p := patches[0]
	for p.style++; p.style < markdown.Styles; p.style++ {
		if w.make([]styled{p}) {
			return
		}
	}
	w.refused = append(w.refused, p.index)
}

func (w *patchwork) make(patches []styled) bool {
	all := append(slices.Clip(w.made), patches...)
	next := patched(w.of, all)
	if next != nil {
		w.lesson, w.made = next, all
	}
	return next != nil
}

// A styled is a patch in a style.
type styled struct {
	*Patch
	style markdown.Style
	index int
}

// canPatch reports whether a patch has a place of its own, within one block
// between the lines of which nothing else stands, and says what stood there.
func canPatch(d *content.Document, p *Patch) bool {
	for x, text := range p.Texts {
		if s := &p.Source.Segments()[p.Segment+x]; s.Kind == segment.Title || len(segment.Check(s, text)) > 0 {
			return false
		}
	}
	_, first := d.Unit(p.First)
	multiline := d.Scalar(p.First) < 0 && !first.Place.Cell && !first.Place.ATX
	return isOneBlock(d, p.First, p.Count) && d.Segments()[p.First].Kind != segment.Title &&
		(len(p.Texts) == 1 || multiline && isOneBlock(p.Source, p.Segment, len(p.Texts))) && saysAllOf(d, p)
}

var emptyLine = regexp.MustCompile(`\n[ \t>]*\r?\n`)

// isOneBlock reports whether segments are lines of one block: nothing but
// their ends stands between them.
func isOneBlock(d *content.Document, first, count int) bool {
	for i := first + 1; i < first+count; i++ {
		r, u := d.Unit(i - 1)
		next, v := d.Unit(i)
		if r != next || v.Host >= 0 {
			return false
		}
		between := r.Source[u.Whole().End:v.Whole().Start]
		if len(bytes.Trim(between, markdown.Blanks+`>\`)) > 0 || emptyLine.Match(between) {
			return false
		}
	}
	return true
}

// patched is the lesson with all of the patches, nil if that cannot be
// proved.
func patched(d *content.Document, patches []styled) *content.Document {
	edits := make([]edit, len(patches))
	for i, p := range patches {
		s, ok := spliceOf(d, p)
		if !ok {
			return nil
		}
		edits[i].splices = []splice{s}
	}
	lesson := with(d, edits)
	if lesson == nil || !readsAs(d, lesson, patches) {
		return nil
	}
	return lesson
}

// readsAs reports whether a lesson is d with the patches made.
func readsAs(d *content.Document, got *content.Document, patches []styled) bool {
	if got.BringsCode(d) || (d.Markdown() == nil) != (got.Markdown() == nil) || d.Markdown() != nil && !bytes.Equal(d.Markdown().Outline, got.Markdown().Outline) {
		return false
	}
	patched := map[int]*Patch{}
	for _, p := range patches {
		patched[p.First] = p.Patch
	}
	j := 0
	for i := 0; i < len(d.Segments()); i++ {
		p, n := patched[i], 1
		if p != nil {
			n = len(p.Texts)
		}
		if j+n > len(got.Segments()) || p == nil && !sameSegment(d, i, got, j) || p != nil && !p.readsFrom(got, j, d.Segments()[i].Kind) {
			return false
		}
		if j += n; p != nil {
			i += p.Count - 1
		}
	}
	return j == len(got.Segments())
}

// sameSegment reports whether segment i stands in o as j, byte for byte.
func sameSegment(d *content.Document, i int, o *content.Document, j int) bool {
	s, t := &d.Segments()[i], &o.Segments()[j]
	return s.Kind == t.Kind && s.Context == t.Context && s.Text == t.Text && slices.Equal(s.Tags, t.Tags) && d.Raw(i) == o.Raw(j)
}

// readsFrom reports whether the segments of a lesson from j on are what the
// patch says, each of the kind of its source, or of the one that was there.
func (p *Patch) readsFrom(got *content.Document, j int, was segment.Kind) bool {
	for x, text := range p.Texts {
		i := p.Segment + x
		if kind := got.Segments()[j+x].Kind; kind != was && kind != p.Source.Segments()[i].Kind {
			return false
		}
		r, ok := Restore(p.Source, i, got.Raw(j+x))
		if !ok || r.Text != text || len(r.Repairs) > 0 || slices.ContainsFunc(r.Targets, p.leadsAstray) {
			return false
		}
	}
	return true
}

// leadsAstray reports whether a link leads elsewhere than it is to.
func (p *Patch) leadsAstray(t Target) bool {
	if p.Targets == nil {
		return true
	}
	target, ok := p.Targets(t.Tag.Stands)
	return !ok || target != t.Leads
}
