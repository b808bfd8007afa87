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

// SubjectNames are the words for them.
func SubjectNames() []string {
	var names []string
	for _, s := range Subjects {
		names = append(names, string(s))
	}
	return names
}

// sources finds what is wrong with the lessons of the source, and counts those
// that it looks at.
func (k *inspection) sources(files *lessonFiles) (read int, findings []finding.Finding) {
	if k.about(Sources) || k.about(Links) {
		read = len(k.run.sources.tree.Documents)
	}
	if k.about(Sources) {
		findings = append(findings, check.Sources(k.run.sources.tree)...)
	}
	if k.about(Links) {
		findings = append(findings, check.Links(k.run.sources.tree, nil, files.exist(k.run.project.config.Layout.Source, k.options.Source), k.run.project.config.LinkSchemes(), check.Known{Site: k.run.project.config.Headings()})...)
	}
	return read, findings
}

// A published is the lessons of a language as readers get them.
type published struct {
	tree     *content.Tree // nil if nobody looks at them, or nobody has merged
	read     int
	findings []finding.Finding // of those that cannot be read, or are left out
}

// published reads the lessons of a language, if they are looked at.
func (k *inspection) published(l *locale, files *lessonFiles) published {
	if len(k.returned) > 0 || !k.about(Lessons) && !k.about(Links) || !files.names[k.run.project.config.Layout.Target.Folder(l.name)] {
		return published{}
	}
	tree, err := k.run.splitter.Load(k.run.project.lessons.Files, k.run.project.config.Layout.Target, l.name, files.source(k.run))
	p := published{read: len(tree.Documents), findings: append(finding.Broken(err, finding.Error), skipped(errors.Join(tree.Skipped...))...)}
	p.tree, _ = k.run.project.withoutBorrowed(l.name, k.run.project.lessons, k.run.project.config.Layout.Target, k.run.unread.withSource(tree))
	return p
}

// lessons finds what is wrong with the lessons that readers of a language get.
func (k *inspection) lessons(l *locale, p published, plans func() []*merge.Plan, files *lessonFiles) []finding.Finding {
	all := p.findings
	if k.about(Lessons) {
		all = append(all, check.Lessons(k.run.sources.tree, p.tree, k.known(l, plans(), p.tree))...)
	}
	if k.about(Links) {
		all = append(all, check.Links(k.run.sources.tree, p.tree, files.exist(k.run.project.config.Layout.Target, l.name), k.run.project.config.LinkSchemes(), check.Known{Links: l.language.Catalog.Links, Site: k.run.project.config.Headings()})...)
	}
	return all
}

// known is what the project knows of the lessons of a locale.
func (k *inspection) known(l *locale, plans []*merge.Plan, shown *content.Tree) check.Known {
	k.follow(l, plans, shown)
	merged := map[string][]byte{}
	for _, plan := range plans {
		if plan.Fate == merge.Write {
			merged[plan.Document.Path()] = plan.Apply()
		}
	}
	known := check.Known{
		Site: k.run.project.config.Headings(), Same: k.run.project.config.Same(l.name), Merged: func(path string) []byte { return merged[path] },
		Own: func(path string) map[string]bool { lesson := l.language.Own[path]; return lesson.Lines() },
	}
	if k.run.project.config.Mark != "" {
		known.Marks = []string{k.run.project.config.Mark}
	}
	return known
}

// follow makes the links of the lessons that a merge would write lead to the headings
// of their language. Lessons that merge did not write so far, or that a policy may
// hold back, have the headings that they show.
func (k *inspection) follow(l *locale, plans []*merge.Plan, shown *content.Tree) {
	at := make(map[string]*content.Document, len(shown.Documents))
	for _, d := range shown.Documents {
		at[d.Path()] = d
	}
	merge.Follow(plans, merge.LinkTargets{
		Source: k.follows(), Locales: []string{k.run.project.original, l.name}, Links: l.language.Catalog.Stands(),
		Kept: func(p *merge.Plan) *content.Document {
			path := p.Document.Path()
			switch d := at[path]; {
			case d == nil:
				return p.Document
			case !l.merged.Has(path, d.Source()) || k.run.project.config.Policy(path).Over(merge.Policy{}) != (merge.Policy{}):
				return d
			}
			return nil
		},
	})
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
	f := lessonFiles{names: map[string]bool{}, layout: k.run.project.config.Layout.Source, locale: k.options.Source}
	_ = fs.WalkDir(k.run.project.lessons.Files, ".", func(name string, _ fs.DirEntry, err error) error {
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
func (f *lessonFiles) source(r *run) func(name string) bool {
	names := map[string]bool{}
	for _, d := range r.sources.tree.Documents {
		names[f.layout.Path(f.locale, d.Path())] = true
	}
	return func(name string) bool {
		if names[name] {
			return true
		}
		lesson, ok := f.layout.Lesson(f.locale, name)
		return ok && r.unread.lesson(lesson)
	}
}

// lesson is the path of the lesson that a finding is in.
func (k *inspection) lesson(f *finding.Finding) string {
	layout, locale := k.run.project.config.Layout.Target, f.Locale
	if locale == "" {
		layout, locale = k.run.project.config.Layout.Source, k.options.Source
	}
	name, _ := layout.Lesson(locale, f.Pos.File)
	return name
}
