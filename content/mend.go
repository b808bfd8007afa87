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
	escapes,
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
		text, mends := spliced(r.raw, mends)
		next := w.read(text)
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

// spliced makes the changes of mends. It returns those that it made: not one
// that would change what another has changed.
func spliced(raw string, mends []mend) (string, []mend) {
	order := make([]placed, 0, 2*len(mends))
	for i, m := range mends {
		for _, s := range m.splices {
			order = append(order, placed{s, i})
		}
	}
	slices.SortStableFunc(order, func(a, b placed) int { return a.start - b.start })
	crossed := crossing(order, len(mends))
	var b strings.Builder
	at := 0
	for _, s := range order {
		if !crossed[s.mend] {
			b.WriteString(raw[at:s.start])
			b.WriteString(s.text)
			at = s.end
		}
	}
	b.WriteString(raw[at:])
	i := -1
	return b.String(), slices.DeleteFunc(mends, func(mend) bool { i++; return crossed[i] })
}

// A placed is a splice among those of several mends.
type placed struct {
	splice
	mend int
}

// crossing reports for each of n mends whether one before it reaches into it.
func crossing(order []placed, n int) []bool {
	crossed, end := make([]bool, n), 0
	for _, s := range order {
		crossed[s.mend] = crossed[s.mend] || s.start < end
		end = max(end, s.end)
	}
	return crossed
}
