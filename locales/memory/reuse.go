package memory

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Reuse returns the translation that may stand for s without asking
// anybody. It is that of a pair with the same context and the same words, whose
// tags can be carried over with certainty, since either
//
//   - the texts are equal; or
//   - the tags stand at the same places, and differ at most in which of link,
//     strong, emphasis and strikethrough they are, and in number; or
//   - some of these four are gone, and all else is equal: the translation
//     loses them too.
//
// All pairs of the context and the words that nothing superseded must give the
// same translation, in words at least where the tags cannot be carried.
// What is returned passes [segment.Check].
func (m *Store) Reuse(s *segment.Segment) (target string, ok bool) {
	if m.Len() == 0 {
		return "", false
	}
	to := layOut(s.Text, tagsByName(s.Tags).has)
	var others []string
	var last *Pair
	for i := range m.bare.all(m.wordsKey(s.Context, s.Text)) {
		p := &m.pairs[i]
		if p.Superseded || p.Target == "" || p.Context != s.Context || last != nil && p.Source == last.Source && p.Target == last.Target {
			continue
		}
		last = p
		text, same, certain := takeOver(p, s, &to)
		switch {
		case !same:
		case !certain:
			others = append(others, p.Target)
		case ok && text != target:
			return "", false
		default:
			target, ok = text, true
		}
	}
	if !ok || slices.ContainsFunc(others, func(other string) bool { return words(other) != words(target) }) {
		return "", false
	}
	return target, true
}

func words(text string) string { return layOut(text, isSpelled).words }

// takeOver carries the translation of a pair over to s, whose layout is to.
// same reports whether the pair has the words of s, certain whether its
// translation may stand for s.
func takeOver(p *Pair, s *segment.Segment, to *layout) (text string, same, certain bool) {
	if p.Source == s.Text {
		return p.Target, true, fits(p.Target, s)
	}
	from := layOut(p.Source, isSpelled)
	if from.words != to.words {
		return "", false, false
	}
	names, certain := pairUp(&from, to)
	if !certain || !sameTags(&from, p.Target) {
		return "", true, false
	}
	tags := tagsByName(s.Tags)
	spelled := make(tagSet, len(names))
	for old, name := range names {
		spelled[old] = tags[name]
	}
	text, complete := respell(p.Target, spelled, nil, len(s.Tags))
	return text, true, complete && fits(text, s)
}

func fits(text string, s *segment.Segment) bool {
	return len(segment.Check(&segment.Segment{Text: s.Text, Tags: s.Tags}, text)) == 0
}

// sameTags reports whether a translation has the tags of its source, each
// once.
func sameTags(source *layout, target string) bool {
	l := layOut(target, isSpelled)
	if !source.whole || !l.whole || len(l.places) != len(source.places) {
		return false
	}
	names := map[string]bool{}
	for _, p := range source.places {
		names[p.name] = true
	}
	return !slices.ContainsFunc(l.places, func(p place) bool { return !names[p.name] })
}

// pairUp says which tag of to each tag of from is, by name. The words of both
// are the same. It is certain where no two ways to pair them up are possible.
func pairUp(from, to *layout) (names map[string]string, certain bool) {
	if len(from.places) == len(to.places) {
		return pairAll(from, to)
	}
	return pairSome(from, to)
}

// A spot is where a tag stands in the words.
type spot struct{ from, to int }

func (p *place) spot() spot { return spot{p.from, p.to} }

// pairAll pairs up tags that stand at the same places in the same order. Two
// around the same words must have kept their kinds, since they could have
// changed places instead.
func pairAll(from, to *layout) (names map[string]string, certain bool) {
	names = make(map[string]string, len(to.places))
	count := map[spot]int{}
	for _, p := range to.places {
		count[p.spot()]++
	}
	for i, p := range from.places {
		q := to.places[i]
		if p.spot() != q.spot() || p.first != q.first || p.last != q.last {
			return nil, false
		}
		restyled := isStyle(p.kind) && isStyle(q.kind) && count[q.spot()] == 1
		if !restyled && !p.isLike(q) {
			return nil, false
		}
		names[p.name] = q.name
	}
	return names, true
}

// pairSome pairs up the tags of to with those of from, of which some are gone.
func pairSome(from, to *layout) (names map[string]string, certain bool) {
	type twin struct {
		kind segment.TagKind
		spot
	}
	names = make(map[string]string, len(to.places))
	count := map[twin]int{}
	left := to.places
	for _, p := range from.places {
		count[twin{p.kind, p.spot()}]++
		switch {
		case len(left) > 0 && p.isLike(left[0]) && p.spot() == left[0].spot():
			names[p.name] = left[0].name
			left = left[1:]
		case !isStyle(p.kind):
			return nil, false
		}
		if isStyle(p.kind) && count[twin{p.kind, p.spot()}] > 1 {
			return nil, false // either may be the one that is gone
		}
	}
	return names, len(left) == 0
}

// isLike reports whether two tags are the same but for the number of a style.
func (p *place) isLike(q place) bool {
	return p.name == q.name || p.kind == q.kind && isStyle(p.kind)
}
