package own

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
)

// A Published is a lesson of a language as it is published, held against the same
// lesson as it would be written anew.
type Published struct {
	Document *content.Document
	Pairs    map[int]int            // texts that are the same in both, or that a [Text] will make so: by the index in the written one, that in this one
	MayStand func(i int) bool       // whether what is published may stand in the place of the finished translation of a text
	IsSource func(text string) bool // whether a text says only what the source does or did
}

// Of finds what a published lesson has of its own beside the one that is written
// anew, whose texts are as many as its source has.
//
// A difference of which nobody would miss a word is none: what is written has the
// layout of the source.
func Of(written Written, published Published) []Hunk {
	over := func(i int) string {
		if published.MayStand(i) {
			return written.Translation(i)
		}
		return ""
	}
	w, p := layoutOf(written.Document, written.Names), layoutOf(published.Document, Names(published.Document.Segments()))
	var all []alternatives
	for _, e := range diff(keys(&w, func(i int) (int, bool) { return i, true }), keys(&p, inverse(published.Pairs))) {
		if ways := waysOf(&w, &p, e, over, published.IsSource); len(ways) > 0 {
			all = append(all, ways)
		}
	}
	return proved(written, all)
}

// alternatives are the hunks that an edit may be, the likeliest first.
type alternatives []Hunk

// proved chooses the first hunk of each edit, and others in the place of those that
// cannot be proved, where those can. Each round tries another one of all that
// could not.
func proved(written Written, all []alternatives) []Hunk {
	hunks := make([]Hunk, len(all))
	for i, ways := range all {
		hunks[i] = ways[0]
	}
	fates := Apply(written, found(hunks)).Fates
	settled := slices.Clone(fates)
	for way := 1; ; way++ {
		again, tried := slices.Clone(hunks), false
		for i, ways := range all {
			if way < len(ways) && (settled[i] == Homeless || settled[i] == Refused) {
				again[i], tried = ways[way], true
			}
		}
		if !tried {
			break
		}
		for i, fate := range Apply(written, found(again)).Fates {
			if fate == Stands && (settled[i] == Homeless || settled[i] == Refused) {
				hunks[i], settled[i] = again[i], Stands
			}
		}
	}
	kept := hunks[:0]
	for i, h := range hunks {
		if fates[i] != Replaced { // somebody has finished all that it stands for
			kept = append(kept, h)
		}
	}
	return found(kept)
}

