package align

import (
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
)

// EditedTexts are the texts of the source that others have replaced.
type EditedTexts struct {
	was  map[string]string // by the ID of a text: the one that it replaced, "" if it may have replaced any of those gone
	gone []string          // texts that are gone, and that none has replaced for certain
}

// EditedIn gathers what changes say of that.
func EditedIn(all ...extract.Changes) EditedTexts {
	e := EditedTexts{was: map[string]string{}}
	for _, changes := range all {
		for _, c := range changes.List {
			switch {
			case c.Kind == extract.Changed && isEdited(c):
				e.was[c.Message.ID] = c.Previous
			case c.Kind == extract.Gone:
				e.gone = append(e.gone, c.Message.Source)
			}
		}
	}
	if len(e.gone) == 0 {
		return e
	}
	for _, changes := range all {
		for _, c := range changes.List {
			if c.Kind == extract.New || c.Kind == extract.Changed && e.was[c.Message.ID] != "" {
				e.was[c.Message.ID] = e.likest(e.was[c.Message.ID], c.Message.Source)
			}
		}
	}
	return e
}

// isEdited reports whether a text says something else than the one that it
// replaces, or the same in another context. Tags are no matter.
func isEdited(c extract.Change) bool {
	return segment.Plain(c.Previous) != segment.Plain(c.Message.Source) || c.Previous == c.Message.Source
}

// likest is what a text was, or one of those that are gone if that is more
// like it.
func (e *EditedTexts) likest(was, is string) string {
	best := 0.0
	if was != "" {
		best = memory.Similarity(was, is)
	}
	for _, text := range e.gone[:min(len(e.gone), mostGone)] {
		if similarity := memory.Similarity(text, is); similarity > best && similarity >= memory.MinScore {
			was, best = text, similarity
		}
	}
	return was
}

// Any reports whether there are such texts.
func (e *EditedTexts) Any() bool { return len(e.was) > 0 }

// In reports whether a lesson has such texts.
func (e *EditedTexts) In(d *content.Document) bool {
	return slices.ContainsFunc(d.Segments(), func(s segment.Segment) bool { _, edited := e.was[s.ID()]; return edited })
}

// mostGone bounds how many of the texts that are gone a lesson is taken to have
// had.
const mostGone = 64

// Before are the marks of the texts that a lesson had before it was edited.
func (e *EditedTexts) Before(d *content.Document) store.Marks {
	texts := store.MarksOf(d.Segments())
	for i := range d.Segments() {
		s := &d.Segments()[i]
		was, edited := e.was[s.ID()]
		if !edited {
			continue
		}
		delete(texts, store.Mark(s.Text))
		if was != "" {
			texts[store.Mark(was)] = true
			continue
		}
		for _, text := range e.gone[:min(len(e.gone), mostGone)] {
			texts[store.Mark(text)] = true
		}
	}
	return texts
}

// Forgotten are the words of source texts that no others have.
func Forgotten(texts []locales.Message, others ...[]locales.Message) map[string]bool {
	gone := wordsOf(texts)
	for _, kept := range others {
		has := wordsOf(kept)
		maps.DeleteFunc(gone, func(words string, _ bool) bool { return has[words] })
	}
	return gone
}

// ShownIn are the marks of those of some words that a lesson shows as they are.
func ShownIn(d *content.Document, texts map[string]bool) store.Marks {
	shown := store.Marks{}
	for i := range d.Segments() {
		if words := segment.Plain(d.Segments()[i].Text); texts[words] {
			shown[store.Mark(words)] = true
		}
	}
	return shown
}
