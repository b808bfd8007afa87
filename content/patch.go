package content

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Patch writes a translation into the translated lesson that has it in
// damaged Markdown: in the place of segments [First,First+Count) of that
// lesson, with the markup of the source.
type Patch struct {
	First, Count int

	// Texts are translations of the segment of Source and of those that follow
	// it, as [Document.Restore] returns them: one as a rule, and several where
	// hard line breaks between them were lost.
	Source  *Document
	Segment int
	Texts   []string

	// Targets says where links lead elsewhere than in the source, as in a
	// [Translation]. It may be nil.
	Targets func(stands string) (target string, ok bool)
}

// Patch makes all patches that can be proved and returns the lesson with them,
// which is d itself if there is none, and the indexes of the others in order.
//
// The proof is to split the patched lesson: its segments are those of d but
// for the patched places, each of which reads as its text without a repair,
// and says every word that stood there before. All bytes outside of those
// places are the same.
func (d *Document) Patch(patches []Patch) (lesson *Document, refused []int) {
	w := patchwork{of: d, lesson: d}
	var open []patching
	for i := range patches {
		if d.canPatch(&patches[i]) {
			open = append(open, patching{&patches[i], Light, i})
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
	of, lesson *Document
	made       []patching
	refused    []int
}

// add makes patches: all of them, or those of each half, so that one that
// cannot be proved does not cost the others.
func (w *patchwork) add(patches []patching) {
	if w.make(patches) {
		return
	}
	if half := len(patches) / 2; half > 0 {
		w.add(patches[:half])
		w.add(patches[half:])
		return
	}
	p := patches[0]
	for p.style++; p.style < Styles; p.style++ {
		if w.make([]patching{p}) {
			return
		}
	}
	w.refused = append(w.refused, p.index)
}

func (w *patchwork) make(patches []patching) bool {
	all := append(slices.Clip(w.made), patches...)
	next := w.of.patched(all)
	if next != nil {
		w.lesson, w.made = next, all
	}
	return next != nil
}

// A patching is a patch in a style.
type patching struct {
	*Patch
	style Style
	index int
}

// canPatch reports whether a patch has a place of its own, within one block
// between the lines of which nothing else stands, and says what stood there.
func (d *Document) canPatch(p *Patch) bool {
	for x, text := range p.Texts {
		if s := &p.Source.segments[p.Segment+x]; s.Kind == segment.Title || len(segment.Check(s, text)) > 0 {
			return false
		}
	}
	_, first := d.unitOf(p.First)
	multiline := d.units[p.First].field < 0 && !first.place.cell && !first.place.atx
	return d.isOneBlock(p.First, p.Count) && d.segments[p.First].Kind != segment.Title &&
		(len(p.Texts) == 1 || multiline && p.Source.isOneBlock(p.Segment, len(p.Texts))) && d.saysAll(p)
}

var emptyLine = regexp.MustCompile(`\n[ \t>]*\r?\n`)

// isOneBlock reports whether segments are lines of one block: nothing but
// their ends stands between them.
func (d *Document) isOneBlock(first, count int) bool {
	for i := first + 1; i < first+count; i++ {
		r, u := d.unitOf(i - 1)
		next, v := d.unitOf(i)
		if r != next || v.host >= 0 {
			return false
		}
		between := r.source[u.whole().end:v.whole().start]
		if len(bytes.Trim(between, blanks+`>\`)) > 0 || emptyLine.Match(between) {
			return false
		}
	}
	return true
}

// whole is the extent of a unit with what wraps it.
func (u *unit) whole() extent {
	if len(u.wrappers) > 0 {
		return extent{u.wrappers[0].start, u.wrappers[0].end}
	}
	return extent{u.start, u.end}
}

// patched is the lesson with all of the patches, nil if that cannot be
// proved.
func (d *Document) patched(patches []patching) *Document {
	mends := make([]mend, len(patches))
	for i, p := range patches {
		s, ok := d.splice(p)
		if !ok {
			return nil
		}
		mends[i].splices = []splice{s}
	}
	lesson := d.healedBy(mends)
	if lesson == nil || !d.reads(lesson, patches) {
		return nil
	}
	return lesson
}

// reads reports whether a lesson is d with the patches made.
func (d *Document) reads(got *Document, patches []patching) bool {
	if got.bringsCode(d) || (d.body == nil) != (got.body == nil) || d.body != nil && !bytes.Equal(d.body.outline, got.body.outline) {
		return false
	}
	patched := map[int]*Patch{}
	for _, p := range patches {
		patched[p.First] = p.Patch
	}
	j := 0
	for i := 0; i < len(d.segments); i++ {
		p, n := patched[i], 1
		if p != nil {
			n = len(p.Texts)
		}
		if j+n > len(got.segments) || p == nil && !d.sameSegment(i, got, j) || p != nil && !p.readsFrom(got, j, d.segments[i].Kind) {
			return false
		}
		if j += n; p != nil {
			i += p.Count - 1
		}
	}
	return j == len(got.segments)
}

// sameSegment reports whether segment i stands in o as j, byte for byte.
func (d *Document) sameSegment(i int, o *Document, j int) bool {
	s, t := &d.segments[i], &o.segments[j]
	return s.Kind == t.Kind && s.Context == t.Context && s.Text == t.Text && slices.Equal(s.Tags, t.Tags) && d.Raw(i) == o.Raw(j)
}

// readsFrom reports whether the segments of a lesson from j on are what the
// patch says, each of the kind of its source, or of the one that was there.
func (p *Patch) readsFrom(got *Document, j int, was segment.Kind) bool {
	for x, text := range p.Texts {
		i := p.Segment + x
		if kind := got.segments[j+x].Kind; kind != was && kind != p.Source.segments[i].Kind {
			return false
		}
		r, ok := p.Source.Restore(i, got.Raw(j+x))
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
