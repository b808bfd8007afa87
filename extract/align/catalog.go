package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// Catalog returns the catalog of a locale with what the alignment recovered
// for the messages of template, in its order and with its references.
//
// A message gets the translation that its text has most often, the first one
// among those that are as frequent; one that needs no review comes before one
// that does. It is translated if a pair of at least threshold (0 for
// [DefaultThreshold]) has it, it fits and is not held for an earlier text, else
// it needs review; that text is the message's previous one. Another that a
// lesson has is that of the message that stands apart there, if the template
// has one (see [Result.Apart]), else an alternative. A translation of two
// source segments at once is a suggestion for both, to review. A message that
// no pair translates is untranslated.
func (a *Result) Catalog(template *locales.Catalog, locale string, threshold float64) *locales.Catalog {
	found := a.translations(threshold)
	c := &locales.Catalog{Locale: locale, Source: template.Locale, Messages: make([]locales.Message, len(template.Messages))}
	for i := range template.Messages {
		c.Messages[i] = template.Messages[i].Blank()
	}
	index := c.Index()
	for id, t := range found {
		t.apart(func(own string, text *translation) {
			if at, ok := index[own]; ok {
				m := &c.Messages[at]
				m.Target, m.State, text.kept = text.text, locales.Translated, text.kept+1
			}
		})
		if at, ok := index[id]; ok {
			t.adopt(&c.Messages[at])
		}
	}
	a.suggest(c)
	return c
}

// suggest offers translations of joined segments for each of them.
func (a *Result) suggest(c *locales.Catalog) {
	index := c.Index()
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if p.Source.Count == 1 {
			continue
		}
		t, source := joinSegments(p.Target.Segments()), p.Source.Text()
		for _, s := range p.Source.Segments() {
			at, ok := index[s.ID()]
			if !ok || c.Messages[at].Target != "" {
				continue
			}
			m := &c.Messages[at]
			text, _ := retag(&t, m.Tags)
			text = segment.Normalize(text, m.Tags)
			m.State = locales.NeedsReview
			if slices.ContainsFunc(m.Suggestions, func(s locales.Suggestion) bool { return s.Text == text }) {
				continue
			}
			m.Suggestions = append(m.Suggestions, locales.Suggestion{
				Text: text, Source: source, Origin: t.Pos.File, Score: memory.Similarity(source, s.Text),
			})
		}
	}
}
