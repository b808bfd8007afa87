package repair

import (
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A attempt is a raw text as Markdown has it, held against the witness.
type attempt struct {
	raw     string
	unit    *markdown.Unit // nil unless raw is one
	tags    []segment.Tag
	marks   []markdown.Mark
	wrapped int
	tangles int // more of them than the witness has
	broken  int // addresses, and escapes
	pairs
}

// read reads raw as what stands in the place of the witness.
func (w *witness) read(raw string) *attempt {
	r := &attempt{raw: raw}
	region := markdown.SplitAs([]byte(raw), w.setting)
	units := 0
	for i := range region.Units {
		u := &region.Units[i]
		if u.Host >= 0 {
			continue
		}
		units++
		tags, marks := u.AllTags()
		r.tags, r.marks = append(r.tags, tags...), append(r.marks, marks...)
		r.unit, r.wrapped = u, len(u.Wrappers)
	}
	if units != 1 {
		r.unit = nil
	}
	r.tangles = max(0, tangles(r.tags, r.marks)-w.tangles)
	r.broken = len(w.addressesMissing(r.text())) + len(w.schemesBroken(r.raw)) + w.escapesBroken(r.raw)
	r.pairs = pair(w.tags, r.tags)
	return r
}

// text is what a reader reads; the raw text if it is not one.
func (r *attempt) text() string {
	if r.unit == nil {
		return r.raw
	}
	return r.unit.Text
}

// tangles counts emphasis inside of emphasis of its own kind: what comes of
// delimiters that found the wrong fellows, as is common next to the
// punctuation of Chinese and Japanese.
func tangles(tags []segment.Tag, marks []markdown.Mark) int {
	n, end := 0, map[segment.TagKind]int{}
	for i, t := range tags {
		if !markdown.IsEmphasis(t.Kind) {
			continue
		}
		if marks[i].Start < end[t.Kind] {
			n++
		}
		end[t.Kind] = max(end[t.Kind], marks[i].End)
	}
	return n
}

// distance is how far a reading is from having the tags of the witness.
func (r *attempt) distance() int {
	n := 2*(len(r.missing)+len(r.extra)+r.broken) + r.tangles
	if r.unit == nil {
		n++
	}
	return n
}
