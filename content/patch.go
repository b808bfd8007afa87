package content

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Patch writes a translation into the translated lesson that has it in
// damaged Markdown: in the place of segments [First,First+Count) of that
// lesson, with the markup of the source segment.
type Patch struct {
	First, Count int

	Source  *Document
	Segment int    // of Source
	Text    string // as [Document.Restore] returns it for that segment

	// Targets says where links lead elsewhere than in the source, as in a
	// [Translation]. It may be nil.
	Targets func(stands string) (target string, ok bool)
}

// Patch makes all patches that can be proved and returns the lesson, which is
// the source of d itself if there is none, and the indexes of the others in
// order.
//
// The proof is to split the patched lesson: its segments are those of d but
// for the patched places, each of which reads as its text without a repair,
// and says every word that stood there before. All bytes outside of those
// places are the same.
func (d *Document) Patch(patches []Patch) (lesson []byte, refused []int) {
	made := make([]patching, 0, len(patches))
	var open []int
	for i := range patches {
		if d.canPatch(&patches[i]) {
			made, open = append(made, patching{&patches[i], Light}), append(open, i)
		} else {
			refused = append(refused, i)
		}
	}
	if len(made) == 0 {
		return d.source, refused
	}
	if lesson, ok := d.provedPatches(made); ok {
		return lesson, refused
	}
	lesson, kept := d.source, made[:0:0]
	for x, m := range made { // one that cannot be proved must not cost the others
		ok := false
		for ; m.style < Styles && !ok; m.style++ {
			var next []byte
			if next, ok = d.provedPatches(append(slices.Clip(kept), m)); ok {
				lesson = next
				kept = append(kept, m)
			}
		}
		if !ok {
			refused = append(refused, open[x])
		}
	}
	slices.Sort(refused)
	return lesson, refused
}

// A patching is a patch in a style.
type patching struct {
	*Patch
	style Style
}

// canPatch reports whether a patch has a place of its own: within one block,
// between the lines of which nothing else stands.
func (d *Document) canPatch(p *Patch) bool {
	if len(segment.Check(&p.Source.segments[p.Segment], p.Text)) > 0 {
		return false
	}
	for i := range p.Count {
		if d.segments[p.First+i].Kind == segment.Title || d.units[p.First+i].field != d.units[p.First].field {
			return false
		}
	}
	r, first := d.unitOf(p.First)
	at := first.whole().end
	for i := 1; i < p.Count; i++ {
		_, u := d.unitOf(p.First + i)
		between := r.source[at:max(at, u.whole().start)]
		if len(bytes.Trim(between, blanks+`>\`)) > 0 || emptyLine.Match(between) {
			return false
		}
		at = u.whole().end
	}
	w := p.Source.witness(p.Segment)
	was := ""
	for _, s := range d.segments[p.First : p.First+p.Count] {
		was += w.words(s.Text, s.Tags)
	}
	return w.words(was, nil) == w.words(p.Text, w.Tags)
}

var emptyLine = regexp.MustCompile(`\n[ \t>]*\r?\n`)

// whole is the extent of a unit with what wraps it.
func (u *unit) whole() extent {
	if len(u.wrappers) > 0 {
		return extent{u.wrappers[0].start, u.wrappers[0].end}
	}
	return extent{u.start, u.end}
}

// provedPatches makes all of the patches, or none.
func (d *Document) provedPatches(patches []patching) ([]byte, bool) {
	mends := make([]mend, len(patches))
	for i, p := range patches {
		s, ok := d.splice(p)
		if !ok {
			return nil, false
		}
		mends[i].splices = []splice{s}
	}
	text, made := spliced(string(d.source), mends)
	if len(made) < len(patches) {
		return nil, false
	}
	return []byte(text), d.readsPatched([]byte(text), patches)
}

// readsPatched reports whether a lesson is d with the patches made.
func (d *Document) readsPatched(lesson []byte, patches []patching) bool {
	got, err := splitFile(d.file, d.path, lesson, d.rules)
	if err != nil || (d.body == nil) != (got.body == nil) || d.body != nil && !bytes.Equal(d.body.outline, got.body.outline) {
		return false
	}
	patched := map[int]*Patch{}
	for _, p := range patches {
		patched[p.First] = p.Patch
	}
	j := 0
	for i := 0; i < len(d.segments); i, j = i+1, j+1 {
		p := patched[i]
		switch {
		case j >= len(got.segments):
			return false
		case p == nil && !d.sameSegment(i, got, j):
			return false
		case p == nil:
		case !p.readsFrom(got, j, d.segments[i].Kind):
			return false
		default:
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

// readsFrom reports whether segment j of a lesson is the translation of the
// patch. Its kind is that of the source, or the one that was there before.
func (p *Patch) readsFrom(got *Document, j int, was segment.Kind) bool {
	if kind := got.segments[j].Kind; kind != was && kind != p.Source.segments[p.Segment].Kind {
		return false
	}
	r, ok := p.Source.Restore(p.Segment, got.Raw(j))
	if !ok || r.Text != p.Text || len(r.Repairs) > 0 {
		return false
	}
	return !slices.ContainsFunc(r.Targets, func(t Target) bool {
		if p.Targets == nil {
			return true
		}
		target, ok := p.Targets(t.Tag.Stands)
		return !ok || target != t.Leads
	})
}
