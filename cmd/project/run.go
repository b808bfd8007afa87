package project

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/own"
)

// A run is one call of a project: the lessons of the source language and the
// catalogs of the locales, brought up to the lessons in memory.
type run struct {
	project  *Project
	splitter *content.Splitter // of all lessons of the call
	sources  sources
	locales  []*locale
	returned []Returned // files that came back, of these locales
	reads    bool       // and writes no catalog
	unread   unread
	left     []finding.Finding // files that are left out: see [Project.skipped]
	notes    []string          // for the user
	drop     []string          // messages whose published words are to leave the lessons
}

// note adds a line of commentary.
func (r *run) note(format string, args ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, args...))
}

// A scope says which locales of a project a run works on.
type scope struct {
	returned []Returned // files whose locales they are; nil for those that are asked for, or all
	unread   error      // what is wrong with other files that came back
	create   bool       // they may be new
	reads    bool       // and writes no catalog
}

// run reads the lessons and catalogs of a project. What cannot be read, and what
// the user wants to know, is gathered on the way.
func (p *Project) run(s scope) (*run, error) {
	r := &run{project: p, splitter: content.NewSplitter(p.config.Rules), reads: s.reads}
	s.create = s.create || p.any
	r.unread.add(s.unread)
	r.unread.add(p.store.Missing(p.config.Placed))
	names, returned, err := r.choose(s)
	if err != nil {
		return nil, err
	}
	tree, languages, err := r.read(names)
	if err != nil {
		return nil, err
	}
	written, err := r.readSource()
	if err != nil {
		return nil, err
	}
	r.returned = returned
	if r.sources, err = r.compare(tree, languages, written); err != nil {
		return nil, err
	}
	r.locales = r.update(r.readable(languages))
	r.left = p.skipped(tree)
	for _, advice := range r.unread.hints {
		r.note("hint: %s", advice)
	}
	return r, nil
}

// choose settles which locales the command works on, sorted, and which of the
// files that came back are theirs.
func (r *run) choose(s scope) (names []string, returned []Returned, err error) {
	p := r.project
	there := p.store.Locales()
	var errs []error
	if s.returned == nil {
		var more []string
		if names, more = p.wanted(there, s.create); len(more) > 0 {
			r.note("%s: %s not listed in %s, and left alone", p.store.Folder.Name, enumerate(more), p.config.File)
			r.note("hint: add to locales: there, or name with --to")
		}
	}
	for _, f := range s.returned {
		language, err := p.meant(f)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		f.Catalog.Locale = language
		returned, names = append(returned, f), append(names, language)
	}
	if len(returned) > 0 { // the others are to be taken
		r.unread.add(errors.Join(errs...))
		errs = nil
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, l := range names {
		if !s.create && !slices.Contains(there, l) {
			errs = append(errs, Hint(fmt.Errorf("%s is no language of the project: %s has no translations of it", l, p.store.Folder.Name),
				"parasol extract --to "+l+" begins a language"))
		}
	}
	return names, returned, errors.Join(errs...)
}

// A language is what the files of one say, as they were read.
type language struct {
	name   string
	files  *store.Files // nil if they cannot be read
	own    own.File
	memory []memory.Pair // from elsewhere
}

func namesOf(languages []language) []string {
	names := make([]string, len(languages))
	for i, l := range languages {
		names[i] = l.name
	}
	return names
}

// read reads lessons and catalogs, at the same time. It is an error if there
// is not one lesson to work on.
func (r *run) read(names []string) (*content.Tree, []language, error) {
	p := r.project
	var wg sync.WaitGroup
	var tree *content.Tree
	var err error
	languages := make([]language, len(names))
	failed, foreign := make([]error, len(names)), make([]error, len(names))
	wg.Go(func() { tree, err = r.readLessons() })
	wg.Go(func() {
		content.Parallel(len(names), func(i int) {
			l := language{name: names[i]}
			l.files, failed[i] = p.store.Load(l.name)
			l.memory, foreign[i] = p.store.Foreign(l.name)
			languages[i] = l
		})
	})
	wg.Wait()
	r.unread.add(errors.Join(foreign...))
	r.unread.add(p.store.Broken[""])
	for i := range languages {
		l := &languages[i]
		if failed[i] == nil {
			l.own, failed[i] = own.Parse(l.files.Names[store.Own], l.files.Bytes[store.Own])
		}
		if bad := errors.Join(failed[i], p.store.Broken[l.name]); bad != nil {
			r.unread.add(bad)
			r.unread.locale(l.name)
		}
	}
	for i := range languages {
		r.dropUnsafeLinks(languages[i].files)
	}
	return tree, languages, err
}

// readLessons reads the lessons of the source.
func (r *run) readLessons() (*content.Tree, error) {
	p := r.project
	if p.lessons.Files == nil {
		return nil, Hint(InFile(p.lessons.Name, errors.New("there is no such folder")),
			"name the folder of the lessons with --content, or begin with parasol sample DIR")
	}
	tree, err := r.splitter.Load(p.lessons.Files, p.config.Layout.Source, p.original, p.translated())
	if err != nil {
		if len(tree.Documents) == 0 {
			return nil, within(p.lessons.Name, err)
		}
		r.unread.addLessons(p.lessons.Name, err, p.config.Layout.Source, p.original)
	}
	if len(tree.Documents) == 0 {
		return nil, Hint(InFile(p.lessons.Path(p.config.Layout.Source.Folder(p.original)), errors.New("there are no lessons")),
			"lessons are Markdown files, checklists c_*.yml, forms f_*.yml and .category.yml; --source names another language")
	}
	for i, d := range tree.Documents {
		tree.Documents[i] = d.As(p.config.Layout.Dialect())
	}
	return tree, nil
}

// readable are the languages that are not left alone in this run.
func (r *run) readable(languages []language) []language {
	if r.unread.source {
		today := r.sources.fresh.Index()
		for _, l := range languages {
			if !slices.Contains(r.unread.locales, l.name) && l.files.CallsOthers(today) {
				r.unread.locale(l.name)
				r.note("%s  left alone: it has translations of which only the file of the source texts tells what they translate", l.name)
			}
		}
	}
	return slices.DeleteFunc(languages, func(l language) bool { return slices.Contains(r.unread.locales, l.name) })
}
