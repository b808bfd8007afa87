package align

import (
	"github.com/parasol-l10n/parasol/content/repair"
)

// alignment sorts out what was found.
func (a *aligner) alignment() Result {
	parts := make([]Result, len(a.lessons))
	each(len(a.lessons), func() func(int) {
		return func(x int) { a.sortOut(&parts[x], a.lessons[x], a.found[x]) }
	})
	var out Result
	for _, p := range parts {
		out.Lessons = append(out.Lessons, p.Lessons...)
		out.Pairs, out.Source, out.Target = append(out.Pairs, p.Pairs...), append(out.Source, p.Source...), append(out.Target, p.Target...)
	}
	for _, l := range a.lone[0] {
		out.Missing = append(out.Missing, LessonPair{Source: l.Document})
		for i := range l.traits {
			out.Source = append(out.Source, Unpaired{Place{l.Document, i, 1}, NoLesson})
		}
	}
	for _, l := range a.lone[1] {
		out.Missing = append(out.Missing, LessonPair{Target: l.Document})
		for j := range l.traits {
			out.Target = append(out.Target, Unpaired{Place{l.Document, j, 1}, NoLesson})
		}
	}
	return out
}

// sortOut tells translations from what nobody has translated.
func (a *aligner) sortOut(out *Result, l lessonPair, found []finding) {
	out.Lessons = []LessonPair{{l.source.Document, l.target.original(0).Document}}
	source, target := unpaired(l, found)
	var damaged []int // of the pairs
	var candidates []repair.Candidate
	for _, f := range found {
		s, t := Place{l.source.Document, f.i, f.source}, Place{l.target.Document, f.j, f.target}
		if reason := a.untranslated(l, f); reason != "" {
			out.Source = append(out.Source, s.each(reason)...)
			out.Target = append(out.Target, l.target.originals(t).each(reason)...)
			continue
		}
		m := Match{Source: s, Target: l.target.originals(t), Score: f.score, Evidence: f.evidence}
		if a.language.isSource(&l.target.traits[f.j]) {
			m.doubt(InPart)
		}
		if a.isOtherCode(l, f) {
			m.doubt(CodeDiffers)
		}
		if !m.recover(s, t) {
			damaged, candidates = append(damaged, len(out.Pairs)), append(candidates, repair.Candidate{Segment: f.i, Raw: t.raw()})
		}
		out.Pairs = append(out.Pairs, m)
	}
	for x, r := range repair.RestoreAll(l.source.Document, candidates) {
		out.Pairs[damaged[x]].restore(r)
	}
	for _, i := range source {
		out.Source = append(out.Source, Unpaired{Place{l.source.Document, i, 1}, NoCounterpart})
	}
	for _, j := range target {
		out.Target = append(out.Target, Unpaired{l.target.original(j), NoCounterpart})
	}
}

// each are the segments of a place, none of which has a partner.
func (p Place) each(reason Reason) []Unpaired {
	all := make([]Unpaired, p.Count)
	for i := range all {
		all[i] = Unpaired{Place{p.Document, p.First + i, 1}, reason}
	}
	return all
}

// untranslated says why a pair is no translation, "" if it is one.
func (a *aligner) untranslated(l lessonPair, f finding) Reason {
	s, t := &l.source.traits[f.i], &l.target.traits[f.j]
	same := f.source+f.target == 2 && s.text == t.text
	switch {
	case same && (s.code || !a.language.saysSomething(s)):
		return SameText
	case same || a.language.isSource(t) && !a.language.isMixed(t):
		return InSource
	}
	return ""
}

// doubt makes a match one to review, whatever else speaks for it.
func (m *Match) doubt(why Doubt) {
	m.Score = min(m.Score, mostOfOther)
	m.Evidence.Doubts = append(m.Evidence.Doubts, why)
}
