package own

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
)

// Of finds what a lesson of a language, as it is published, has of its own beside
// the same lesson as it would be written anew. names are those of the texts of
// the lesson that is written, which are as many as its source has. pairs are the
// texts that are the same in both, or that a [Text] will make so: by the index in
// the one that is written, the index in the published one.
//
// A difference of which nobody would miss a word is none: what is written has the
// layout of the source.
func Of(written, published *content.Document, names []string, pairs map[int]int) []Hunk {
	w, p := layoutOf(written, names), layoutOf(published, Names(published.Segments()))
	var hunks []Hunk
	for _, e := range diff(keys(&w, func(i int) (int, bool) { return i, true }), keys(&p, inverse(pairs))) {
		hunks = append(hunks, hunkOf(&w, &p, e)...)
	}
	return hunks
}

// inverse finds the written text of a published one.
func inverse(pairs map[int]int) func(i int) (int, bool) {
	back := make(map[int]int, len(pairs))
	for i, j := range pairs {
		back[j] = i
	}
	return func(j int) (int, bool) { i, ok := back[j]; return i, ok }
}

// A key is the same for pieces that say the same: fixed bytes, or a text of the
// lesson that is written.
type key struct {
	fixed string
	text  int // -1 for fixed bytes and for texts that have no partner
}

// keys are those of the pieces of a layout. textOf is the written text of one of
// its own.
func keys(l *layout, textOf func(i int) (int, bool)) []key {
	all := make([]key, len(l.pieces))
	for i, p := range l.pieces {
		all[i] = key{l.text(i, i+1), -1}
		if p.Count > 0 {
			if text, ok := textOf(p.First); ok {
				all[i] = key{"", text}
			} else {
				all[i].fixed = "\x00" + all[i].fixed // no fixed piece has the same bytes
			}
		}
	}
	return all
}

// hunkOf is the hunk of an edit: none if nothing is lost without it. Where texts
// stand on both sides, those that are published stand for the others if they may
// be translations of them; else they are additional, and both stay.
func hunkOf(w, p *layout, e edit) []Hunk {
	was, is := w.text(e.from, e.to), p.text(e.otherFrom, e.otherTo)
	if !loses(is, was) {
		return nil
	}
	replaced, own := textsIn(w, e.from, e.to), textsIn(p, e.otherFrom, e.otherTo)
	if replaced > 0 && (own == 0 || !mayTranslate(is, was)) {
		e.from = e.to
	}
	h := Hunk{New: is}
	for i := e.from; i < e.to; i++ {
		h.Old = append(h.Old, w.part(i))
	}
	h.After, h.Before = w.around(e.from, e.to)
	if e.from > 0 {
		h.Above = w.part(e.from - 1).Fixed
	}
	if e.to < len(w.pieces) {
		h.Below = w.part(e.to).Fixed
	}
	return []Hunk{h}
}

func textsIn(l *layout, from, to int) int {
	n := 0
	for _, p := range l.pieces[from:to] {
		n += p.Count
	}
	return n
}

// mayTranslate reports whether a stretch is neither far longer nor far shorter
// than another.
func mayTranslate(is, was string) bool { return len(is) <= 4*len(was) && len(was) <= 4*len(is) }

// An edit replaces a range of one list by a range of another.
type edit struct{ from, to, otherFrom, otherTo int }

// diff finds the edits that make one list of the other: between texts, which are
// unique, line by line.
func diff(a, b []key) []edit {
	place := map[int]int{}
	for j := range b {
		if b[j].text >= 0 {
			place[b[j].text] = j
		}
	}
	var common [][2]int
	for i := range a {
		if j, ok := place[a[i].text]; ok && a[i].text >= 0 {
			common = append(common, [2]int{i, j})
		}
	}
	var edits []edit
	from, other := 0, 0
	for _, c := range append(increasing(common), [2]int{len(a), len(b)}) {
		edits = append(edits, between(a, b, edit{from, c[0], other, c[1]})...)
		from, other = c[0]+1, c[1]+1
	}
	return edits
}

// increasing is a longest run of pairs in which both sides increase.
func increasing(pairs [][2]int) [][2]int {
	var tails []int // by length less one: the pair that ends the best run
	before := make([]int, len(pairs))
	for k, p := range pairs {
		n, _ := slices.BinarySearchFunc(tails, p[1], func(t, at int) int { return pairs[t][1] - at })
		before[k] = -1
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		} else {
			tails[n] = k
		}
	}
	var run [][2]int
	if len(tails) > 0 {
		for k := tails[len(tails)-1]; k >= 0; k = before[k] {
			run = append(run, pairs[k])
		}
	}
	slices.Reverse(run)
	return run
}

// mostCells bounds the work on one stretch between two texts; a longer one is
// one edit.
const mostCells = 1 << 22

// between finds the edits of a stretch.
func between(a, b []key, e edit) []edit {
	for e.from < e.to && e.otherFrom < e.otherTo && a[e.from] == b[e.otherFrom] {
		e.from++
		e.otherFrom++
	}
	for e.from < e.to && e.otherFrom < e.otherTo && a[e.to-1] == b[e.otherTo-1] {
		e.to--
		e.otherTo--
	}
	n, m := e.to-e.from, e.otherTo-e.otherFrom
	switch {
	case n == 0 && m == 0:
		return nil
	case n == 0 || m == 0 || n*m > mostCells:
		return []edit{e}
	}
	return lines(a[e.from:e.to], b[e.otherFrom:e.otherTo], e)
}

// lines finds the edits of a stretch by its longest common subsequence.
func lines(a, b []key, e edit) []edit {
	n, m := len(a), len(b)
	length := make([]int32, (n+1)*(m+1))
	at := func(i, j int) *int32 { return &length[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var edits []edit
	i, j := 0, 0
	for i < n || j < m {
		if i < n && j < m && a[i] == b[j] {
			i++
			j++
			continue
		}
		from, other := i, j
		for (i < n || j < m) && !(i < n && j < m && a[i] == b[j]) {
			if j == m || i < n && *at(i+1, j) >= *at(i, j+1) {
				i++
			} else {
				j++
			}
		}
		edits = append(edits, edit{e.from + from, e.from + i, e.otherFrom + other, e.otherFrom + j})
	}
	return edits
}
