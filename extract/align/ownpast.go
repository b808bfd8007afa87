package align

import (
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// What a lesson was made of is known also where nobody names editions of the
// source: the source file tells which texts were edited since the last run,
// and the manifest what each lesson was merged from. A lesson shows what its
// source said then where nobody had translated it, and translations of that:
// neither becomes a translation of a text that came later.

// A Record is what the files of a project have of a language and of the source.
type Record struct {
	Source, Language extract.Changes  // that the lessons have made since the last run, in the catalog of either
	Was, Is          *locales.Catalog // the source of the last run, and today's
	Catalog          *locales.Catalog // of the language
	Merged           store.Manifest   // of its lessons
	Earlier          []*content.Tree  // editions of the source that somebody names besides
}

// An OwnPast is what the files of a project tell of earlier texts of the
// source.
type OwnPast struct {
	edited     EditedTexts     // since the last run
	fresh      map[string]bool // IDs of texts that the last run did not know
	today      map[string]bool // words of the source texts of the lessons as they are
	earlier    map[string]bool // and of those that the source had
	merged     map[string]bool // marks of what lessons of the language were merged from, now or before
	vocabulary map[string]bool // words of all of these texts, and of those that memory has
}

// NewOwnPast compares the source with that of the last run, and with what the
// files of a language are of.
func NewOwnPast(r Record) *OwnPast {
	o := &OwnPast{edited: EditedIn(r.Source, r.Language), fresh: map[string]bool{}, today: wordsOf(r.Is.Messages), earlier: wordsOf(r.Was.Messages), merged: r.Merged.Marks()}
	for _, c := range r.Source.List {
		o.fresh[c.Message.ID] = len(r.Was.Messages) > 0
	}
	for _, tree := range r.Earlier {
		for _, d := range tree.Documents {
			for i := range d.Segments() {
				o.earlier[segment.Plain(d.Segments()[i].Text)] = true
			}
		}
	}
	o.vocabulary = vocabularyOf(o.today, o.earlier, wordsOf(r.Catalog.Messages))
	return o
}

// wordsOf are the words of the sources of messages.
func wordsOf(messages []locales.Message) map[string]bool {
	words := map[string]bool{}
	for i := range messages {
		words[segment.Plain(messages[i].Source)] = true
	}
	return words
}

// vocabularyOf are the words of texts, as [segment.Letters] spells them.
func vocabularyOf(all ...map[string]bool) map[string]bool {
	vocabulary := map[string]bool{}
	for _, texts := range all {
		for text := range texts {
			for word := range strings.FieldsSeq(text) {
				vocabulary[segment.Letters(word)] = true
			}
		}
	}
	return vocabulary
}

// isInSource reports whether a text has nothing but words that the source uses.
func (o *OwnPast) isInSource(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if letters := segment.Letters(word); letters != "" && !o.vocabulary[letters] {
			return false
		}
	}
	return true
}

// edition is the source of the last run, of which only that is known which
// texts were edited since.
func (o *OwnPast) edition() *Edition {
	known := maps.Clone(o.edited.was)
	maps.DeleteFunc(known, func(_, was string) bool { return was == "" })
	return newEdition(&content.Tree{}, &Result{}, known)
}

// LeaveOut takes out of an alignment what is no translation: what an earlier
// source said.
func (o *OwnPast) LeaveOut(a *Result, lessons *Found) {
	a.LeaveOut(func(m *Match) bool { return o.showsSource(m.Target, lessons.lesson(m.Target.Document)) })
}

// HasSaid reports whether a text is one of the source's, of today or before.
func (o *OwnPast) HasSaid(text string) bool {
	words := segment.Plain(text)
	return o.today[words] || o.earlier[words] || o.merged[store.Mark(words)]
}

// showsSource reports whether a place of a lesson says nothing but what the
// source said once.
func (o *OwnPast) showsSource(at Place, in foundLesson) bool {
	return !slices.ContainsFunc(at.Segments(), func(s segment.Segment) bool {
		words := segment.Plain(s.Text)
		earlier := in.merged.Texts.Has(words) || !in.untouched && (o.earlier[words] || slices.Contains(in.merged.Had, store.Mark(words)))
		return o.today[words] || !earlier
	})
}