// found seals hunks as what stands in a lesson.
func found(hunks []Hunk) []Hunk {
	for i := range hunks {
		hunks[i].Seal = hunks[i].print()
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
	fixed  string
	text   int  // -1 for fixed bytes and for texts that have no partner
	header bool // of front matter, or of a YAML file
}

// keys are those of the pieces of a layout. textOf is the written text of one of
// its own.
func keys(l *layout, textOf func(i int) (int, bool)) []key {
	all := make([]key, len(l.pieces))
	for i, p := range l.pieces {
		all[i] = key{l.text(i, i+1), -1, p.Start < l.document.Body()}
		if p.Count > 0 {
			if text, ok := textOf(p.First); ok {
				all[i] = key{"", text, false}
			} else {
				all[i].fixed = "\x00" + all[i].fixed // no fixed piece has the same bytes
			}
		}
	}
	return all
}

// waysOf are the hunks that an edit may be, the likeliest first: none if nothing
// is lost without it. Where texts stand on both sides, those that are published
// stand for the others if they may be translations of them; else they are
// additional, before or after them.
func waysOf(w, p *layout, e edit, translation func(i int) string, isSource func(text string) bool) alternatives {
	was, is := w.text(e.from, e.to), p.without(e.otherFrom, e.otherTo, isSource)
	if !loses(is, was) && fences(is) <= fences(was) {
		return nil
	}
	instead := w.hunk(e.from, e.to, is, translation)
	if textsIn(w, e.from, e.to) == 0 {
		return alternatives{instead}
	}
	before := w.hunk(e.from, e.from, p.without(e.otherFrom, e.otherTo+e.after, isSource), translation)
	after := w.hunk(e.to, e.to, p.without(e.otherFrom-e.before, e.otherTo, isSource), translation)
	if textsIn(p, e.otherFrom, e.otherTo) > 0 && mayTranslate(is, was) {
		return alternatives{instead, before, after}
	}
	return alternatives{before, after, instead}
}

// hunk has other words in the place of some pieces.
func (l *layout) hunk(from, to int, is string, translation func(i int) string) Hunk {
	h := Hunk{New: is}
	for i := from; i < to; i++ {
		part := l.part(i)
		if p := l.pieces[i]; p.Count > 0 {
			part.Over = translation(p.First)
		}
		h.Old = append(h.Old, part)
	}
	h.After, h.Before = l.around(from, to)
	if from > 0 {
		h.Above = l.part(from - 1).Fixed
	}
	if to < len(l.pieces) {
		h.Below = l.part(to).Fixed
	}
	return h
}

// says reports whether a piece has texts, all of a kind.
func (l *layout) says(i int, is func(text string) bool) bool {
	p := l.pieces[i]
	for k := range p.Count {
		if !is(l.document.Segments()[p.First+k].Text) {
			return false
		}
	}
	return p.Count > 0
}

// without are the bytes of a stretch without texts of a kind that stand by
// themselves, and without what parts those from the next text.
func (l *layout) without(from, to int, is func(text string) bool) string {
	var b strings.Builder
	left := false
	for i := from; i < to; i++ {
		piece := l.text(i, i+1)
		if l.says(i, is) && !l.isInline(i) {
			left = true
		} else if left = left && l.pieces[i].Count == 0 && len(words(piece)) == 0; !left {
			b.WriteString(piece)
		}
	}
	return b.String()
}

// blockMark is what a line may begin with before its text.
var blockMark = regexp.MustCompile(`^[ \t>]*(?:[-*+]|\d+[.)]|#{1,6})?[ \t]*(?:\[[ xX]\][ \t]+)?`)

// isInline reports whether a piece stands in a line with other markup: the text of a
// link, which would be empty without it, or what is emphasized.
func (l *layout) isInline(i int) bool {
	source, p := l.document.Source(), l.pieces[i]
	before, after := source[:p.Start], source[p.End:]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	after, _, _ = bytes.Cut(after, []byte{'\n'})
	return len(bytes.TrimSpace(blockMark.ReplaceAll(before, nil))) > 0 || len(bytes.TrimSpace(after)) > 0
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

// An edit replaces a range of one list by a range of another. Next to it are as many
// pieces that both have and that say nothing, such as blank lines.
type edit struct{ from, to, otherFrom, otherTo, before, after int }

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
		edits = append(edits, between(a, b, edit{from: from, to: c[0], otherFrom: other, otherTo: c[1]})...)
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
	n, m := e.to-e.from, e.otherTo-e.otherFrom
	if n > 0 && m > 0 && n*m <= mostCells {
		return lines(a[e.from:e.to], b[e.otherFrom:e.otherTo], e)
	}
	return trimmed(a, b, e)
}

// trimmed is an edit without what both sides begin and end with.
func trimmed(a, b []key, e edit) []edit {
	for e.from < e.to && e.otherFrom < e.otherTo && a[e.from] == b[e.otherFrom] {
		e.from++
		e.otherFrom++
		e.before++
	}
	for e.from < e.to && e.otherFrom < e.otherTo && a[e.to-1] == b[e.otherTo-1] {
		e.to--
		e.otherTo--
		e.after++
	}
	if e.from == e.to && e.otherFrom == e.otherTo {
		return nil
	}
	return []edit{e}
}

// lines finds the edits of a stretch by its longest common subsequence of pieces
// that say something: blank lines and marks of lists stand everywhere.
func lines(a, b []key, whole edit) []edit {
	n, m := len(a), len(b)
	length := make([]int32, (n+1)*(m+1))
	at := func(i, j int) *int32 { return &length[i*(m+1)+j] }
	same := func(i, j int) bool { return a[i] == b[j] && a[i].says() }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var edits []edit
	i, j := 0, 0
	for i < n || j < m {
		if i < n && j < m && same(i, j) {
			i++
			j++
			continue
		}
		from, other := i, j
		for (i < n || j < m) && !(i < n && j < m && same(i, j)) {
			if j == m || i < n && *at(i+1, j) >= *at(i, j+1) {
				i++
			} else {
				j++
			}
		}
		for _, e := range trimmed(a, b, edit{from: from, to: i, otherFrom: other, otherTo: j}) {
			e.from, e.to, e.otherFrom, e.otherTo = e.from+whole.from, e.to+whole.from, e.otherFrom+whole.otherFrom, e.otherTo+whole.otherFrom
			edits = append(edits, e)
		}
	}
	return edits
}

// says reports whether there is a letter or a digit in a piece, or it parts front
// matter.
func (k key) says() bool {
	return k.header && strings.TrimSpace(k.fixed) != "" || strings.ContainsFunc(k.fixed, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
