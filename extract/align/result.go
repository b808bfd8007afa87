package align

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
)

// An Result says which segments of the translated lessons translate which
// of the source lessons, and what has no partner. Every segment of either
// tree is in one of its lists; all are in the order of the source's tree, and
// what only the target has in that of its own. A segment of the target is in
// several pairs where its lines are segments of the source: see [Match].
type Result struct {
	Pairs   []Match      // by the source's place
	Source  []Unpaired   // segments that have no translation
	Target  []Unpaired   // segments that translate nothing
	Lessons []LessonPair // by the source's path
	Missing []LessonPair // lessons of either tree that have no counterpart; the other side is nil
}

// A Place is a run of segments of a lesson, of which there is at least one.
type Place struct {
	Document     *content.Document
	First, Count int // the index of the first, and how many follow each other
}

// Segments are those of the place, shared with the document.
func (p Place) Segments() []segment.Segment {
	return p.Document.Segments()[p.First : p.First+p.Count]
}

// Text is what the segments say, joined as sentences of one paragraph are.
// Tags are those of each segment, so that their names may stand twice.
func (p Place) Text() string {
	text := ""
	for i, s := range p.Segments() {
		if i > 0 {
			text += segment.Space(text)
		}
		text += s.Text
	}
	return text
}

// A Match is a translation that was found: 1-1 as a rule; 1-2 where the
// translation is split, 2-1 and 2-2 where it joins what the source parts.
// Where a tool lost line breaks, a target segment has a line for each of
// several source segments: it is the place of several matches, each with a
// line of it as its Text.
type Match struct {
	Source, Target Place

	// Score is how sure it is that the one translates the other, 0 to 1: the
	// probability among all ways to align the two lessons, as far as the
	// evidence goes.
	Score float64

	// Evidence is what Score was made of.
	Evidence Evidence

	// Text is the translation with the tags of the source segment. Fits says
	// that a lesson can hold it: [segment.Check] has nothing against it and no
	// broken markup is left in it. Text is "" and Fits false unless the match
	// has one source segment.
	Text string
	Fits bool

	Repairs []repair.Repair // that reading it took
	Targets []repair.Target // of links that lead elsewhere than in the source

	// Held says that the translation was made of another text than that of
	// Source, as far as anybody can tell, so that somebody has to review it
	// however sure the pair is: see [Result.Hold]. Was is that text, "" if it
	// is not known.
	Held bool
	Was  string
}

// An Unpaired is a segment without a partner.
type Unpaired struct {
	Place  Place
	Reason Reason
}

// A Reason says why a segment has no partner.
type Reason string

// The reasons.
const (
	NoCounterpart Reason = "no counterpart" // nothing in the other lesson says the same
	NoLesson      Reason = "no lesson"      // the other tree has no such lesson
	InSource      Reason = "untranslated"   // the translated lesson still has it in the source language
	SameText      Reason = "same"           // it is the same in both: names and numbers, nothing to translate
)

// A LessonPair is a lesson and its translation.
type LessonPair struct{ Source, Target *content.Document }

// LeaveOut takes the matches out that is reports, as texts that nobody has
// translated.
func (r *Result) LeaveOut(is func(*Match) bool) {
	pairs := r.Pairs[:0:0]
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if !is(p) {
			pairs = append(pairs, *p)
			continue
		}
		r.Source = append(r.Source, p.Source.each(InSource)...)
		r.Target = append(r.Target, p.Target.each(InSource)...)
	}
	r.Pairs = pairs
}
