package extract

import (
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// How an edited text finds the one that it replaces: by its words, anywhere,
// or by its place. A place is the gap between two texts that are kept, as a
// diff of lines has it. There texts also pair that have little in common, and
// those of which one is a part of the other: a paragraph was split, or joined.
const (
	nearEnough = 0.3  // the least similarity in the same gap
	loneEnough = 0.15 // and of the only two texts there
	partEnough = 0.75 // how much of the shorter text is in the longer one
	nearBonus  = 0.15 // what the same gap is worth, in similarity
	nearWindow = 16   // how far from its place in the gap a text is looked for
	candidates = 6    // that are looked up by words
)

// A pair is a new message and a gone one that it may replace.
type pair struct {
	is, was    int // indexes into the new and the old messages
	similarity float64
	near       bool    // same gap
	part       float64 // how much of the shorter text is in the longer one; 0 if that is too little
}

func (p pair) rank() float64 {
	rank := max(p.similarity, p.part*almost)
	if p.near {
		rank += nearBonus
	}
	return rank
}

// almost is what it is worth to be wholly a part of the other text.
const almost = 0.9

// predecessors finds for new messages the gone ones that they replace, best
// first. The first is nobody else's first. called says for each message of
// old whether the template has it.
func predecessors(old []locales.Message, called []bool, template []locales.Message, fates []fate) map[int][]pair {
	isGone := func(i int) bool { return !called[i] && old[i].State != locales.Obsolete }
	isKept := func(i int) bool { return called[i] && old[i].State != locales.Obsolete }
	was := gaps(old, isGone, isKept)
	is := gaps(template, func(i int) bool { return fates[i] == fresh }, func(i int) bool { return fates[i] == kept })
	pairs := append(byPlace(was, is, old, template), byWords(was, is, old, template)...)
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.rank(), a.rank()), cmp.Compare(a.is, b.is), cmp.Compare(a.was, b.was))
	})
	return assign(pairs)
}

// assign gives each message the best that is left, then whatever else is like
// it. A text that was split is the first of each of its parts.
func assign(pairs []pair) map[int][]pair {
	found := map[int][]pair{}
	taken := map[int]bool{}
	for _, p := range pairs {
		if len(found[p.is]) == 0 && (!taken[p.was] || p.part > 0) {
			found[p.is], taken[p.was] = []pair{p}, true
		}
	}
	for _, p := range pairs {
		if !slices.ContainsFunc(found[p.is], func(q pair) bool { return q.was == p.was }) {
			found[p.is] = append(found[p.is], p)
		}
	}
	return found
}

// A gap is a run of messages between two that are in both catalogs.
type gap struct {
	before, after string // their IDs, "" at an end
	members       []int
}

func gaps(messages []locales.Message, member, anchor func(i int) bool) []gap {
	var all []gap
	var g gap
	for i := range messages {
		switch {
		case member(i):
			g.members = append(g.members, i)
		case anchor(i):
			g.after = messages[i].ID
			if len(g.members) > 0 {
				all = append(all, g)
			}
			g = gap{before: g.after}
		}
	}
	if len(g.members) > 0 {
		all = append(all, g)
	}
	return all
}

// byPlace pairs the messages of gaps that begin or end alike.
func byPlace(was, is []gap, old, template []locales.Message) []pair {
	begins, ends := map[string]int{}, map[string]int{}
	for i, g := range was {
		begins[g.before], ends[g.after] = i, i
	}
	var pairs []pair
	for _, g := range is {
		first, ok := begins[g.before]
		if ok {
			pairs = append(pairs, inGap(was[first], g, old, template)...)
		}
		if last, also := ends[g.after]; also && (!ok || last != first) {
			pairs = append(pairs, inGap(was[last], g, old, template)...)
		}
	}
	return pairs
}

// inGap compares each message with those around the same place.
func inGap(was, is gap, old, template []locales.Message) []pair {
	var pairs []pair
	enough := nearEnough
	if len(was.members) == 1 && len(is.members) == 1 {
		enough = loneEnough
	}
	for i, n := range is.members {
		at := i * len(was.members) / len(is.members)
		for _, g := range was.members[max(0, at-nearWindow):min(len(was.members), at+nearWindow+1)] {
			p := pair{is: n, was: g, near: true}
			p.similarity, p.part = compare(old[g].Source, template[n].Source)
			if p.similarity >= enough || p.part > 0 {
				pairs = append(pairs, p)
			}
		}
	}
	return pairs
}

// compare says how alike an old and a new text are, and how much of the
// shorter one is in the other. Short texts are in longer ones by chance: one
// that was joined to others has to be a good deal of it, or its beginning.
func compare(was, is string) (similarity, part float64) {
	similarity = memory.Similarity(was, is)
	switch {
	case len(is) <= len(was):
		part = memory.Contained(is, was)
	case similarity >= nearEnough:
		part = memory.Contained(was, is)
	default:
		part = begins(was, is)
	}
	if part < partEnough {
		part = 0
	}
	return similarity, part
}

// begins says how much of a text begins another.
func begins(text, other string) float64 {
	n := 0
	for n < min(len(text), len(other)) && text[n] == other[n] {
		n++
	}
	return float64(n) / float64(max(1, len(text)))
}

// byWords looks new messages up among the gone ones.
func byWords(was, is []gap, old, template []locales.Message) []pair {
	var gone []memory.Pair
	places := map[string]int{}
	for _, g := range was {
		for _, i := range g.members {
			gone = append(gone, memory.Pair{Source: old[i].Source, Target: old[i].ID})
			places[old[i].ID] = i
		}
	}
	if len(gone) == 0 {
		return nil
	}
	store := memory.New(gone)
	var pairs []pair
	for _, g := range is {
		for _, i := range g.members {
			for _, s := range store.Suggest(&segment.Segment{Text: template[i].Source}, candidates) {
				pairs = append(pairs, pair{is: i, was: places[s.Text], similarity: s.Score})
			}
		}
	}
	return pairs
}
