package project

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/own"
)

// A run is one call of a project: the lessons of the source language and the
// catalogs of the locales, brought up to the lessons in memory.
type run struct {
	config   *Config
	lessons  Folder
	catalogs Folder
	store    *store.Store
	original string   // language of the lessons
	to       []string // languages that are asked for
	progress func(what string, steps int) Progress
	splitter *content.Splitter // of all lessons of the call

	tree    *content.Tree
	fresh   *locales.Catalog          // of today's lessons, with positions
	source  *locales.Catalog          // the same, with the comments of the files
	was     *locales.Catalog          // that the files in the store were made from; obsolete: no lesson had it then
	outlive []locales.Message         // sources that no lesson has and some language needs: see [store.Store.Outlived]
	moved   map[string][]locales.Name // by ID: messages whose lesson has moved, see [run.follow]
	changes extract.Changes           // from was to source
	written []byte                    // the source file on disk, nil if there is none
	encoded []byte                    // and as it is to be
	locales []*locale
	reads   bool       // and writes no catalog
	files   []Returned // that came back, of these locales
	unread  unread
	left    []finding.Finding // files that are left out: see [run.skipped]
	notes   []string          // for the user
}

// note adds a line of commentary.
func (p *run) note(format string, args ...any) {
	p.notes = append(p.notes, fmt.Sprintf(format, args...))
}

// A locale is one language of a project.
type locale struct {
	name     string
	files    *store.Files
	own      own.File            // what its lessons have of their own
	merged   store.Manifest      // that of the files, and what this run has found edited
	edited   []*content.Document // lessons that were read for that: who reads them again splits them no more
	memory   []memory.Pair       // from elsewhere
	catalog  *locales.Catalog
	todo     *locales.Catalog // for the to-do file: the same, unless a draft was refused that a translation stands behind
	changes  extract.Changes
	refused  int            // translations, once planned
	received map[string]int // what became of returned units: see [replies]
	touched  bool           // since the catalog was brought up to the lessons
}

// add adds a message that the catalog lacks, and returns where it is.
func (l *locale) add(m locales.Message) int {
	l.catalog.Messages = append(l.catalog.Messages, m)
	return len(l.catalog.Messages) - 1
}

// A scope says which locales of a project a run works on.
type scope struct {
	returned []Returned // files whose locales they are; nil for those that are asked for, or all
	unread   error      // what is wrong with other files that came back
	create   bool       // they may be new
	reads    bool       // and writes no catalog
}

