package extract

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// alignment sorts out what was found.
func (a *aligner) alignment() Alignment {
	var out Alignment
	for x, l := range a.lessons {
		out.Lessons = append(out.Lessons, LessonPair{l.source.Document, l.target.original(0).Document})
		a.sortOut(&out, l, a.found[x])
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
func (a *aligner) sortOut(out *Alignment, l lessonPair, found []finding) {
	source, target := unpaired(l, found)
	for _, f := range found {
		s, t := Place{l.source.Document, f.i, f.source}, Place{l.target.Document, f.j, f.target}
		if reason := a.untranslated(l, f); reason != "" {
			out.Source = append(out.Source, s.each(reason)...)
			out.Target = append(out.Target, l.target.originals(t).each(reason)...)
			continue
		}
		m := Match{Source: s, Target: l.target.originals(t), Score: f.score}
		m.Text, m.Fits = a.recover(s, t)
		out.Pairs = append(out.Pairs, m)
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
	case same && !a.language.saysSomething(s):
		return SameText
	case same || a.language.isSource(t):
		return InSource
	}
	return ""
}

// recover spells a translation with the tags of its source, and says whether
// it fits.
func (a *aligner) recover(source, target Place) (text string, fits bool) {
	if source.Count > 1 {
		return "", false
	}
	s := &source.Segments()[0]
	text, fits = a.restore(source, target)
	if strings.TrimSpace(text) == "" {
		return "", false
	}
	text = segment.Normalize(text, s.Tags)
	return text, fits && len(segment.Check(s, text)) == 0
}

func (a *aligner) restore(source, target Place) (text string, ok bool) {
	s := &source.Segments()[0]
	targets := target.Segments()
	one := targets[0]
	if len(targets) > 1 {
		one = joinSegments(targets)
	}
	text, ok = retag(&one, s.Tags)
	text = trimMarkup(text, s.Text)
	return text, ok && !hasLeftovers(text, s.Text)
}

// joinSegments is several segments as one, with their tags numbered through.
func joinSegments(all []segment.Segment) segment.Segment {
	var joined segment.Segment
	numbers := map[segment.TagKind]int{}
	for _, s := range all {
		tags := make([]segment.Tag, len(s.Tags))
		for i, t := range s.Tags {
			numbers[t.Kind]++
			tags[i] = segment.Tag{Kind: t.Kind, Num: numbers[t.Kind], Stands: t.Stands}
		}
		if joined.Text != "" {
			joined.Text += space(joined.Text)
		}
		for _, t := range segment.Tokenize(s.Text, s.Tags) {
			switch t.Part {
			case segment.Text:
				joined.Text += t.Text
			case segment.Close:
				joined.Text += tags[t.Tag].Close()
			default:
				joined.Text += tags[t.Tag].Open()
			}
		}
		joined.Tags = append(joined.Tags, tags...)
	}
	return joined
}
