package check

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A page is a lesson as rules look at it.
type page struct {
	*content.Document
	links    []content.Link
	passages []content.Passage
	lenient  func() bool // the site reads emphasis by its marks alone; nil if not
}

func newPage(d *content.Document) *page {
	return &page{d, d.Links(), d.Passages(), nil}
}

// A spot is where a rule found something.
type spot struct {
	lower      finding.Level // how many levels it is below its rule's
	start, end int           // bytes of the page's source; -1,-1 is the lesson as a whole
	key        string        // what the source lesson's own defect of the kind would be called
	sentence   string
}

// A seeker is a rule, and how it finds what is wrong with a subject.
type seeker[T any] struct {
	finding.Rule
	find func(T) []spot
}

// seekerRules are the rules of a table.
func seekerRules[T any](table []seeker[T]) []finding.Rule {
	rules := make([]finding.Rule, len(table))
	for i, s := range table {
		rules[i] = s.Rule
	}
	return rules
}

// mostFound bounds how often a rule speaks about one lesson: who sees so many
// findings looks at the lesson as a whole.
const mostFound = 100

// manyFound bounds what is looked at to find so many.
const manyFound = 10 * mostFound

// seek applies the rules of a table to a subject. Defects that the page has
// from its source are not its own: what is left out, origin has as often.
// There is none for a source lesson.
func seek[T any](p *page, table []seeker[T], subject T, origin func() T) []finding.Finding {
	var found []finding.Finding
	for _, s := range table {
		spots := s.find(subject)
		if len(spots) > 0 && origin != nil {
			spots = apartFrom(spots, s.find(origin()))
		}
		for _, at := range spots[:min(len(spots), mostFound)] {
			found = append(found, p.finding(s.Rule, at))
		}
	}
	slices.SortStableFunc(found, func(a, b finding.Finding) int { return a.Pos.Compare(b.Pos) })
	return found
}

// apartFrom drops spots that others have the keys of, one for one.
func apartFrom(spots, others []spot) []spot {
	count := map[string]int{}
	for _, o := range others {
		count[o.key]++
	}
	return slices.DeleteFunc(spots, func(s spot) bool {
		count[s.key]--
		return count[s.key] >= 0
	})
}

// finding places a spot in its line. What goes on behind the line's end is
// shown up to there.
func (p *page) finding(r finding.Rule, s spot) finding.Finding {
	f := finding.Finding{Level: r.Level - min(r.Level, s.lower), Rule: r.ID, Sentence: s.sentence}
	if s.start < 0 {
		f.Pos = segment.Pos{File: p.Position(0).File}
		return f
	}
	f.Pos = p.Position(s.start)
	start, end := p.Line(s.start)
	f.Text = string(p.Source()[start:end])
	f.Start = min(s.start, end) - start
	f.End = max(f.Start, min(s.end, end)-start)
	f.Lines, f.From, f.To = f.Text, f.Start, f.End
	if f.Start == 0 && f.End == 0 { // all of the line
		f.To = len(f.Text)
	}
	return f
}

// text is the source between two offsets as a sentence can quote it: on one
// line, and not too long.
func (p *page) text(start, end int) string {
	const most = 60
	fields := bytes.Fields(p.Source()[start:end])
	runes := []rune(string(bytes.Join(fields, []byte{' '})))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

// each calls check for every index below n, several at a time, and returns
// what is found in order.
func each(n int, check func(i int) []finding.Finding) []finding.Finding {
	found := make([][]finding.Finding, n)
	content.Parallel(n, func(i int) { found[i] = check(i) })
	return slices.Concat(found...)
}

// byPath finds the documents of a tree; there are none in a nil one.
func byPath(t *content.Tree) map[string]*content.Document {
	if t == nil {
		return nil
	}
	all := make(map[string]*content.Document, len(t.Documents))
	for _, d := range t.Documents {
		all[d.Path()] = d
	}
	return all
}

// inOrder sorts spots by their place, and drops those that overlap an earlier
// one: the first rule of a table to see something names it.
func inOrder(spots []spot) []spot {
	var kept []spot
	for _, s := range spots {
		if !slices.ContainsFunc(kept, func(k spot) bool { return s.start < k.end && k.start < s.end }) {
			kept = append(kept, s)
		}
		if len(kept) > mostFound {
			break
		}
	}
	slices.SortStableFunc(kept, func(a, b spot) int { return cmp.Compare(a.start, b.start) })
	return kept
}
