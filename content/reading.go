package content

import "github.com/parasol-l10n/parasol/content/segment"

// A reading is a raw text as Markdown has it, held against the witness.
type reading struct {
	raw     string
	unit    *unit // nil unless raw is one
	tags    []segment.Tag
	marks   []mark
	wrapped int
	tangles int // more of them than the witness has
	broken  int // addresses
	pairing
}

// read reads raw as what stands in the place of the witness.
func (w *witness) read(raw string) *reading {
	r := &reading{raw: raw}
	region := cutRegion(inlineParsers, []byte(raw), w.setting)
	units := 0
	for i := range region.units {
		u := &region.units[i]
		if u.host >= 0 {
			continue
		}
		units++
		tags, marks := u.allTags()
		r.tags, r.marks = append(r.tags, tags...), append(r.marks, marks...)
		r.unit, r.wrapped = u, len(u.wrappers)
	}
	if units != 1 {
		r.unit = nil
	}
	r.tangles = max(0, tangles(r.tags, r.marks)-w.tangles)
	r.broken = len(w.addressesMissing(r.text()))
	r.pairing = pair(w.tags, r.tags)
	return r
}

// text is what a reader reads; the raw text if it is not one.
func (r *reading) text() string {
	if r.unit == nil {
		return r.raw
	}
	return r.unit.text
}

// tangles counts emphasis inside of emphasis of its own kind: what comes of
// delimiters that found the wrong fellows, as is common next to the
// punctuation of Chinese and Japanese.
func tangles(tags []segment.Tag, marks []mark) int {
	n, end := 0, map[segment.TagKind]int{}
	for i, t := range tags {
		if !isEmphasis(t.Kind) {
			continue
		}
		if marks[i].start < end[t.Kind] {
			n++
		}
		end[t.Kind] = max(end[t.Kind], marks[i].end)
	}
	return n
}

// distance is how far a reading is from having the tags of the witness.
func (r *reading) distance() int {
	n := 2*(len(r.missing)+len(r.extra)+r.broken) + r.tangles
	if r.unit == nil {
		n++
	}
	return n
}
