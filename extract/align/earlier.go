package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
)

// EditionOf is the edition of the source that an alignment is with, nil if two
// of its texts have one name: today's lessons do not. today is the template of
// those.
func EditionOf(a *Aligned, today *locales.Catalog) *Edition {
	a = a.apart(today)
	template, err := extract.Template(a.Source)
	if err != nil {
		return nil
	}
	e := newEdition(a.Source, &a.Result, extract.Edited(template, today))
	e.of = a
	return e
}

// HoldEditions holds what pairs with each of several editions against the
// others, and against what the catalog of the language knows. Texts that today's
// template has not are settled, and so is what made tells.
func HoldEditions(editions []*Edition, c, today *locales.Catalog, made *Provenance) {
	index, known := today.Index(), whatIsKnown(c)
	for i, e := range editions {
		a := &e.of.Result
		told := made.Hold(a)
		settled := func(m *Match) bool {
			_, today := index[m.Source.Segments()[0].ID()]
			return !today || told[m]
		}
		a.Hold(settled, slices.Delete(slices.Clone(editions), i, i+1)...)
		known.hold(a)
	}
}

// HoldSuggested holds the translations that a catalog knows as those of
// earlier texts, or as others than the one that is to review, and those that it
// has finished for another text where an earlier run left this one to review: that a
// lesson still has one does not make it current.
func (r *Result) HoldSuggested(c *locales.Catalog) { whatIsKnown(c).hold(r) }

// knowledge is what a catalog knows of translations, looked up once for all editions.
type knowledge struct {
	catalog *locales.Catalog
	index   map[string]int    // of its messages, by ID
	others  map[string]string // see [finishedTexts]
}

func whatIsKnown(c *locales.Catalog) *knowledge { return &knowledge{c, c.Index(), finishedTexts(c)} }

func (k *knowledge) hold(r *Result) {
	for i := range r.Pairs {
		p := &r.Pairs[i]
		at, ok := k.index[p.Source.Segments()[0].ID()]
		if !ok || p.Held || p.Text == "" {
			continue
		}
		m := &k.catalog.Messages[at]
		if text, was, earlier := madeOf(m, p.Text); earlier && (was == "" || !follows(m.Source, was, p.Text)) {
			p.Text, p.Held, p.Was = text, true, was
		} else if other := k.others[segment.Letters(p.Text)]; m.State == locales.NeedsReview && isAnother(m.Source, other) && !follows(m.Source, other, p.Text) {
			p.Held = true // of what, nobody knows
		} else if !m.State.Finished() && m.State != locales.Obsolete && slices.Contains(m.Alternatives, p.Text) {
			p.Held = true
		}
	}
}

func isAnother(text, other string) bool {
	return other != "" && segment.Plain(text) != segment.Plain(other)
}

// finishedTexts are the source texts of a catalog by the letters of their finished
// translations: the first that has each.
func finishedTexts(c *locales.Catalog) map[string]string {
	texts := map[string]string{}
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State.Finished() {
			if letters := segment.Letters(m.Target); texts[letters] == "" {
				texts[letters] = m.Source
			}
		}
	}
	return texts
}

// madeOf is the earlier text that a translation was made of, if the message
// knows it as the translation of one, and the translation as it knows it: with
// the same words. It may not know of which text: "". What memory has of a text
// much like it may have been made of that one. The earlier text may say the
// same, with another context.
func madeOf(m *locales.Message, translation string) (text, was string, earlier bool) {
	said := segment.Letters(translation)
	if m.Previous != "" && m.Previous != m.Source && segment.Letters(m.Target) == said {
		return m.Target, m.Previous, true
	}
	for _, s := range m.Suggestions {
		isOther := s.Origin == locales.Earlier || s.Origin == locales.FromMemory && segment.Plain(s.Source) != segment.Plain(m.Source)
		if isOther && segment.Letters(s.Text) == said {
			return s.Text, s.Source, true
		}
	}
	return "", "", false
}

// Recovered is the catalog of a locale with what the lessons translate of an
// edition that [EditionOf] made, brought up to today's template: what was edited
// since is to review, with that edition's text beside it, and what is gone is
// memory. It is nil if two texts of the edition have one name.
func (e *Edition) Recovered(today *locales.Catalog, locale string) *locales.Catalog {
	of := e.of.apart(today)
	template, err := extract.Template(of.Source)
	if err != nil {
		return nil
	}
	followed := of.Result.Catalog(template, locale, 0)
	updated, changes := extract.Bring(followed, extract.Called(today, followed), nil)
	doubtReused(updated, changes)
	return updated
}

// doubtReused makes suggestions of translations that an update took over from
// texts with other tags: they are those of an earlier text.
func doubtReused(c *locales.Catalog, changes extract.Changes) {
	was := map[string]string{}
	for _, change := range changes.List {
		if change.Kind == extract.Changed {
			was[change.Message.ID] = change.Previous
		}
	}
	replaced := map[string]bool{}
	for _, change := range changes.List {
		if m := change.Message; change.Kind == extract.Reused && m.State.Finished() {
			m.Previous, m.State = was[m.ID], locales.NeedsReview
			replaced[m.Previous] = true
		}
	}
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Obsolete && replaced[m.Source] {
			m.Former = locales.NeedsReview // so that no later run takes it over either
		}
	}
}
