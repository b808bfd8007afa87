package content

import (
	"slices"
	"strings"
)

// A mending finds in a reading what the witness proves to be broken.
type mending func(w *witness, r *reading) []mend

// mendings are tried in this order, each on what the one before it left, until
// the reading has the tags of the witness.
var mendings = []mending{
	brokenAddresses,
	brokenLinks,
	lostTarget,
	entities,
	brokenEmphasis,
	halfEmphasis,
}

// A mend is a Repair, and the changes of the raw text that make it.
type mend struct {
	Repair
	splices []splice
}

// A splice puts text in the place of [start,end).
type splice struct {
	extent
	text string
}

// mend reads raw and mends it. What does not bring it nearer to the witness
// is not kept.
func (w *witness) mend(raw string) (*reading, []Repair) {
	raw, done := w.unmark(raw)
	r := w.read(raw)
	for _, find := range mendings {
		if r.distance() == 0 {
			break
		}
		mends := find(w, r)
		if len(mends) == 0 {
			continue
		}
		next := w.read(spliced(r.raw, mends))
		if next.distance() >= r.distance() {
			continue
		}
		r = next
		for _, m := range mends {
			done = append(done, m.Repair)
		}
	}
	return r, done
}

// spliced makes the changes of mends, but for those that overlap.
func spliced(raw string, mends []mend) string {
	var all []splice
	for _, m := range mends {
		all = append(all, m.splices...)
	}
	slices.SortStableFunc(all, func(a, b splice) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range all {
		if s.start < at {
			continue
		}
		b.WriteString(raw[at:s.start])
		b.WriteString(s.text)
		at = s.end
	}
	b.WriteString(raw[at:])
	return b.String()
}
