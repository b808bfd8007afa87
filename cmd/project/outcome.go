package project

import (
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// An Outcome is what a call of a project has found, and what it would write: all
// of that or nothing.
type Outcome struct {
	Files    Batch             // in the order in which they are shown
	Findings []finding.Finding // by position
	Unread   []finding.Finding // what could not be read
	Skipped  []finding.Finding // what looks like lessons or translations and is left out
	Notes    []string          // what the user may want to know besides

	Source    Language // of the lessons
	Languages []Language
	Lessons   int              // of the source
	Earlier   *locales.Catalog // the source that the translation files were made from
	LeftAlone []string         // languages that have a file which cannot be read

	Plans   []*merge.Plan   // of the lessons of all languages, if they were planned
	Checked *finding.Report // of a check

	run *run
}

// A Language says where a language of a project stands.
type Language struct {
	Name     string
	Catalog  *locales.Catalog // brought up to the lessons
	Open     *locales.Catalog // the same as it goes to translators: with drafts behind which a translation stands
	Memory   []memory.Pair    // from elsewhere
	Manifest store.Manifest   // of the lessons that merge wrote
	Done     int              // texts that are translated
	ToDo     int              // texts that are not
	Words    int              // of the source texts to do
	Changes  extract.Changes  // that the lessons have made
	Received map[string]int   // units that came back, by what became of them: see [ReceivedAs]
	Refused  int              // translations

	Written, Removed, ByHand int // lessons; those made by hand stay
	Replaced                 int // words that readers had, and for which the source text stands now, or nothing, as somebody wants it

	Recovered *Recovered // of an alignment
}

// AnyUnread reports whether something could not be read.
func (o *Outcome) AnyUnread() bool { return len(o.Unread) > 0 }

// outcome is that of a run which would write files, and leaves all its locales as they are then.
func (r *run) outcome(all []*locale, b Batch, findings []finding.Finding) *Outcome {
	out := &Outcome{
		Files: b, Findings: findings, Unread: finding.Sorted(slices.Clone(r.unread.findings)), Skipped: finding.Sorted(r.left), Notes: r.notes,
		Source:  Language{Name: r.project.original, Catalog: r.sources.texts, Done: r.sources.changes.Counts.Done + r.sources.changes.Counts.ToDo, Changes: r.sources.changes},
		Lessons: len(r.sources.tree.Documents), Earlier: r.sources.was, LeftAlone: r.unread.locales, run: r,
	}
	for _, l := range all {
		done, open, _ := locales.Tally(l.language.Catalog, l.language.Open)
		out.Languages = append(out.Languages, Language{
			Name: l.name, Catalog: l.language.Catalog, Open: l.language.Open, Memory: l.memory, Manifest: l.merged, Done: done, ToDo: open, Words: store.WordsToDo(l.language.Open),
			Changes: l.changes, Received: l.received, Refused: l.language.Refused,
		})
	}
	return out
}

// Places are those of a project's own files.
type Places struct {
	Folders []string            // of lessons and of translation files, as the user would type them
	Files   map[string][]string // by folder
}

// Own are the places of the project, for which a file beside it is no name.
func (o *Outcome) Own() Places {
	p := o.run.project
	layouts, known := p.config.Layout, p.known()
	own := Places{Folders: []string{p.store.Folder.Name, p.lessons.Name, p.lessons.Path(layouts.Source.Folder(p.original))}, Files: map[string][]string{}}
	add := func(folder Folder, files ...string) {
		own.Files[folder.Name] = append(own.Files[folder.Name], files...)
	}
	for _, locale := range known {
		own.Folders = append(own.Folders, p.lessons.Path(layouts.Target.Folder(locale)))
	}
	add(p.catalogs, slices.Collect(maps.Values(p.store.Names))...)
	add(p.catalogs, p.store.Others...)
	for _, d := range o.run.sources.tree.Documents {
		add(p.lessons, layouts.Source.Path(p.original, d.Path()))
		for _, locale := range known {
			add(p.lessons, layouts.Target.Path(locale, d.Path()))
		}
	}
	return own
}