// Hold holds the translations that may be older than their texts. c is the
// catalog of the language so far. What is told is settled.
func (o *OwnPast) Hold(a *Result, lessons *Found, c *locales.Catalog, told map[*Match]bool) {
	a.Hold(func(m *Match) bool { return told[m] || m.Held }, o.edition())
	untranslated := map[*content.Document]bool{}
	for _, u := range a.Target {
		untranslated[u.Place.Document] = untranslated[u.Place.Document] || u.Reason == InSource
	}
	same := byWords(c)
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if p.Held || p.Source.Count > 1 || p.Text == "" || told[p] {
			continue
		}
		in := lessons.lesson(p.Target.Document)
		in.untranslated = untranslated[p.Target.Document]
		if o.isOlder(p, in) {
			p.Held, p.Was = true, o.edited.was[p.Source.Segments()[0].ID()]
		}
		p.Held = p.Held || in.untouched && (isOfAnotherContext(p, same) || isOpen(p, same))
	}
}

// isOlder reports whether a translation may be older than the text that it is
// paired with: the lesson was merged before its source had that text. Where
// somebody has changed the lesson since, it is only so if the text may have
// replaced another, or if it seems to be none: what stands in the source's own
// words in a lesson that shows others of its texts is what the source said
// when that lesson was made, of which no file may know any more.
func (o *OwnPast) isOlder(m *Match, in foundLesson) bool {
	s, from := &m.Source.Segments()[0], in.merged.Texts
	words, says := segment.Plain(s.Text), segment.Plain(m.Target.Text())
	was, edited := o.edited.was[s.ID()]
	switch {
	case o.today[says] && says != words && (from == nil || from.Has(says)): // the source's own words, which stand elsewhere
		return true
	case !in.untouched && says != words && (o.merged[store.Mark(says)] || in.untranslated && o.isInSource(says)):
		return true
	case from == nil:
		return edited && was == "" || o.fresh[s.ID()] && echoes(says, words)
	case from.Has(words):
		return false
	case in.untouched, echoes(says, words):
		return true
	case was != "" && follows(s.Text, was, m.Target.Text()):
		return false
	}
	return !from.Within(store.MarksOf(m.Source.Document.Segments()))
}

// A text echoes another of which it has nearly all its words: it is what the
// source said before an edit that nobody knows of, not a translation.
const (
	fewestEchoed = 4
	enoughEchoed = 0.75
)

func echoes(text, source string) bool {
	has := map[string]bool{}
	for _, word := range strings.Fields(source) {
		has[word] = true
	}
	words, echoed := strings.Fields(text), 0.0
	for _, word := range words {
		if has[word] {
			echoed++
		}
	}
	return len(words) >= fewestEchoed && echoed >= enoughEchoed*float64(len(words))
}

// byWords are the messages of a catalog by the words of their sources.
func byWords(c *locales.Catalog) map[string][]*locales.Message {
	by := map[string][]*locales.Message{}
	for i := range c.Messages {
		words := segment.Plain(c.Messages[i].Source)
		by[words] = append(by[words], &c.Messages[i])
	}
	return by
}

// isOpen reports whether a text is to review in the catalog: a lesson that is as
// merge wrote it shows what readers had for it, and tells nothing new of that.
func isOpen(p *Match, byWords map[string][]*locales.Message) bool {
	s := &p.Source.Segments()[0]
	return slices.ContainsFunc(byWords[segment.Plain(s.Text)], func(m *locales.Message) bool {
		return m.ID == s.ID() && m.State == locales.NeedsReview && segment.Plain(p.Text) != segment.Plain(s.Text)
	})
}

// isOfAnotherContext reports whether a lesson that is as merge wrote it shows for
// a text what the catalog has of the same words in another context, and in that
// alone: the text has got its context since.
func isOfAnotherContext(p *Match, byWords map[string][]*locales.Message) bool {
	s := &p.Source.Segments()[0]
	said, found := segment.Letters(p.Text), false
	for _, m := range byWords[segment.Plain(s.Text)] {
		switch {
		case segment.Letters(m.Target) != said:
		case m.ID == s.ID():
			return false
		case m.Context != s.Context:
			found = true
		}
	}
	return found
}