// run reads the lessons and catalogs of a project.
func (p *Project) run(s scope) (*run, error) {
	r := &run{
		config: p.config, lessons: p.lessons, catalogs: p.catalogs, store: p.files, original: p.original, to: p.to, progress: p.progress, splitter: content.NewSplitter(p.config.Rules),
		reads: s.reads, moved: map[string][]locales.Name{},
	}
	s.create = s.create || p.any
	r.unread.add(s.unread)
	r.unread.add(r.store.Missing(r.config.Placed))
	if err := r.choose(s); err != nil {
		return nil, err
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	r.update()
	for _, advice := range r.unread.hints {
		r.note("hint: %s", advice)
	}
	return r, nil
}

// choose settles which locales the command works on.
func (p *run) choose(s scope) error {
	there := p.store.Locales()
	var names []string
	var errs []error
	if s.returned == nil {
		names = p.wanted(there, s.create)
	}
	for _, f := range s.returned {
		language, err := p.meant(f)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		f.Catalog.Locale = language
		p.files, names = append(p.files, f), append(names, f.Catalog.Locale)
	}
	if len(p.files) > 0 { // the others are to be taken
		p.unread.add(errors.Join(errs...))
		errs = nil
	}
	slices.Sort(names)
	for _, l := range slices.Compact(names) {
		if !s.create && !slices.Contains(there, l) {
			errs = append(errs, Hint(fmt.Errorf("%s is no language of the project: %s has no translations of it", l, p.store.Folder.Name),
				"parasol extract --to "+l+" begins a language"))
		}
		p.locales = append(p.locales, &locale{name: l})
	}
	return errors.Join(errs...)
}

// read reads lessons and catalogs, at the same time. It is an error if there
// is not one lesson to work on.
func (p *run) read() error {
	var wg sync.WaitGroup
	var err error
	failed, foreign := make([]error, len(p.locales)), make([]error, len(p.locales))
	wg.Go(func() { err = p.readLessons() })
	wg.Go(func() {
		content.Parallel(len(p.locales), func(i int) {
			l := p.locales[i]
			l.files, failed[i] = p.store.Load(l.name)
			l.memory, foreign[i] = p.store.Foreign(l.name)
		})
	})
	wg.Wait()
	p.unread.add(errors.Join(foreign...))
	p.unread.add(p.store.Broken[""])
	for i, l := range p.locales {
		if failed[i] == nil {
			l.own, failed[i] = own.Parse(l.files.Names[store.Own], l.files.Bytes[store.Own])
		}
		if bad := errors.Join(failed[i], p.store.Broken[l.name]); bad != nil {
			p.unread.add(bad)
			p.unread.locale(l.name)
		}
	}
	for _, l := range p.locales {
		p.dropUnsafeLinks(l)
	}
	if err != nil {
		return err
	}
	if err := p.readSource(); err != nil {
		return err
	}
	p.leave()
	return nil
}

// leave takes the languages out that are left alone in this run.
func (p *run) leave() {
	if p.unread.source {
		today := p.fresh.Index()
		for _, l := range p.locales {
			if !slices.Contains(p.unread.locales, l.name) && l.files.CallsOthers(today) {
				p.unread.locale(l.name)
				p.note("%s  left alone: it has translations of which only the file of the source texts tells what they translate", l.name)
			}
		}
	}
	p.locales = slices.DeleteFunc(p.locales, func(l *locale) bool { return slices.Contains(p.unread.locales, l.name) })
}

func (p *run) readLessons() error {
	if p.lessons.Files == nil {
		return Hint(InFile(p.lessons.Name, errors.New("there is no such folder")),
			"name the folder of the lessons with --content, or begin with parasol sample DIR")
	}
	tree, err := p.splitter.Load(p.lessons.Files, p.config.Layout.Source, p.original, p.translated())
	if err != nil {
		if len(tree.Documents) == 0 {
			return Within(p.lessons.Name, err)
		}
		p.unread.addLessons(p.lessons.Name, err, p.config.Layout.Source, p.original)
	}
	if len(tree.Documents) == 0 {
		return Hint(InFile(p.lessons.Path(p.config.Layout.Source.Folder(p.original)), errors.New("there are no lessons")),
			"lessons are Markdown files, checklists c_*.yml, forms f_*.yml and .category.yml; --source names another language")
	}
	for i, d := range tree.Documents {
		tree.Documents[i] = d.As(p.config.Layout.Dialect())
	}
	p.tree = tree
	return nil
}

// readSource makes the source catalog and compares it with the file that is
// there. Mostly they are the same, and the file need not be decoded.
func (p *run) readSource() error {
	id := store.ID{Kind: store.Active, Locale: p.original}
	var err error
	if p.written, err = p.store.Read(id); err != nil {
		p.leaveSource(err)
	}
	if err := p.store.Broken[id.Locale]; err != nil {
		if err := p.checkTemplate(id); err != nil {
			return err
		}
		p.leaveSource(err)
	}
	p.follow(&locales.Catalog{})
	ids := map[string]bool{}
	for _, l := range p.locales {
		l.files.IDs(ids) // also those of files beside which one is unreadable
	}
	p.tree = p.tree.Apart(func(id string) bool { return ids[id] })
	if err := p.template(); err != nil {
		return err
	}
	p.was = &locales.Catalog{Locale: p.original}
	if p.unread.source || string(p.encoded) == string(p.written) {
		p.was = p.fresh
	} else if p.written != nil {
		if err := p.readWritten(id); err != nil {
			return err
		}
	} else if err := p.checkOriginals(nil); err != nil {
		return err
	}
	return p.comment()
}

// readWritten reads the source file where it differs from what it would be
// today.
func (p *run) readWritten(id store.ID) error {
	decode := goi18n.DecodeSource
	if p.store.Names[id] == store.Template {
		decode = po.Format.Decode
	}
	was, err := decode(p.store.Folder.Path(p.store.Names[id]), p.written)
	if err != nil {
		p.leaveSource(err)
		p.was = p.fresh
		return nil
	}
	if err := p.checkOriginals(was); err != nil {
		return err
	}
	p.follow(was)
	p.was = withNames(was, p.moved)
	index := p.was.Index()
	tree := p.tree.Apart(func(id string) bool { _, ok := index[id]; return ok })
	if tree == p.tree && !p.unread.any() {
		return nil
	}
	p.tree = tree
	return p.template()
}

// leaveSource leaves the source file alone: it cannot be read.
func (p *run) leaveSource(err error) {
	p.unread.add(err)
	p.unread.source = true
}

// template makes the source catalog of the lessons. While some of them cannot
// be read, nothing of what it was is gone from it.
func (p *run) template() error {
	var err error
	if p.fresh, err = extract.Template(p.tree); err != nil {
		return Within(p.lessons.Name, err)
	}
	if len(p.unread.lessons) > 0 && p.was != nil {
		p.fresh = extract.Hold(p.was, p.fresh)
	}
	p.source, p.outlive = p.fresh, nil
	p.encoded, err = p.encodeSource()
	return err
}

// comment takes over what stands in the source file and not in the lessons.
func (p *run) comment() error {
	updated, changes := extract.Update(p.was, p.fresh, nil)
	p.changes = changes
	updated.Locale = p.original // a template says of none that it is its own
	p.source = locales.With(updated, func(m *locales.Message) bool { return m.State != locales.Obsolete })
	var err error
	p.outlive = p.store.Outlived(p.was, p.source, p.worked(), len(p.unread.locales) > 0)
	if len(p.outlive) > 0 || slices.ContainsFunc(p.source.Messages, func(m locales.Message) bool { return len(m.Comments) > 0 }) {
		p.encoded, err = p.encodeSource()
	}
	return err
}

// part makes messages of their own of texts that a lesson translates
// otherwise than the others do: see [content.Tree.Apart]. ids are sorted.
func (p *run) part(ids []string) error {
	is := func(id string) bool { _, found := slices.BinarySearch(ids, id); return found }
	tree := p.tree.Apart(is)
	if tree == p.tree {
		return nil
	}
	p.tree = tree
	return errors.Join(p.template(), p.comment())
}

func (p *run) encodeSource() ([]byte, error) {
	all := *p.source
	all.Messages = locales.Amid(all.Messages, p.outlive, p.was)
	if p.store.WritesPO() {
		data, err := po.Template(&all)
		return data, Within(p.store.Folder.Name, err)
	}
	data, err := goi18n.EncodeOver(p.store.Name(store.ID{Kind: store.Active, Locale: p.original}), &all, goi18n.Source, p.written)
	return data, Within(p.store.Folder.Name, err)
}

// update brings every catalog up to the lessons.
func (p *run) update() {
	content.Parallel(len(p.locales), func(i int) {
		l := p.locales[i]
		old := l.files.Join(l.name, p.was, p.config.Same(l.name))
		if p.store.WritesPO() {
			settleDrafts(old, p.source, l.accepted())
		}
		l.catalog, l.changes = p.bring(l, old)
		l.todo = l.catalog
		l.merged, l.edited = p.noteEdits(l)
	})
}

// bring brings one catalog up to the lessons.
func (p *run) bring(l *locale, old *locales.Catalog) (*locales.Catalog, extract.Changes) {
	update := extract.Update
	if p.reads {
		update = extract.Bring
	}
	old.Join(p.source, p.config.Same(l.name)) // what repeats its source has to be offered something in this run, not in the next
	catalog, changes := update(old, extract.Called(p.source, old), l.memory)
	catalog.Join(p.source, p.config.Same(l.name))
	catalog.Source = p.original
	if !p.store.WritesPO() {
		repeatSame(catalog, p.config.Same(l.name))
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

// save returns the changes that bring the locales folder up to date.
func (p *run) save() (Batch, error) {
	var all Batch
	id := store.ID{Kind: store.Active, Locale: p.original}
	if !p.unread.source {
		all.replace(p.catalogs.Name, p.store.Names[id], p.store.Name(id), p.written, p.encoded)
	}
	batches := make([]Batch, len(p.locales))
	errs := make([]error, len(p.locales))
	content.Parallel(len(p.locales), func(i int) {
		l := p.locales[i]
		switch {
		case p.store.WritesPO(): // which has one place for both
			l.catalog = settled(l.catalog)
			l.todo = l.catalog
		case l.todo == l.catalog:
			l.catalog = l.standing()
		}
		files, err := p.store.Save(l.name, l.catalog, l.todo, l.files)
		for _, f := range files {
			batches[i].replace(p.catalogs.Name, f.Was, f.Name, f.Before, f.After)
		}
		errs[i] = Within(p.catalogs.Name, err)
	})
	for _, b := range batches {
		all = append(all, b...)
	}
	return all, errors.Join(errs...)
}

// settled is a catalog as a PO file has it, which knows no drafts: a text that a
// lesson refused has no suggestions beside it, as one that is translated has
// none.
func settled(c *locales.Catalog) *locales.Catalog {
	return locales.With(c, func(m *locales.Message) bool {
		if m.Draft && m.State.Finished() {
			m.Suggestions = nil
		}
		return true
	})
}

// saveAll is save, and the manifests of a run that writes no lessons.
func (p *run) saveAll() (Batch, error) {
	b, err := p.save()
	for _, l := range p.locales {
		b.manifest(p, l, l.merged)
	}
	return b, err
}

// worked are the names of the languages that the run works on.
func (p *run) worked() []string {
	var names []string
	for _, l := range p.locales {
		names = append(names, l.name)
	}
	return names
}
