package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
)

// A locale is one language of a project: what its files say, brought up to the
// lessons.
type locale struct {
	name     string
	files    *store.Files
	memory   []memory.Pair // from elsewhere
	language *merge.Language
	before   *locales.Catalog    // that of the files, before it was brought up to the lessons
	marked   map[string]marked   // finished translations that came back marked, by ID
	cameFrom map[string]string   // the paths that lessons had before they moved
	changes  extract.Changes     // that the lessons have made
	merged   store.Manifest      // that of the files, and what this run has found edited
	edited   []*content.Document // lessons that were read for that: who reads them again splits them no more
	received map[string]int      // what became of returned units: see [replies]
}

// update brings the languages up to the lessons.
func (r *run) update(languages []language) []*locale {
	all := make([]*locale, len(languages))
	content.Parallel(len(all), func(i int) { all[i] = r.locale(&languages[i]) })
	return all
}

// locale brings one language up to the lessons.
func (r *run) locale(read *language) *locale {
	l := &locale{name: read.name, files: read.files, memory: read.memory}
	old := r.join(l)
	if r.project.store.WritesPO() {
		settleDrafts(old, r.sources.texts, l.accepted())
	}
	catalog, changes := r.bring(l, old)
	l.before, l.changes = old, changes
	l.language = &merge.Language{
		Catalog: catalog, Open: catalog, IsPO: r.project.store.WritesPO(), Own: read.own,
		Behind: []func() map[string]locales.Message{func() map[string]locales.Message { return typed(r.join(l)) }, l.accepted},
		Renew: func(c *locales.Catalog) (*locales.Catalog, bool) {
			renewed, changes := r.bring(l, c)
			return renewed, changes.Reused > 0
		},
	}
	l.merged, l.edited = r.noteEdits(l)
	return l
}

// A marked is a finished translation that came back marked as in need of work, or
// rejected.
type marked struct {
	text     string
	rejected bool
}

// mark notes that a finished translation came back marked.
func (l *locale) mark(id string, m marked) {
	if l.marked == nil {
		l.marked = map[string]marked{}
	}
	l.marked[id] = m
}

// join is the catalog of a locale as its files have it.
func (r *run) join(l *locale) *locales.Catalog {
	return l.files.Join(l.name, r.sources.was, r.project.config.Same(l.name))
}

// bring brings one catalog up to the lessons.
func (r *run) bring(l *locale, old *locales.Catalog) (*locales.Catalog, extract.Changes) {
	update, same := extract.Update, r.project.config.Same(l.name)
	if r.reads {
		update = extract.Bring
	}
	old.Join(r.sources.texts, same) // what repeats its source has to be offered something in this run, not in the next
	catalog, changes := update(old, extract.Called(r.sources.texts, old), l.memory)
	catalog.Join(r.sources.texts, same)
	catalog.Source = r.project.original
	if !r.project.store.WritesPO() {
		repeatSame(catalog, same)
	}
	return catalog, changes
}

// settleDrafts settles the drafts of message files for a PO file, which calls a
// text fuzzy or does not. Which tags a text has, the lessons tell; whether the
// accepted translation was reviewed, the files do.
func settleDrafts(c, source *locales.Catalog, accepted map[string]locales.Message) {
	index := source.Index()
	for i := range c.Messages {
		m := &c.Messages[i]
		if !m.Draft {
			continue
		}
		if j, called := index[m.ID]; called {
			m.Tags = source.Messages[j].Tags
		}
		locales.Settle(m)
		if was, ok := accepted[m.ID]; ok && was.Target == m.Target {
			m.State = was.State
		}
	}
}

// repeatSame makes drafts of the texts that are right as they are: prefilled
// with the source, a message file says so when it is read again.
func repeatSame(c *locales.Catalog, same func(text string) bool) {
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Untranslated && same(m.Source) {
			m.Target, m.State, m.Draft = m.Source, locales.Translated, true
		}
	}
}

// index finds the messages of a catalog of a locale.
func (l *locale) index(c *locales.Catalog) *merge.Index {
	index := merge.NewIndex(c)
	index.Own = l.language.Own
	return index
}

// add adds a message that the catalog lacks, and returns where it is.
func (l *locale) add(m locales.Message) int {
	l.language.Catalog.Messages = append(l.language.Catalog.Messages, m)
	return len(l.language.Catalog.Messages) - 1
}

// typed are the drafts that the project's own files have, of which a catalog is:
// somebody typed them into the to-do file, and no merge has settled them.
func typed(c *locales.Catalog) map[string]locales.Message {
	messages := map[string]locales.Message{}
	for _, m := range c.Messages {
		if m.Draft && m.State.Finished() {
			messages[m.ID] = m
		}
	}
	return messages
}

// accepted are the translations that the files have as finished, those among
// them that no lesson called for in the last run.
func (l *locale) accepted() map[string]locales.Message {
	messages := map[string]locales.Message{}
	for _, file := range []*locales.Catalog{l.files.Memory, l.files.Whole, l.files.Active} {
		if file == nil {
			continue
		}
		for _, m := range file.Messages {
			if m.State == locales.Obsolete {
				m.State = m.Revived()
			}
			if m.State.Finished() && m.Target != "" {
				messages[m.ID] = m
			}
		}
	}
	return messages
}
