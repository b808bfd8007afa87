package own

import (
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// nowhere is the place of a hunk that goes to none.
var nowhere = edit{from: -1}

// find is where a hunk goes, nowhere if the lesson has its words already.
func (a *application) find(h *Hunk) (edit, Fate) {
	if h.Key != "" {
		return a.entry(h)
	}
	if a.isReplaced(h) {
		return nowhere, Replaced
	}
	from, to, ok := a.between(h)
	if !ok {
		if from, to, ok = a.near(h); !ok {
			return nowhere, Homeless
		}
	}
	if at := a.place(h, from, to); at >= 0 {
		return edit{from: at, to: at + len(h.Old)}, Stands
	}
	switch {
	case a.steps <= 0:
		return nowhere, Untried
	case lost(h.New, a.wordsOf(from, to)) == 0:
		return nowhere, Stands
	}
	return nowhere, Homeless
}

// isReplaced reports whether all texts that a hunk stood for are translated or gone,
// and there were some.
func (a *application) isReplaced(h *Hunk) bool {
	translated, texts, gone := 0, 0, 0
	for _, p := range h.Old {
		if p.Name == "" {
			continue
		}
		texts++
		if at, is := a.at[p.Name]; !is {
			gone++
		} else if is := a.translation(a.pieces[at].First); is != "" && is != p.Over {
			translated++
		}
	}
	return texts > 0 && translated+gone == texts
}

// between are the pieces between the texts around a hunk, or the ends of the lesson.
// Of one that is gone the other one tells the place.
func (a *application) between(h *Hunk) (from, to int, ok bool) {
	after, isAfter := a.at[h.After]
	if h.After == "" {
		after, isAfter = -1, true
	}
	before, isBefore := a.at[h.Before]
	if h.Before == "" {
		before, isBefore = len(a.pieces), true
	}
	switch {
	case !isAfter && !isBefore:
		return 0, 0, false
	case !isAfter:
		after = a.before[before]
	case !isBefore:
		before = a.after[after+1]
	}
	return after + 1, before, after < before
}

// near are the pieces around the first text that a hunk stands for, if that is
// still there.
func (a *application) near(h *Hunk) (from, to int, ok bool) {
	for i, p := range h.Old {
		if at, is := a.at[p.Name]; is && p.Name != "" {
			return max(0, at-i), min(len(a.pieces), at-i+len(h.Old)), true
		}
	}
	return 0, 0, false
}

// mostSteps bounds the work to find the places of hunks, each of which may be looked
// for among all pieces: it grows with the lesson and with what is put into it.
func mostSteps(pieces []content.Piece, hunks []Hunk) int {
	n := 0
	if len(pieces) > 0 {
		n = pieces[len(pieces)-1].End
	}
	for i := range hunks {
		n += len(hunks[i].New) + len(hunks[i].Old)
	}
	return 1<<16 + 32*n
}

// place is where the pieces stand that a hunk replaces, behind the hunks before it;
// the first place of those that have most of what stood around it. It is negative
// if there is none.
func (a *application) place(h *Hunk, from, to int) int {
	if found := a.placeOf(h, from, to, a.has); found >= 0 {
		return found
	}
	return a.placeOf(h, from, to, a.hasKeys)
}

func (a *application) placeOf(h *Hunk, from, to int, has func(parts []Part, at int) bool) int {
	found, best := -1, -1
	for at := max(from, a.taken); at+len(h.Old) <= to && a.steps > 0; at++ {
		if has(h.Old, at) {
			if n := a.likeness(h, at); n > best {
				found, best = at, n
			}
			if best == mostLikeness {
				break
			}
		}
	}
	if best == 0 && len(h.Old) == 0 { // nothing tells where it goes
		return -1
	}
	return found
}

const mostLikeness = 3

// likeness is how much of what stood around a hunk stands around a place: what stood
// above it tells more.
func (a *application) likeness(h *Hunk, at int) int {
	n := 0
	if a.isAbove(h, at) {
		n += 2
	}
	if a.isBelow(h, at) {
		n++
	}
	return n
}

// has reports whether parts stand at a place.
func (a *application) has(parts []Part, at int) bool {
	a.steps--
	for i, p := range parts {
		a.steps--
		if is := a.part(at + i); is.Fixed != p.Fixed || is.Name != p.Name {
			return false
		}
	}
	return true
}

// hasKeys reports whether lines of front matter stand at a place that have the keys
// of parts, with whatever values: the source has others by now.
func (a *application) hasKeys(parts []Part, at int) bool {
	a.steps--
	for i, p := range parts {
		a.steps--
		was, _, isKey := strings.Cut(p.Fixed, ":")
		is, _, _ := strings.Cut(a.part(at+i).Fixed, ":")
		if !isKey || was != is || strings.TrimSpace(was) == "" || a.pieces[at+i].Start >= a.document.Body() {
			return false
		}
	}
	return len(parts) > 0
}

// isAbove reports whether what stands before a place is what stood before a hunk.
func (a *application) isAbove(h *Hunk, at int) bool {
	if at == 0 {
		return h.Above == "" && h.After == ""
	}
	before := a.part(at - 1)
	return before == (Part{Fixed: h.Above}) && h.Above != "" || h.Above == "" && before.Name != "" && before.Name == h.After
}

// isBelow reports whether what stands after a place is what stood after a hunk.
func (a *application) isBelow(h *Hunk, at int) bool {
	end := at + len(h.Old)
	if end == len(a.pieces) {
		return h.Below == "" && h.Before == ""
	}
	after := a.part(end)
	return after == (Part{Fixed: h.Below}) && h.Below != "" || h.Below == "" && after.Name != "" && after.Name == h.Before
}

// A stretch is the words of some pieces.
type stretch struct {
	from, to int
	words    map[string]int
}

// wordsOf are the words of some pieces; those of the stretch that was asked for
// before need not be read again.
func (a *application) wordsOf(from, to int) map[string]int {
	if s := &a.stretch; s.words == nil || s.from != from || s.to != to {
		text := a.text(from, to)
		a.steps -= len(text)
		*s = stretch{from, to, words(text)}
	}
	return a.stretch.words
}
