package merge

import (
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// rescue keeps the translations of a lesson that is about to be written anew
// which no catalog knows any more, each as an alternative of its message:
// somebody has typed over them in a file, or has taken another's file for theirs.
func (l *Lessons) rescue(plan *Plan, lesson shown) {
	path := plan.Document.Path()
	was := l.Wrote[path]
	if lesson.file == nil || was.Texts == nil {
		return
	}
	d, err := lesson.split()
	if err != nil {
		return
	}
	segments := d.Segments()
	pairs := partners(segments, plan.Entries)
	for i := range segments {
		j, paired := pairs[i]
		if !paired {
			continue
		}
		s, e := &segments[i], &plan.Entries[j]
		isIts := e.Message != nil && s.Kind == e.Segment.Kind && was.Texts.Has(e.Segment.Text)
		if isIts && l.isForeign(s, was) && l.Language.keepBeside(e.Message.ID, s.Text) {
			l.known[segment.Plain(s.Text)], l.rescued = true, true
		}
	}
}

// keepBeside makes an alternative of a text, also for the to-do file, and reports
// whether the locale has the message.
func (l *Language) keepBeside(id, text string) bool {
	found := false
	catalogs := []*locales.Catalog{l.Catalog, l.Open}
	if l.Open == l.Catalog {
		catalogs = catalogs[:1]
	}
	for _, c := range catalogs {
		if at, ok := c.Index()[id]; ok {
			locales.AddAlternative(&c.Messages[at], text)
			found = true
		}
	}
	return found
}

// partners are the entries of a plan that the texts of a lesson stand for, in
// order: those that say the same, and as many as stand between two of these in
// both.
func partners(segments []segment.Segment, entries []Entry) map[int]int {
	pairs := map[int]int{}
	lastI, lastJ := -1, -1
	for _, a := range anchors(segments, entries) {
		for k := 1; a[0]-lastI == a[1]-lastJ && lastI+k < a[0]; k++ {
			pairs[lastI+k] = lastJ + k
		}
		if lastI, lastJ = a[0], a[1]; lastI < len(segments) {
			pairs[lastI] = lastJ
		}
	}
	return pairs
}

// anchors are the texts of a lesson and the entries of a plan that say the same, in
// order, and the ends of both.
func anchors(segments []segment.Segment, entries []Entry) [][2]int {
	places := map[string][]int{}
	for j := range entries {
		e := &entries[j]
		texts := []string{segment.Plain(e.Segment.Text)}
		if e.Message != nil && segment.Plain(e.Message.Target) != texts[0] {
			texts = append(texts, segment.Plain(e.Message.Target))
		}
		for _, text := range texts {
			places[text] = append(places[text], j)
		}
	}
	var all [][2]int
	last := -1
	for i := range segments {
		if at := places[segment.Plain(segments[i].Text)]; len(at) == 1 && at[0] > last {
			all = append(all, [2]int{i, at[0]})
			last = at[0]
		}
	}
	return append(all, [2]int{len(segments), len(entries)})
}
