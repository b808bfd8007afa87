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
// own that no source lesson has any more.
func (p *run) noteEdits(l *locale) store.Manifest {
	m, edited := maps.Clone(l.files.Merged), align.EditedIn(l.changes)
	gone := align.Forgotten(p.was.Messages, p.source.Messages, p.outlive)
	if !edited.Any() && len(gone) == 0 {
		return m
	}
	lessons := p.ownLessons(l)
	for _, d := range p.tree.Documents {
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
		is.Remember(p.shownIn(path, lesson, gone))
		if is.Print = cmp.Or(is.Print, store.NotOurs); is.Texts != nil || is.Had != nil {
			m[path] = is
		}
	}
	return m
}

// shownIn are the marks of those of some texts that a lesson shows as they are.
func (p *run) shownIn(path string, lesson []byte, texts map[string]bool) store.Marks {
	if len(texts) == 0 {
		return nil
	}
	d, err := content.Split(path, lesson, p.config.Rules)
	if err != nil {
		return nil
	}
	return align.ShownIn(d, texts)
}

// ownLessons reads lessons of a language, by their paths: nil where there is
// none, or where it is another language's.
func (p *run) ownLessons(l *locale) func(path string) []byte {
	file := func(path string) string { return p.config.Layout.Target.Path(l.name, path) }
	var files []string
	for _, d := range p.tree.Documents {
		files = append(files, file(d.Path()))
	}
	others := p.borrowed(l.name, p.lessons, files)
	return func(path string) []byte {
		if _, is := others[file(path)]; is {
			return nil
		}
		lesson, err := p.lessons.Read(file(path))
		if err != nil {
			return nil
		}
		return lesson
	}
}
