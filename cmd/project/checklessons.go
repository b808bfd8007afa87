package project

import (
	"errors"
	"io/fs"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A Subject is something that check looks at.
type Subject string

// The subjects, in the order in which they are looked at.
const (
	Translations Subject = "translations"
	Lessons      Subject = "lessons"
	Links        Subject = "links"
	Sources      Subject = "sources"
)

var Subjects = []Subject{Translations, Lessons, Links, Sources}

// onDisk finds what is wrong with the lessons that readers get: those of each
// language, and those of the source.
func (k *inspection) onDisk(about func(Subject) bool) []finding.Finding {
	var all []finding.Finding
	add := func(locale string, found []finding.Finding) {
		for _, f := range found {
			f.Locale = locale
			all = append(all, f)
		}
	}
	files := k.files()
	if about(Sources) || about(Links) {
		k.lessonsRead += len(k.run.tree.Documents)
	}
	if about(Sources) {
		add("", check.Sources(k.run.tree))
	}
	if about(Links) {
		add("", check.Links(k.run.tree, nil, files.exist(k.run.config.Layout.Source, k.options.Source), k.run.config.LinkSchemes(), check.Known{}))
	}
	if !about(Lessons) && !about(Links) {
		return all
	}
	for i, l := range k.run.locales {
		if !files.names[k.run.config.Layout.Target.Folder(l.name)] { // nobody has merged
			continue
		}
		tree, err := content.LoadExcept(k.run.lessons.Files, k.run.config.Layout.Target, l.name, k.run.config.Rules, files.source(k.run))
		add(l.name, finding.Broken(err, finding.Error))
		add(l.name, skipped(errors.Join(tree.Skipped...)))
		k.lessonsRead += len(tree.Documents)
		tree, _ = k.run.withoutBorrowed(l.name, k.run.lessons, k.run.config.Layout.Target, k.run.unread.withSource(tree))
		if about(Lessons) {
			add(l.name, check.Lessons(k.run.tree, tree, k.known(i, l)))
		}
		if about(Links) {
			add(l.name, check.Links(k.run.tree, tree, files.exist(k.run.config.Layout.Target, l.name), k.run.config.LinkSchemes(), check.Known{Links: l.catalog.Links}))
		}
	}
	return all
}

// known is what the project knows of the lessons of a locale.
func (k *inspection) known(i int, l *locale) check.Known {
	merged := map[string][]byte{}
	for _, plan := range k.plans(i) {
		if plan.Fate == merge.Write {
			merged[plan.Document.Path()] = plan.Apply()
		}
	}
	known := check.Known{Same: k.run.config.Same(l.name), Merged: func(path string) []byte { return merged[path] }}
	if k.run.config.Mark != "" {
		known.Marks = []string{k.run.config.Mark}
	}
	return known
}

// The files of a folder of lessons.
type lessonFiles struct {
	names  map[string]bool // files and folders
	images bool            // there are some
	layout content.Layout  // of the source
	locale string          // of the source
}

// files lists the folder of the lessons.
func (k *inspection) files() lessonFiles {
	f := lessonFiles{names: map[string]bool{}, layout: k.run.config.Layout.Source, locale: k.options.Source}
	_ = fs.WalkDir(k.run.lessons.Files, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil {
			f.names[name] = true
			f.images = f.images || check.IsImage(name)
		}
		return nil
	})
	return f
}

// exist reports for readers of a locale whether there is a file: theirs, or
// that of the source. Where there is not one image, they are kept elsewhere.
func (f *lessonFiles) exist(layout content.Layout, locale string) func(name string) bool {
	return func(name string) bool {
		return f.names[layout.Path(locale, name)] || f.names[f.layout.Path(f.locale, name)] || !f.images && check.IsImage(name)
	}
}

// source reports the lessons of the source, which are none of a locale's.
func (f *lessonFiles) source(p *run) func(name string) bool {
	names := map[string]bool{}
	for _, d := range p.tree.Documents {
		names[f.layout.Path(f.locale, d.Path())] = true
	}
	return func(name string) bool {
		if names[name] {
			return true
		}
		lesson, ok := f.layout.Lesson(f.locale, name)
		return ok && p.unread.lesson(lesson)
	}
}

// lesson is the path of the lesson that a finding is in.
func (k *inspection) lesson(f *finding.Finding) string {
	layout, locale := k.run.config.Layout.Target, f.Locale
	if locale == "" {
		layout, locale = k.run.config.Layout.Source, k.options.Source
	}
	name, _ := layout.Lesson(locale, f.Pos.File)
	return name
}
