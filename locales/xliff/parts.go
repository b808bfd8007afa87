package xliff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Other tools cut a unit into segments: by <mrk mtype="seg"> inside of its
// seg-source and target in version 1.2 (section 2.2.4), by several <segment> in
// version 2 (section 4.2.2.6), and keep what stands between two of them apart.
// A unit is finished if all of its segments are. If some are not, the source
// stands in for their translations, and the whole is a draft.

// A cut is a segment of a text, pieces [from,to) of it.
type cut struct {
	mid      string
	from, to int
}

// A stretch is one segment, or what stands before, between or behind segments.
type stretch struct {
	segment bool
	mid     string
	text    text
}

// stretches takes a text apart: a stretch that is no segment, perhaps empty, before the
// first segment and behind each one. Segments inside of segments are part of
// these.
func (t text) stretches(cuts []cut) []stretch {
	var all []stretch
	at := 0
	for _, c := range cuts {
		if c.from < at && len(all) > 0 {
			continue
		}
		all = append(all, stretch{text: t[at:c.from]}, stretch{segment: true, mid: c.mid, text: t[c.from:c.to]})
		at = c.to
	}
	return append(all, stretch{text: t[at:]})
}

// saysNothing reports whether there is no text in t, whatever tags it has.
func (t text) saysNothing() bool {
	for i := range t {
		if t[i].part == segment.Text && !segment.IsBlank(string(t[i].literal)) {
			return false
		}
	}
	return true
}

// same reports whether two texts are alike as the file has them.
func (t text) same(other text) bool { return t.String() == other.String() }

// tag is one half of a tag, or a tag that stands alone.
type tag struct {
	part segment.Part
	id   string
}

// tagsIn are the tags of texts.
func tagsIn(texts []stretch) map[tag]bool {
	has := map[tag]bool{}
	for _, o := range texts {
		for _, p := range o.text {
			if p.part != segment.Text {
				has[tag{p.part, p.id}] = true
			}
		}
	}
	return has
}

// without is t without some tags.
func (t text) without(tags map[tag]bool) text {
	return slices.DeleteFunc(slices.Clone(t), func(p piece) bool { return p.part != segment.Text && tags[tag{p.part, p.id}] })
}

// joinMarked puts together the target of a unit of version 1.2 whose segments
// are marked; source and target are its stretches. Segments belong together by
// their mid, and without one by their place.
func (u *unit) joinMarked(source, target []stretch) {
	nameSegments(source)
	nameSegments(target)
	done, there := map[string]text{}, map[string]bool{}
	blank := false
	for _, t := range target {
		switch {
		case !t.segment:
			continue
		case t.text.saysNothing():
			blank = true
		default:
			done[t.mid] = append(done[t.mid], t.text...)
		}
		there[t.mid] = true
	}
	open, absent := false, false // segments of the source
	for _, s := range source {
		t, ok := done[s.mid]
		if !s.segment || s.text.saysNothing() || ok && !(u.said == "new" && t.same(s.text)) {
			continue
		}
		open, absent = true, absent || !there[s.mid]
	}
	switch {
	case len(done) == 0 && u.target.saysNothing():
		u.target = nil
		return
	case absent:
		u.target = inOrderOf(source, target, done)
	default:
		u.target = completed(source, target)
	}
	u.partial = u.partial || open || blank && len(source) == 1
}

// nameSegments gives segments without a mid one of their place.
func nameSegments(all []stretch) {
	for i := range all {
		if r := &all[i]; r.segment && r.mid == "" {
			r.mid = "#" + strconv.Itoa(i)
		}
	}
}

