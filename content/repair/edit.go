package repair

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// A finder finds in a reading what the witness proves to be broken.
type finder func(w *witness, r *attempt) []edit

// finders are tried in this order, each on what the one before it left, until
// the reading has the tags of the witness.
var finders = []finder{
	escapes,
	brokenEscapes,
	brokenAddresses,
	brokenLinks,
	brokenSchemes,
	lostTarget,
	entities,
	brokenEmphasis,
	halfEmphasis,
}

// A edit is a Repair, and the changes of the raw text that make it.
type edit struct {
	Repair
	splices []splice
}

// A splice puts text in the place of [start,end).
type splice struct {
	markdown.Extent
	text string
}

// repaired reads raw and repairs it. What does not bring it nearer to the witness
// is not kept.
func (w *witness) repaired(raw string) (*attempt, []Repair) {
	raw, done := w.unmark(raw)
	r := w.read(raw)
	for _, find := range finders {
		if r.distance() == 0 {
			break
		}
		edits := find(w, r)
		if len(edits) == 0 {
			continue
		}
		text, edits := spliced(r.raw, edits)
		next := w.read(text)
		if next.distance() >= r.distance() {
			continue
		}
		r = next
		for _, m := range edits {
			done = append(done, m.Repair)
		}
	}
	return r, done
}

// spliced makes the changes of edits. It returns those that it made: not one
// that would change what another has changed.
func spliced(raw string, edits []edit) (string, []edit) {
	order := make([]position, 0, 2*len(edits))
	for i, m := range edits {
		for _, s := range m.splices {
			order = append(order, position{s, i})
		}
	}
	slices.SortStableFunc(order, func(a, b position) int { return a.Start - b.Start })
	crossed := crossing(order, len(edits))
	var b strings.Builder
	at := 0
	for _, s := range order {
		if !crossed[s.edit] {
			b.WriteString(raw[at:s.Start])
			b.WriteString(s.text)
			at = s.End
		}
	}
	b.WriteString(raw[at:])
	i := -1
	return b.String(), slices.DeleteFunc(edits, func(edit) bool { i++; return crossed[i] })
}

// A position is a splice among those of several edits.
type position struct {
	splice
	edit int
}

// crossing reports for each of n edits whether one before it reaches into it.
func crossing(order []position, n int) []bool {
	crossed, end := make([]bool, n), 0
	for _, s := range order {
		crossed[s.edit] = crossed[s.edit] || s.Start < end
		end = max(end, s.End)
	}
	return crossed
}
