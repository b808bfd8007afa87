// Package merge plans the lessons of a language: which translation stands for
// which segment, why the others do not, and what becomes of each lesson's file.
//
// Use [Resolve] to make the [Plan] of each lesson; it holds every translation
// against its source, writes the lesson, reads it back and compares, so that a
// plan already knows what can be proved. Then [Language.Settle] decides on drafts,
// which all lessons have to hold that show them, and [Lessons.Write] holds back
// what would take away what somebody made by hand. [Plan.Apply] is the merged
// lesson. Coverage reads the same plans (see merge/coverage): a report can never
// claim what a merge did not do.
package merge

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/follow"
	"github.com/parasol-l10n/parasol/merge/own"
)

// A Status says what becomes of a segment.
type Status uint8

// The statuses of a segment. Translated and Published segments change in the
// lesson.
const (
	Missing    Status = iota // there is no translation
	Stale                    // there is one that somebody has to look at first
	Rejected                 // there is one that would break the lesson
	Translated               // the translation stands in the lesson
	Held                     // it would, but its lesson is held: see [Plan.Hold]
	Published                // nothing is finished, and the lesson has words that readers have: see package own
)

func (s Status) String() string {
	return [...]string{"missing", "stale", "rejected", "translated", "held", "published"}[s]
}

// An Entry is the fate of one segment.
type Entry struct {
	Segment  *segment.Segment
	Message  *locales.Message // nil if the catalog has none
	Status   Status
	Refused  bool              // the translation would break the lesson, whatever stands there instead
	Findings []finding.Finding // why it was refused, or what was adapted
}

// A Plan is one lesson in one locale.
type Plan struct {
	Document *content.Document
	Locale   string
	Entries  []Entry           // one a segment, in their order
	Fate     Fate              // of the lesson's file
	Findings []finding.Finding // of the lesson as a whole
	Own      own.Lesson        // what it goes on having of its own: without what is translated by now
	merged   []byte
	rest     *rest             // what can be written of a lesson that has to stay as it is; nil of others
	split    *content.Document // merged, where something of its own was put into it; else nil
	read     *content.Document // what proved it, as long as it matters what ids its headings have: see [Follow]
	written  *content.Document // the same, before it got what it has of its own
	lost     []finding.Finding // links of it that lead to no heading
}

// An Index finds the message of a segment.
type Index struct {
	Locale   string
	Own      own.File       // what the lessons of the locale have of their own; nil for nothing
	Follow   *follow.Source // whose headings links lead to; nil if nobody follows them
	messages map[string]*locales.Message
	links    map[link]string
}

// A link is where a link leads in the source, and the message if it leads
// elsewhere in that one alone.
type link struct{ source, message string }

// NewIndex returns the index of a catalog, which must not change afterwards.
func NewIndex(c *locales.Catalog) *Index {
	index := &Index{c.Locale, nil, nil, make(map[string]*locales.Message, len(c.Messages)), make(map[link]string, len(c.Links))}
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State != locales.Obsolete {
			index.messages[m.ID] = m
		}
	}
	for _, l := range c.Links {
		if l.Runs() { // whoever reads the file names it; none reaches a lesson
			continue
		}
		index.links[link{l.Source, l.Message}] = l.Target
	}
	return index
}

// find returns the message of a segment of a lesson, nil if there is none. A
// text that stands apart there has that of the other lessons until somebody
// gives it a translation of its own.
func (x *Index) find(s *segment.Segment, lesson string) *locales.Message {
	own := x.messages[s.ID()]
	if own != nil && own.Target != "" {
		return own
	}
	if context, apart := s.Common(lesson); apart {
		if common := x.messages[segment.ID(context, s.Text)]; common != nil {
			return common
		}
	}
	return own
}

// targets says where the links of a message lead instead; it is nil if no
// link of the locale leads elsewhere.
func (x *Index) targets(m *locales.Message) func(source string) (target string, ok bool) {
	if len(x.links) == 0 || m == nil {
		return nil
	}
	return func(source string) (string, bool) {
		target, ok := x.links[link{source, m.ID}]
		if !ok {
			target, ok = x.links[link{source, ""}]
		}
		return target, ok
	}
}

// Resolve plans a lesson and proves the plan: it is safe for concurrent use
// with one index. The plan never fails; what cannot be merged is rejected,
// and the entry says why.
func Resolve(d *content.Document, index *Index, policy Policy) *Plan {
	segments := d.Segments()
	plan := &Plan{Document: d, Locale: index.Locale, Entries: make([]Entry, len(segments)), merged: d.Source(), read: d, written: d}
	translations := make([]markdown.Translation, len(segments))
	mine, some := index.Own[d.Path()], false
	plan.Own.Adopted = mine.Adopted
	texts := mine.TextsOf(segments)
	for i := range segments {
		e := &plan.Entries[i]
		e.Segment = &segments[i]
		e.Message = index.find(e.Segment, d.Path())
		text := e.choose(policy)
		if t := texts[i]; t != nil {
			text = plan.publish(i, t, text, policy)
		}
		translations[i] = markdown.Translation{Text: text, Targets: index.targets(e.Message)}
		some = some || translations[i].Text != ""
	}
	if some {
		plan.prove(translations)
	}
	plan.keepOwn(mine.Hunks)
	if !index.Follow.Wants(d.Path()) {
		plan.read, plan.written = nil, nil
	}
	plan.hold(policy)
	return plan
}

// prove writes the lesson and notes which translations had to be written in
// another way, or could not be.
func (p *Plan) prove(translations []markdown.Translation) {
	merged, read, adapted, rejected := prove(p.Document, translations)
	p.merged, p.read, p.written = merged, read, read
	for i, problem := range rejected {
		if e := &p.Entries[i]; e.Status == Published {
			e.Status = Stale
			p.unfit(i, problem.Sentence)
		} else {
			e.reject(problem)
		}
	}
	for _, i := range adapted {
		if e := &p.Entries[i]; e.Message != nil {
			e.Findings = append(e.Findings, about(e.Segment, e.Message, finding.Note, "adapted", "markup of the source would not read as such here: emphasis has other delimiters or is HTML (<strong>, <em>, <del>), or an address stands in angle brackets (<…><!---->)"))
		}
	}
}

// choose decides on a segment by itself and returns the text to merge, if
// there is one.
func (e *Entry) choose(policy Policy) string {
	m := e.Message
	if m == nil {
		return ""
	}
	text := segment.Normalize(m.Target, e.Segment.Tags)
	switch {
	case segment.IsBlank(text):
		if m.State == locales.NeedsReview {
			e.Status = Stale
		}
		return ""
	case m.State == locales.Untranslated:
		return ""
	case !m.State.Finished():
		e.Status = Stale
		return ""
	}
	if problems := segment.Check(e.Segment, text); len(problems) > 0 {
		for _, p := range problems {
			e.reject(p)
		}
		return ""
	}
	if policy.RequireReviewed && m.State != locales.Reviewed {
		e.Status = Stale
		return ""
	}
	e.Status = Translated
	return text
}

func (e *Entry) reject(p segment.Problem) {
	e.Status, e.Refused = Rejected, true
	e.Findings = append(e.Findings, Refusal(e.Segment, e.Message, p))
}

// IsCode reports whether a segment is nothing but code, which the locale says in no
// other words: there is nothing to translate.
func (e *Entry) IsCode() bool { return e.Message == nil && e.Segment.IsCode() }

// Apply returns the merged lesson, proved, for a plan whose fate is [Write].
// The bytes are the source's own if no segment is translated.
func (p *Plan) Apply() []byte { return p.merged }
