package project

// One bad file stops only itself. What cannot be read is a finding, and makes
// the exit code 1; everything else goes on:
//
//   - While a lesson cannot be read nobody knows which texts it calls for:
//     nothing is retired or pruned in that run.
//   - A language of which one file cannot be read writes nothing in that run,
//     and the source texts that its files may need stay.
//   - A file that could not be read is never written.

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// An unread is what could not be read in a run.
type unread struct {
	findings []finding.Finding
	hints    []string
	lessons  []string // paths of source lessons, or of folders of them
	locales  []string // that are left alone
	source   bool     // the source catalog
}

// any reports whether there is something that could not be read.
func (u *unread) any() bool { return len(u.findings) > 0 }

// add takes up errors, which name the files.
func (u *unread) add(err error) {
	u.findings = append(u.findings, finding.Broken(err, finding.Error)...)
	for _, e := range segment.Flatten(err) {
		if h, ok := errors.AsType[*Hinted](e); ok && !slices.Contains(u.hints, h.Advice) {
			u.hints = append(u.hints, h.Advice)
		}
	}
}

// addLessons takes up the errors of source lessons, whose positions name files
// of the folder.
func (u *unread) addLessons(folder string, err error, layout content.Layout, locale string) {
	u.add(within(folder, err))
	for _, e := range segment.Flatten(err) {
		file := segment.PosOf(e).File
		lesson, ok := layout.Lesson(locale, file)
		if !ok { // a folder
			lesson = strings.TrimPrefix(strings.TrimPrefix(file, layout.Folder(locale)), "/")
		}
		u.lessons = append(u.lessons, path.Clean(lesson))
	}
}

// lesson reports whether a source lesson is there and cannot be read.
func (u *unread) lesson(name string) bool {
	return slices.ContainsFunc(u.lessons, func(broken string) bool {
		return broken == "." || name == broken || strings.HasPrefix(name, broken+"/")
	})
}

// locale leaves a language alone.
func (u *unread) locale(name string) {
	if !slices.Contains(u.locales, name) {
		u.locales = append(u.locales, name)
	}
}

// withSource are the lessons of a language without those whose source is there
// and cannot be read: of them nobody knows what is wrong.
func (u *unread) withSource(t *content.Tree) *content.Tree {
	if t == nil || len(u.lessons) == 0 {
		return t
	}
	without := *t
	without.Documents = slices.DeleteFunc(slices.Clone(t.Documents), func(d *content.Document) bool { return u.lesson(d.Path()) })
	return &without
}

// skipped are the findings of what looks like lessons of the source, or like a
// file of translations, and is left out.
func (p *Project) skipped(tree *content.Tree) []finding.Finding {
	all := skipped(within(p.lessons.Name, errors.Join(append(p.misspelled(), tree.Skipped...)...)))
	for _, d := range tree.Documents {
		for _, f := range finding.Broken(within(p.lessons.Name, errors.Join(d.Misdirected()...)), finding.Warning) {
			f.Rule = finding.Directive
			all = append(all, f)
		}
	}
	return append(all, skipped(errors.Join(p.store.Strangers()...))...)
}

func skipped(err error) []finding.Finding {
	all := finding.Broken(err, finding.Warning)
	for i := range all {
		all[i].Rule = finding.Skipped
	}
	return all
}
