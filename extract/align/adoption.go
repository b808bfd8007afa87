package align

import (
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// An Adoption is what the catalog of a language has got of the translations
// that alignments recovered, one after the other: what one is not sure of,
// another may be, or may know the text that it translates. Use [NewAdoption].
type Adoption struct {
	toReview bool              // the files have a place for translations to review
	found    map[string]bool   // by ID: messages that have got something
	again    map[string]bool   // of these, those whose translation was a suggestion before
	held     map[string]string // by ID: a translation of an earlier text that is not known
}

// NewAdoption is one of a catalog whose files have, or do not have, a place for
// a translation that is to review. Message files have none but that of
// suggestions; read back, it is one.
func NewAdoption(toReview bool) *Adoption {
	return &Adoption{toReview: toReview, found: map[string]bool{}, again: map[string]bool{}, held: map[string]string{}}
}

// A Rejected is a translation that a lesson or file has and a reviewer has
// rejected.
type Rejected struct {
	Message *locales.Message
	Text    string
}

// Adopt takes the recovered translations over into the messages of c that have
// none, as drafts that a plan will prove; others become alternatives. It
// returns those that it left out.
func (d *Adoption) Adopt(c, recovered *locales.Catalog) []Rejected {
	var rejected []Rejected
	index := c.Index()
	add := func(m locales.Message) int {
		c.Messages = append(c.Messages, m)
		return len(c.Messages) - 1
	}
	for i := range recovered.Messages {
		m := &recovered.Messages[i]
		at, ok := index[m.ID]
		switch {
		case ok && m.State == locales.Obsolete:
			if has := &c.Messages[at]; segment.Letters(has.Target) != segment.Letters(m.Target) && !has.Rejects(m.Target) { // not for tags alone
				locales.AddAlternative(has, m.Target)
			}
			continue
		case ok:
		case m.Target == "":
			continue
		case m.State == locales.Obsolete:
			index[m.ID] = add(*m)
			continue
		default: // it stands apart in a lesson
			at = add(m.Blank())
		}
		has := &c.Messages[at]
		locales.AddComments(has, m.Comments)
		switch {
		case m.Target == "":
			d.offer(has, m.Suggestions)
			continue
		case has.Rejects(m.Target): // whoever has seen it: a lesson or a file says nothing against that
			rejected = append(rejected, Rejected{has, m.Target})
		default:
			d.take(c, has, m)
		}
		for _, text := range m.Alternatives {
			if !has.Rejects(text) {
				locales.AddAlternative(has, text)
			}
		}
	}
	return rejected
}

// take takes over a translation that a lesson has.
func (d *Adoption) take(c *locales.Catalog, has, m *locales.Message) {
	if has.Target == "" && !m.State.Finished() && !d.toReview {
		d.offer(has, []locales.Suggestion{d.suggestionOf(m)})
		return
	}
	offered := suggestion(has, m.Target) != nil
	surer := d.found[m.ID] && !has.State.Finished() && m.State.Finished()
	if surer || has.Target == "" && (!offered || m.State.Finished()) {
		was := has.Target
		has.Target, has.State, has.Previous = m.Target, m.State, m.Previous
		has.Draft = m.State.Finished()
		has.Suggestions = slices.DeleteFunc(slices.Clone(has.Suggestions), locales.Says(m.Target))
		locales.AddAlternative(has, was)
		if has.Draft {
			locales.KeepTyped(has) // a finished message has no place for suggestions
		}
		if !d.found[m.ID] && offered {
			d.again[m.ID] = true
		}
		d.found[m.ID] = true
	}
	isMemory := !m.State.Finished() && has.State.Finished() && (m.Previous != "" || translatesAnother(c, m)) // of that text
	if !offered && !isMemory {
		locales.AddAlternative(has, m.Target)
	}
}

// translatesAnother reports whether the translation of a message is known as that
// of another text: an earlier run has found which one.
func translatesAnother(c *locales.Catalog, m *locales.Message) bool {
	return slices.ContainsFunc(c.Messages, func(o locales.Message) bool { return o.ID != m.ID && o.Target == m.Target })
}

// suggestionOf is the translation of a message as a suggestion: of what it
// translates, where that is an earlier text.
func (d *Adoption) suggestionOf(m *locales.Message) locales.Suggestion {
	s := locales.Suggestion{Text: m.Target}
	if m.Previous != "" {
		s.Source, s.Origin, s.Score = m.Previous, locales.Earlier, memory.Similarity(m.Previous, m.Source)
	} else if text, held := d.held[m.ID]; held && text == m.Target {
		s.Origin = locales.Earlier
	}
	return s
}

// offer adds the translations of joined texts that a message is part of, and
// of earlier ones that it replaces. Where it has one of those already, that
// text is what it translates.
func (d *Adoption) offer(has *locales.Message, suggestions []locales.Suggestion) {
	has.Suggestions = slices.Clone(has.Suggestions)
	for _, s := range suggestions {
		offered := suggestion(has, s.Text)
		switch {
		case has.State.Finished(), has.Rejects(s.Text):
		case has.Target == s.Text:
			has.Previous = cmp.Or(has.Previous, s.Source)
		case offered != nil && offered.Source == "" && s.Source != "":
			*offered = s
		case offered == nil:
			has.Suggestions = append(has.Suggestions, s)
			d.found[has.ID] = true
		}
	}
}

// suggestion finds a text among the suggestions of a message, nil if nobody
// offers it.
func suggestion(m *locales.Message, text string) *locales.Suggestion {
	i := slices.IndexFunc(m.Suggestions, locales.Says(text))
	if i < 0 {
		return nil
	}
	return &m.Suggestions[i]
}

// Remember notes which translations of an alignment, and of those with editions
// that [EditionOf] made, are held for texts that nobody knows: offered, they say
// so.
func (d *Adoption) Remember(a *Result, editions ...*Edition) {
	d.remember(a)
	for _, e := range editions {
		d.remember(&e.of.Result)
	}
}

func (d *Adoption) remember(a *Result) {
	for i := range a.Pairs {
		if p := &a.Pairs[i]; p.Held && p.Was == "" {
			d.held[p.Source.Segments()[0].ID()] = p.Text
		}
	}
}

// Doubtful are the matches whose texts are translated for certain, as far as
// the files of c go and not by this adoption, by translations that were made of
// earlier texts. They stay: a person may have found that they still hold, and
// who reviews them says so.
func (d *Adoption) Doubtful(a *Result, c *locales.Catalog) []*Match {
	var all []*Match
	index := c.Index()
	for i := range a.Pairs {
		p := &a.Pairs[i]
		at, ok := index[p.Source.Segments()[0].ID()]
		if !ok || !p.Held || d.found[c.Messages[at].ID] {
			continue
		}
		if m := &c.Messages[at]; m.State == locales.Translated && segment.Letters(m.Target) == segment.Letters(p.Text) {
			all = append(all, p)
		}
	}
	return all
}

// Refuse leaves to review what is still a draft, which would break a lesson, and
// reports whether there was something.
func (d *Adoption) Refuse(c *locales.Catalog) bool {
	refused := false
	for i := range c.Messages {
		if m := &c.Messages[i]; m.Draft && d.found[m.ID] {
			d.refuse(m)
			refused = true
		}
	}
	return refused
}

func (d *Adoption) refuse(m *locales.Message) {
	text := m.Target
	m.State, m.Draft = locales.NeedsReview, false
	if !d.toReview {
		m.Target = ""
		if d.again[m.ID] { // an earlier run refused it, too
			delete(d.found, m.ID)
		}
		d.offer(m, []locales.Suggestion{{Text: text}})
	}
}

// Gave reports whether a message has got its translation, or something else, from
// a lesson or file.
func (d *Adoption) Gave(id string) bool { return d.found[id] }

// Count counts the messages of c that have got something.
func (d *Adoption) Count(c *locales.Catalog) (translated, review int) {
	for i := range c.Messages {
		switch m := &c.Messages[i]; {
		case !d.found[m.ID]:
		case m.State.Finished():
			translated++
		default:
			review++
		}
	}
	return translated, review
}

// AdoptLinks takes the links over that lead to a language's own pages, but for
// those that c has, and those that are unsafe in a project whose own schemes
// are named.
func AdoptLinks(c *locales.Catalog, links []locales.Link, schemes []string) {
	for _, l := range links {
		isKnown := func(o locales.Link) bool { return o.Source == l.Source && o.Message == l.Message }
		if l.Unsafe(schemes) == "" && !slices.ContainsFunc(c.Links, isKnown) {
			c.Links = append(slices.Clip(c.Links), l)
		}
	}
}
