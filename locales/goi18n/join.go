package goi18n

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// Join makes the catalog of a locale of its two files and the source file, as
// [Decode] and [DecodeSource] read them; active or todo may be nil. It holds
// every message of the source, in the source's order, with the source's notes.
//
// A to-do entry counts as translated if its text differs from the source, or
// if same (which may be nil) says that the text is right as it is; it is a
// Draft then. A message that has nothing else but suggestions is NeedsReview.
// If both files translate a message, the to-do's text wins, being what a
// person typed last, and the active one becomes a Suggestion. So does a text
// that a file calls unfinished. Comments and suggestions of both are kept.
//
// Entries that the source does not know follow as Obsolete, as finished as
// the file says, without a source text. One whose text its ID names is no
// translation: it is the source text that the entry was prefilled with. The
// catalogs given are not changed.
func Join(source, active, todo *locales.Catalog, same func(text string) bool) *locales.Catalog {
	joined := &locales.Catalog{Messages: make([]locales.Message, len(source.Messages))}
	for i := range source.Messages {
		s := &source.Messages[i]
		joined.Messages[i] = locales.Message{ID: s.ID, Context: s.Context, Source: s.Source, Tags: s.Tags, Notes: s.Notes}
	}
	index := source.Index()
	for i, c := range []*locales.Catalog{active, todo} {
		if c == nil {
			continue
		}
		joined.Locale = c.Locale
		file := locales.Catalog{Messages: slices.Clone(c.Messages)}
		file.Join(source, same)
		for j := range file.Messages {
			m := &file.Messages[j]
			m.Draft = i == 1 && m.State.Finished()
			if at, ok := index[m.ID]; ok {
				merge(&joined.Messages[at], m)
				continue
			}
			unprefill(m)
			m.Former, m.State, m.Draft = m.State, locales.Obsolete, false
			index[m.ID] = len(joined.Messages)
			joined.Messages = append(joined.Messages, *m)
		}
	}
	return joined
}

// unprefill takes the source text that a message was prefilled with for what
// it is, where no source file tells.
func unprefill(m *locales.Message) {
	if m.Source == "" && m.Target != "" && segment.ID(m.Context, m.Target) == m.ID {
		m.Source, m.Target, m.State, m.Draft = m.Target, "", locales.Untranslated, false
		if len(m.Suggestions) > 0 {
			m.State = locales.NeedsReview
		}
	}
}

// merge adds what another file says of a message. A text that is finished
// there takes the place of the one that m has, which becomes a suggestion.
func merge(m, more *locales.Message) {
	m.Comments = union(m.Comments, more.Comments)
	suggestions := union(m.Suggestions, more.Suggestions)
	if isUnfinished(more) && more.Target != m.Target {
		draft := locales.Suggestion{Text: more.Target, Source: more.Previous}
		suggestions = union([]locales.Suggestion{draft}, suggestions)
	}
	if wins := more.State.Finished() || m.State == locales.Obsolete; wins && more.Target != "" && more.Target != m.Target {
		if m.Target != "" {
			suggestions = union([]locales.Suggestion{locales.Superseded(m)}, suggestions)
		}
		m.Target, m.Previous, m.Pos, m.Place = more.Target, more.Previous, more.Pos, more.Place
		if m.State != locales.Obsolete {
			m.State, m.Draft = more.State, more.Draft
		}
	}
	m.Suggestions = suggestions
	if m.State == locales.Untranslated && len(suggestions) > 0 {
		m.State = locales.NeedsReview
	}
	if m.Pos.Line == 0 {
		m.Pos, m.Place = more.Pos, more.Place
	}
}

// isUnfinished reports whether a file calls its text one that somebody has to
// look at.
func isUnfinished(m *locales.Message) bool {
	return m.State == locales.NeedsReview && m.Target != "" && m.Target != m.Source
}

// union appends those of b that a lacks.
func union[T comparable](a, b []T) []T {
	seen := make(map[T]bool, len(a))
	for _, x := range a {
		seen[x] = true
	}
	all := slices.Clip(a)
	for _, x := range b {
		if !seen[x] {
			all = append(all, x)
		}
	}
	return all
}
