package project

import (
	"cmp"
	"maps"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales/store"
)

// noteEdits is the manifest of a language with what this run alone can tell of
// its lessons, since the source file forgets it: what those were made of whose
// source is found edited and of which nothing was known, as merge did not write
// them, or an earlier version did; and which texts of a lesson are the source's
// own that no source lesson has any more. read are the lessons that tell it.
func (r *run) noteEdits(l *locale) (m store.Manifest, read []*content.Document) {
	m = maps.Clone(l.files.Merged)
	edited := align.EditedIn(l.changes)
	gone := align.Forgotten(r.sources.was.Messages, r.sources.texts.Messages, r.sources.outlive)
	if !edited.Any() && len(gone) == 0 {
		return m, nil
	}
	lessons := r.ownLessons(l)
	for _, d := range r.sources.tree.Documents {
		path := d.Path()
		isUnknown := m[path].Texts == nil && edited.In(d)
		if !isUnknown && len(gone) == 0 {
			continue
		}
		lesson := lessons(path)
		if lesson == nil || m.Has(path, lesson) && !isUnknown {
			continue
		}
		is := m[path]
		if isUnknown {
			is.Texts = edited.Before(d)
		}
		if len(gone) > 0 {
			if shown, err := r.splitter.Split(path, lesson); err == nil {
				is.Remember(align.ShownIn(shown, gone))
				read = append(read, shown)
			}
		}
		if is.Print = cmp.Or(is.Print, store.NotOurs); is.Texts != nil || is.Had != nil {
			m[path] = is
		}
	}
	return m, read
}

// ownLessons reads lessons of a language, by their paths: nil where there is
// none, or where it is another language's.
func (r *run) ownLessons(l *locale) func(path string) []byte {
	file := func(path string) string { return r.project.config.Layout.Target.Path(l.name, path) }
	var files []string
	for _, d := range r.sources.tree.Documents {
		files = append(files, file(d.Path()))
	}
	others := r.project.borrowed(l.name, r.project.lessons, files)
	return func(path string) []byte {
		if _, is := others[file(path)]; is {
			return nil
		}
		lesson, err := r.project.lessons.Read(file(path))
		if err != nil {
			return nil
		}
		return lesson
	}
}
