package own

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Fate is what became of a hunk.
type Fate uint8

// The fates of a hunk.
const (
	Stands   Fate = iota // the lesson has it
	Replaced             // all texts that it stood for are translated, or gone with their source
	Homeless             // what stood around it is not there any more, and the lesson lacks it
	Refused              // the lesson with it cannot be proved
)

// Apply puts hunks into a lesson that was written, as far as that can be proved:
// every text that none stands for reads as it did, and nothing is there that a
// site would run and the lesson did not have. names are those of the texts;
// isTranslated reports whether one has a finished translation, which no hunk
// stands for. Of each hunk it says what became of it; shown are the texts of which
// the lesson has the published words instead.
func Apply(written *content.Document, names []string, hunks []Hunk, translation func(i int) string) (lesson []byte, fates []Fate, shown map[int]bool) {
	a := application{layout: layoutOf(written, names), translation: translation}
	a.at = map[string]int{}
	for i, p := range a.pieces {
		if p.Count > 0 {
			a.at[names[p.First]] = i
		}
	}
	fates = make([]Fate, len(hunks))
	for i := range hunks {
		e, fate := a.find(&hunks[i])
		if fates[i] = fate; fate == Stands && e != (edit{}) {
			a.edits = append(a.edits, placed{e, i, hunks[i].New})
		}
	}
	if lesson, ok := a.prove(a.edits); ok {
		return lesson, fates, a.shown(a.edits)
	}
	var proved []placed
	lesson = written.Source()
	for _, e := range a.edits {
		if with, ok := a.prove(append(slices.Clip(proved), e)); ok {
			proved, lesson = append(proved, e), with
		} else {
			fates[e.hunk] = Refused
		}
	}
	return lesson, fates, a.shown(proved)
}

// An application is a lesson into which hunks are put.
type application struct {
	layout
	translation func(i int) string
	at          map[string]int // the piece of a text, by its name
	edits       []placed       // by their place
}

// A placed is a hunk where it goes: the pieces that it replaces.
type placed struct {
	edit
	hunk int
	text string
}

// find is where a hunk goes, no place if the lesson has its words already.
func (a *application) find(h *Hunk) (edit, Fate) {
	old, texts, gone := 0, 0, 0
	for _, p := range h.Old {
		if p.Name == "" {
			continue
		}
		texts++
		switch at, is := a.at[p.Name]; {
		case !is:
			gone++
		case a.isReplaced(p, a.pieces[at].First):
			old++
		}
	}
	if texts > 0 && (gone == texts || old > 0 && old+gone == texts) {
		return edit{}, Replaced
	}
	from, to, ok := a.between(h)
	if !ok {
		if from, to, ok = a.near(h); !ok {
			return edit{}, Homeless
		}
	}
	for _, fits := range []func(at int) bool{
		func(at int) bool { return a.isAbove(h, at) && a.isBelow(h, at) },
		func(at int) bool { return a.isAbove(h, at) },
		func(at int) bool { return a.isBelow(h, at) },
		func(int) bool { return len(h.Old) > 0 },
	} {
		for at := from; at+len(h.Old) <= to; at++ {
			if a.has(h.Old, at) && a.isFree(at, at+len(h.Old)) && fits(at) {
				return edit{from: at, to: at + len(h.Old)}, Stands
			}
		}
	}
	if !loses(h.New, a.text(from, to)) {
		return edit{}, Stands
	}
	return edit{}, Homeless
}

// isReplaced reports whether the text of a part has a finished translation that it
// did not have.
func (a *application) isReplaced(p Part, i int) bool {
	is := a.translation(i)
	return is != "" && is != p.Over
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
	if !isAfter && !isBefore {
		return 0, 0, false
	}
	if !isAfter {
		for after = before - 1; after >= 0 && a.pieces[after].Count == 0; {
			after--
		}
	}
	if !isBefore {
		for before = after + 1; before < len(a.pieces) && a.pieces[before].Count == 0; {
			before++
		}
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

// has reports whether parts stand at a place.
func (a *application) has(parts []Part, at int) bool {
	for i, p := range parts {
		if is := a.part(at + i); is.Fixed != p.Fixed || is.Name != p.Name {
			return false
		}
	}
	return true
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

// isFree reports whether no hunk before has taken some of the pieces, or stands
// behind them.
func (a *application) isFree(from, to int) bool {
	return !slices.ContainsFunc(a.edits, func(e placed) bool { return e.to > from && !(e.from == e.to && e.to == from) })
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
// without, and it has no more that a site runs.
func (a *application) prove(edits []placed) ([]byte, bool) {
	var b strings.Builder
	starts := map[int]int{} // of texts, by the index of the first of their piece
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
	lesson := []byte(b.String())
	got, err := a.document.With(lesson)
	if err != nil || bringsCode(got, a.document) {
		return nil, false
	}
	proved := 0
	for _, p := range got.Pieces() {
		if was, is := starts[p.Start]; is && p.Count > 0 {
			if !a.reads(was, got, p) {
				return nil, false
			}
			proved++
		}
	}
	return lesson, proved == len(starts)
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

// script finds what a browser runs.
var script = regexp.MustCompile(`(?i)<script\b|<iframe\b|<object\b|<embed\b|[\s"'/]on[a-z]+\s*=|(?:javascript|vbscript|data)\s*:`)

// headingID finds the id of a heading, which is no comment of a template.
var headingID = regexp.MustCompile(`(?m)\{#[\pL\pM\pN_.:-]+\}[ \t]*\r?$`)

// bringsCode reports whether a document has more that a site or a browser runs
// than another.
func bringsCode(d, was *content.Document) bool {
	is, had := headingID.ReplaceAll(d.Source(), nil), headingID.ReplaceAll(was.Source(), nil)
	return len(script.FindAllIndex(is, -1)) > len(script.FindAllIndex(had, -1)) || slices.ContainsFunc(segment.SiteCode, func(b segment.Brackets) bool {
		return bytes.Count(is, []byte(b.Open)) > bytes.Count(had, []byte(b.Open))
	})
}
