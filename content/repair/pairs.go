package repair

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A pairs says which tags of a reading stand for which of the witness.
type pairs struct {
	of      []int // for each tag of the reading the witness's, -1 if none
	missing []int // tags of the witness that nothing stands for
	extra   []int // tags of the reading that stand for nothing
}

// likeness are the ways in which tags may be alike, the surest first: tags are
// alike if they have the same key. Within a key they pair in order.
var likeness = []func(segment.Tag) segment.Tag{
	func(t segment.Tag) segment.Tag { return segment.Tag{Kind: t.Kind, Stands: t.Stands} },
	func(t segment.Tag) segment.Tag { return segment.Tag{Kind: t.Kind, Stands: bareTarget(t.Stands)} },
}

// pair finds for each tag one that is like it.
func pair(want, have []segment.Tag) pairs {
	p := pairs{of: make([]int, len(have))}
	for i := range p.of {
		p.of[i] = -1
	}
	taken := make([]bool, len(want))
	for _, key := range likeness {
		p.by(key, want, have, taken)
	}
	p.byOrder(want, have, taken)
	p.part(want, have, taken)
	for i := range want {
		if !taken[i] {
			p.missing = append(p.missing, i)
		}
	}
	for i, to := range p.of {
		if to < 0 {
			p.extra = append(p.extra, i)
		}
	}
	return p
}

// by pairs the tags that are left by a key.
func (p *pairs) by(key func(segment.Tag) segment.Tag, want, have []segment.Tag, taken []bool) {
	waiting := map[segment.Tag][]int{}
	for i, t := range want {
		if !taken[i] {
			k := key(t)
			waiting[k] = append(waiting[k], i)
		}
	}
	for i, t := range have {
		if p.of[i] >= 0 {
			continue
		}
		if k := key(t); len(waiting[k]) > 0 {
			p.of[i], waiting[k] = waiting[k][0], waiting[k][1:]
			taken[p.of[i]] = true
		}
	}
}

// byOrder pairs links and images whose targets differ, if as many are left
// on both sides: what a tag stands for otherwise may not change.
func (p *pairs) byOrder(want, have []segment.Tag, taken []bool) {
	left := map[segment.TagKind]int{}
	for i, t := range want {
		if !taken[i] && markdown.HasTarget(t.Kind) {
			left[t.Kind]++
		}
	}
	for i, t := range have {
		if p.of[i] < 0 {
			left[t.Kind]--
		}
	}
	p.by(func(t segment.Tag) segment.Tag {
		if markdown.HasTarget(t.Kind) && left[t.Kind] == 0 {
			return segment.Tag{Kind: t.Kind}
		}
		return t
	}, want, have, taken)
}

// part undoes pairs of targets of which one is the other and more, such as the
// parenthesis and the full stop behind a link that did not end: there is
// something to repair.
func (p *pairs) part(want, have []segment.Tag, taken []bool) {
	for i, to := range p.of {
		if to < 0 || !markdown.HasTarget(have[i].Kind) || have[i].Stands == want[to].Stands {
			continue
		}
		f, target := fold(have[i].Stands), bareTarget(want[to].Stands)
		if strings.Trim(f.text, "()") != target && len(f.find(target)) > 0 {
			p.of[i], taken[to] = -1, false
		}
	}
}
