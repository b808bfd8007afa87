package extract

import "github.com/parasol-l10n/parasol/locales"

// Changes count what an update did to a catalog.
type Changes struct {
	New      int // messages that the catalog did not have
	Kept     int // messages that it had, and the lessons still hold
	Gone     int // messages that no lesson holds any more
	Returned int // obsolete messages that a lesson holds again
	Done     int // messages with a finished translation, after the update
	ToDo     int // messages without one
}

// Update brings the catalog of a locale up to the template, which is the
// source catalog of today's lessons. It returns a new catalog, which shares
// slices with both, and leaves old and template as they are.
//
// The messages have the template's order, sources, notes and references. One
// whose ID old has keeps its translation, state and comments. One whose ID
// the template lacks follows at the end as obsolete if it holds a translation
// or a comment, and goes if it holds neither. An obsolete one that the
// template has again is translated as before, or needs review if it
// translates a previous source.
//
// Update(Update(old, t), t) equals Update(old, t).
func Update(old, template *locales.Catalog) (*locales.Catalog, Changes) {
	var changes Changes
	index := old.Index()
	updated := &locales.Catalog{
		Locale:   old.Locale,
		Source:   old.Source,
		Header:   old.Header,
		Messages: make([]locales.Message, 0, max(len(template.Messages), len(old.Messages))),
	}
	called := make([]bool, len(old.Messages))
	for i := range template.Messages {
		m := fresh(&template.Messages[i])
		if j, ok := index[m.ID]; ok {
			called[j] = true
			was := &old.Messages[j]
			if was.State == locales.Obsolete {
				changes.Returned++
			} else {
				changes.Kept++
			}
			take(&m, was)
		} else {
			changes.New++
		}
		if m.State.Finished() {
			changes.Done++
		} else {
			changes.ToDo++
		}
		updated.Messages = append(updated.Messages, m)
	}
	for i := range old.Messages {
		m := old.Messages[i]
		if called[i] {
			continue
		}
		if m.State != locales.Obsolete {
			changes.Gone++
		}
		if m.Target == "" && len(m.Comments) == 0 {
			continue
		}
		if m.State == locales.NeedsReview && m.Target != "" && m.Previous == "" {
			m.Previous = m.Source // nobody has confirmed it: see revived
		}
		m.State, m.References = locales.Obsolete, nil
		updated.Messages = append(updated.Messages, m)
	}
	return updated, changes
}

// fresh is the message of the template before anybody translated it.
func fresh(t *locales.Message) locales.Message {
	return locales.Message{
		ID: t.ID, Context: t.Context, Source: t.Source,
		Tags: t.Tags, Notes: t.Notes, References: t.References,
	}
}

// take gives m all that people and tools wrote into was.
func take(m, was *locales.Message) {
	m.Target, m.State, m.Draft = was.Target, was.State, was.Draft
	m.Comments, m.Flags, m.Previous, m.Suggestions = was.Comments, was.Flags, was.Previous, was.Suggestions
	m.Pos = was.Pos
	if m.State == locales.Obsolete {
		m.State = revived(was)
	}
}

// revived is the state of an obsolete message that is called for again.
func revived(m *locales.Message) locales.State {
	switch {
	case m.Target == "":
		return locales.Untranslated
	case m.Previous != "":
		return locales.NeedsReview
	}
	return locales.Translated
}
