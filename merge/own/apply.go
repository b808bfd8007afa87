package own

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// A Written is a lesson as merge writes it, before anything of its own stands in
// it.
type Written struct {
	Document    *content.Document
	Names       []string           // of its texts
	Translation func(i int) string // fingerprint of the finished translation of a text, which no hunk stands for; "" if there is none
}

// An Applied is a lesson into which hunks were put.
type Applied struct {
	Document *content.Document
	Fates    []Fate       // of each hunk
	Shown    map[int]bool // texts of which the lesson has the published words instead
}

// A Fate is what became of a hunk.
type Fate uint8

// The fates of a hunk.
const (
	Stands   Fate = iota // the lesson has it
	Replaced             // all texts that it stood for are translated by now, or gone with their source
	Homeless             // what stood around it is not there any more, and the lesson lacks it
	Refused              // the lesson with it cannot be proved
	Untried              // so much of the rest cannot be placed or proved that it was not tried: see [mostProofs]
)

// Apply puts hunks into a lesson that was written, as far as that can be proved:
// every text that none stands for reads as it did, and nothing is there that a
// site would run and the lesson did not have.
func Apply(w Written, hunks []Hunk) Applied {
	n := 0
	for n < len(hunks) && hunks[n].Key != "" {
		n++
	}
	if n == 0 {
		return newApplication(w, hunks).apply(hunks)
	}
	a := newApplication(w, hunks[:n])
	for _, h := range hunks[:n] {
		a.keys = append(a.keys, h.Key)
	}
	keys := a.apply(hunks[:n])
	w.Document = keys.Document // where the entries stand tells the place of what stands beside them
	rest := newApplication(w, hunks[n:]).apply(hunks[n:])
	return Applied{rest.Document, append(keys.Fates, rest.Fates...), rest.Shown}
}

func (a *application) apply(hunks []Hunk) Applied {
	fates := make([]Fate, len(hunks))
	var edits []placed
	for i := range hunks {
		h := &hunks[i]
		e, fate := a.find(h)
		if fates[i] = fate; fate == Stands && e != nowhere {
			edits = append(edits, placed{e, i, h.New, h.IsAsFound()})
			a.taken = e.to
		}
	}
	slices.SortStableFunc(edits, func(x, y placed) int { return x.from - y.from }) // those of keys stand where they stand
	a.try(edits, fates)
	return Applied{a.lesson, fates, a.shown(a.proved)}
}

// An application is a lesson into which hunks are put.
type application struct {
	layout
	translation func(i int) string
	at          map[string]int // the piece of a text, by its name
	keys        []string       // of the hunks, if they are those of keys
	taken       int            // the pieces before this one are behind the last hunk
	steps       int            // that may still be taken to find the places of hunks
	stretch     stretch        // that was read last

	runs     *activity         // what the lesson runs without hunks; nil until it is asked for
	runsLead bool              // and where it leads
	proofs   int               // that were made
	proved   []placed          // the edits that could be proved, by their place
	lesson   *content.Document // with them
}

func newApplication(w Written, hunks []Hunk) *application {
	a := &application{layout: layoutOf(w.Document, w.Names), translation: w.Translation, lesson: w.Document, at: map[string]int{}}
	for i, p := range a.pieces {
		if p.Count > 0 {
			a.at[w.Names[p.First]] = i
		}
	}
	a.steps = mostSteps(a.pieces, hunks)
	return a
}

// A placed is a hunk where it goes: the pieces that it replaces.
type placed struct {
	edit
	hunk    int
	text    string
	asFound bool
}

// mostProofs bounds the work on a lesson of which something cannot be proved: each
// proof reads all of it. One proof is enough where all is well; of sixteen hunks
// nine find the one that is wrong.
const mostProofs = 24

// try takes up edits, all at once if they can be proved together; else each half by
// itself, so that what cannot be proved is found in few proofs.
func (a *application) try(edits []placed, fates []Fate) {
	if len(edits) == 0 {
		return
	}
	if a.proofs == mostProofs {
		for _, e := range edits {
			fates[e.hunk] = Untried
		}
		return
	}
	with := append(slices.Clip(a.proved), edits...)
	switch lesson := a.prove(with); {
	case lesson != nil:
		a.proved, a.lesson = with, lesson
	case len(edits) == 1:
		fates[edits[0].hunk] = Refused
	default:
		a.try(edits[:len(edits)/2], fates)
		a.try(edits[len(edits)/2:], fates)
	}
}

// shown are the texts that edits replace.
func (a *application) shown(edits []placed) map[int]bool {
	all := map[int]bool{}
	for _, e := range edits {
		for _, p := range a.pieces[e.from:e.to] {
			for i := range p.Count {
				all[p.First+i] = true
			}
		}
	}
	return all
}

// prove is the lesson with edits, if every other text reads there as it does
// without, and it has no more that a site runs; else nil.
func (a *application) prove(edits []placed) *content.Document {
	a.proofs++
	lesson, starts := a.with(edits)
	got, err := a.document.With([]byte(lesson))
	if err != nil || a.bringsCode(got, edits) || !a.hasEntries(got, edits) {
		return nil
	}
	proved := 0
	for _, p := range got.Pieces() {
		if was, is := starts[p.Start]; is && p.Count > 0 {
			if !a.reads(was, got, p) {
				return nil
			}
			proved++
		}
	}
	if proved < len(starts) {
		return nil
	}
	return got
}

// with are the bytes of the lesson with edits, and where its pieces with texts begin
// in them that no edit replaces.
func (a *application) with(edits []placed) (lesson string, starts map[int]int) {
	var b strings.Builder
	starts = map[int]int{}
	at := 0
	copied := func(to int) {
		for ; at < to; at++ {
			if a.pieces[at].Count > 0 {
				starts[b.Len()] = at
			}
			b.WriteString(a.text(at, at+1))
		}
	}
	for _, e := range edits {
		copied(e.from)
		b.WriteString(e.text)
		at = e.to
	}
	copied(len(a.pieces))
	return b.String(), starts
}

// reads reports whether the texts of a piece read the same in another document.
func (a *application) reads(piece int, got *content.Document, is content.Piece) bool {
	was := a.pieces[piece]
	if was.Count != is.Count {
		return false
	}
	for i := range was.Count {
		s, g := &a.document.Segments()[was.First+i], &got.Segments()[is.First+i]
		if s.Kind != g.Kind || s.Text != g.Text || !slices.Equal(a.document.Targets(was.First+i), got.Targets(is.First+i)) {
			return false
		}
	}
	return true
}
