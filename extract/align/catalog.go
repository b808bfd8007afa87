package align

import (
	"cmp"
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
// [DefaultThreshold]) has it and it fits, else it needs review. Others of the
// same text are alternatives. A translation of two source segments at once is
// a suggestion for both, to review. A message that no pair translates is
// untranslated.
func (a *Result) Catalog(template *locales.Catalog, locale string, threshold float64) *locales.Catalog {
	if threshold == 0 {
		threshold = DefaultThreshold
	}
	found := a.translations()
	c := &locales.Catalog{Locale: locale, Source: template.Locale, Messages: make([]locales.Message, len(template.Messages))}
	for i := range template.Messages {
		m := template.Messages[i].Blank()
		if all := found[m.ID]; len(all) > 0 {
			adopt(&m, all, threshold)
		}
		c.Messages[i] = m
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

// A translation of a message, and the pairs that have it.
type translation struct {
	text  string
	fits  bool
	score float64 // of the surest pair
	times int
}

// translations gathers by ID what the pairs say, in order.
func (a *Result) translations() map[string][]translation {
	found := map[string][]translation{}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if p.Text == "" {
			continue
		}
		s := &p.Source.Segments()[0]
		id := segment.ID(s.Context, s.Text)
		all := found[id]
		at := slices.IndexFunc(all, func(t translation) bool { return t.text == p.Text })
		if at < 0 {
			at = len(all)
			all = append(all, translation{text: p.Text})
		}
		t := &all[at]
		t.times++
		t.score, t.fits = max(t.score, p.Score), t.fits || p.Fits
		found[id] = all
	}
	return found
}

// adopt gives a message its translation.
func adopt(m *locales.Message, all []translation, threshold float64) {
	finished := func(t translation) bool { return t.fits && t.score >= threshold }
	slices.SortStableFunc(all, func(a, b translation) int {
		if finished(a) != finished(b) {
			if finished(a) {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.times, a.times)
	})
	m.Target, m.State = all[0].text, locales.NeedsReview
	if finished(all[0]) {
		m.State = locales.Translated
	}
	for _, t := range all[1:] {
		m.Alternatives = append(m.Alternatives, t.text)
	}
}
