package main

import (
	"errors"
	"io/fs"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A subject is something that check looks at.
type subject string

// The subjects, in the order in which they are looked at.
const (
	translations subject = "translations"
	lessons      subject = "lessons"
	links        subject = "links"
	sources      subject = "sources"
)

var subjects = []string{string(translations), string(lessons), string(links), string(sources)}

// onDisk finds what is wrong with the lessons that readers get: those of each
// language, and those of the source.
func (k *checking) onDisk(about func(subject) bool) []finding.Finding {
	var all []finding.Finding
	add := func(locale string, found []finding.Finding) {
		for _, f := range found {
			f.Locale = locale
			all = append(all, f)
		}
	}
	files := k.files()
	if about(sources) || about(links) {
		k.lessonsRead += len(k.tree.Documents)
	}
	if about(sources) {
		add("", check.Sources(k.tree))
	}
	if about(links) {
		add("", check.Links(k.tree, nil, files.exist(k.config.Layout.Source, k.options.Source), k.config.LinkSchemes()))
	}
	if !about(lessons) && !about(links) {
		return all
	}
	for i, l := range k.locales {
		if !files.names[k.config.Layout.Target.Folder(l.name)] { // nobody has merged
			continue
		}
		tree, err := content.LoadExcept(k.lessons.files(), k.config.Layout.Target, l.name, k.config.Rules, files.source(k.job))
		add(l.name, unreadable(err, finding.Error))
		add(l.name, skipped(errors.Join(tree.Skipped...)))
		k.lessonsRead += len(tree.Documents)
		tree, _ = k.withoutBorrowed(l.name, k.lessons.name, k.config.Layout.Target, k.unread.withSource(tree))
		if about(lessons) {
			add(l.name, check.Lessons(k.tree, tree, k.known(i, l)))
		}
		if about(links) {
			add(l.name, check.Links(k.tree, tree, files.exist(k.config.Layout.Target, l.name), k.config.LinkSchemes()))
		}
	}
	return all
}

// known is what the project knows of the lessons of a locale.
func (k *checking) known(i int, l *locale) check.Known {
	merged := map[string][]byte{}
	for _, plan := range k.plans(i) {
		if plan.Fate == merge.Write {
			merged[plan.Document.Path()] = plan.Apply()
		}
	}
	known := check.Known{Same: k.config.Same(l.name), Merged: func(path string) []byte { return merged[path] }}
	if k.config.Mark != "" {
		known.Marks = []string{k.config.Mark}
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
func (k *checking) files() lessonFiles {
	f := lessonFiles{names: map[string]bool{}, layout: k.config.Layout.Source, locale: k.options.Source}
	_ = fs.WalkDir(k.lessons.files(), ".", func(name string, _ fs.DirEntry, err error) error {
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
func (f *lessonFiles) source(p *job) func(name string) bool {
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
func (k *checking) lesson(f *finding.Finding) string {
	layout, locale := k.config.Layout.Target, f.Locale
	if locale == "" {
		layout, locale = k.config.Layout.Source, k.options.Source
	}
	name, _ := layout.Lesson(locale, f.Pos.File)
	return name
}