// completed is the target with what the source has where the target has
// nothing: in the place of segments without a text, and between segments.
func completed(source, target []stretch) text {
	segments, behind := map[string]text{}, map[string]text{}
	for i, s := range source {
		if s.segment {
			segments[s.mid], behind[s.mid] = s.text, source[i+1].text
		}
	}
	var all text
	has := tagsIn(target)
	for i, t := range target {
		switch own := segments[t.mid]; {
		case t.segment && t.text.saysNothing() && !own.saysNothing():
			all = append(all, own...)
		case t.segment || len(t.text) > 0:
			all = append(all, t.text...)
		case len(source) == len(target):
			all = append(all, source[i].text.without(has)...)
		case i > 0 && i < len(target)-1:
			all = append(all, behind[target[i-1].mid].without(has)...)
		}
	}
	return all
}

// inOrderOf is the source with the translations that are done, and with what
// else the target says at its end: segments of the source are not in the
// target at all.
func inOrderOf(source, target []stretch, done map[string]text) text {
	var all text
	used := map[string]bool{}
	for _, s := range source {
		if t, ok := done[s.mid]; ok && s.segment {
			s.text, used[s.mid] = t, true
		}
		all = append(all, s.text...)
	}
	for _, t := range target {
		if !t.text.saysNothing() && !(t.segment && used[t.mid]) {
			all = append(all, t.text...)
		}
	}
	return all
}

// A part2 is one segment or ignorable part of a unit of version 2.
type part2 struct {
	ignorable      bool
	source, target text
	said           string // the state, and the sub-state behind a blank
	unsaid         bool   // the file does not name the state: initial
	order          int    // of the target
}

// ranks are the states of version 2, the least finished first.
var ranks = []string{"initial", "translated", "reviewed", "final"}

// join makes one text of the parts of a unit: the state is that of the least
// finished segment. If some are initial and some are not, or some have a
// translation and some have none, the whole is a draft.
func (u *unit) join(parts []part2) {
	if len(parts) == 1 && !parts[0].ignorable {
		p := &parts[0]
		u.source, u.target, u.said, u.unsaid = p.source, p.target, p.said, p.unsaid
		u.qualify(p)
		return
	}
	u.unsaid = true
	translated, open, initial := 0, 0, 0
	for i := range parts {
		p := &parts[i]
		u.source = append(u.source, p.source...)
		if p.ignorable || p.source.saysNothing() && p.target.saysNothing() {
			continue
		}
		state, _, _ := strings.Cut(p.said, " ")
		switch {
		case p.target.saysNothing(), state == ranks[0] && p.target.same(p.source):
			open++
		default:
			translated++
		}
		if state == ranks[0] {
			initial++
		}
		last, _, _ := strings.Cut(u.said, " ")
		if u.said == "" || slices.Index(ranks, state) < slices.Index(ranks, last) {
			u.said = p.said
		}
		u.unsaid = u.unsaid && p.unsaid
		u.qualify(p)
	}
	if translated == 0 {
		return
	}
	u.partial = open > 0 || initial > 0 && initial < translated+open
	u.target = targetOf(parts)
}

// qualify takes in what a part says beside its state: the sub-state without
// the prefix that says whose it is.
func (u *unit) qualify(p *part2) {
	state, sub, _ := strings.Cut(p.said, " ")
	u.unknown = cmp.Or(u.unknown, unknown2(state, sub))
	u.verdicts = append(u.verdicts, state, sub[strings.IndexByte(sub, ':')+1:])
}

// targetOf puts the targets of parts in their order, the source of those that
// have none among them.
func targetOf(parts []part2) text {
	slices.SortStableFunc(parts, func(a, b part2) int { return cmp.Compare(a.order, b.order) })
	var targets []stretch
	for _, p := range parts {
		targets = append(targets, stretch{text: p.target})
	}
	var all text
	has := tagsIn(targets)
	for _, p := range parts {
		switch {
		case !p.target.saysNothing() || p.ignorable && len(p.target) > 0:
			all = append(all, p.target...)
		case p.ignorable:
			all = append(all, p.source.without(has)...)
		default:
			all = append(all, p.source...)
		}
	}
	return all
}
