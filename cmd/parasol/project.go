package main

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A job is the lessons of the source language and the catalogs of the
// locales, brought up to the lessons in memory.
type job struct {
	*options
	config   *project.Config
	lessons  *folder
	catalogs *folder
	store    *store.Store
	tree     *content.Tree
	fresh    *locales.Catalog          // of today's lessons, with positions
	source   *locales.Catalog          // the same, with the comments of the files
	was      *locales.Catalog          // that the files in the store were made from; obsolete: no lesson had it then
	outlive  []locales.Message         // sources that no lesson has and some language needs: see [store.Store.outlived]
	moved    map[string][]locales.Name // by ID: messages whose lesson has moved, see [job.follow]
	changes  extract.Changes           // from was to source
	written  []byte                    // the source file on disk, nil if there is none
	encoded  []byte                    // and as it is to be
	locales  []*locale
	reads    bool       // and writes no catalog
	files    []returned // that came back, of these locales
	unread   unread
}

// A locale is one language of a project.
type locale struct {
	name     string
	files    *store.Files
	merged   store.Manifest // that of the files, and what this run has found edited
	memory   []memory.Pair  // from elsewhere
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

// A scope says which locales of a project a command works on.
type scope struct {
	returned []returned // files whose locales they are; nil for those of --to, or all
	unread   error      // what is wrong with other files that came back
	create   bool       // they may be new
	syntax   string     // of the files to write, "" for that of those there
	reads    bool       // and writes no catalog
	looks    bool       // and writes nothing at all
}

func openProject(o *options, s scope) (_ *job, err error) {
	defer func() {
		if err != nil {
			o.session.Close()
		}
	}()
	config, err := o.configure()
	if err != nil {
		return nil, err
	}
	p := &job{options: o, config: config, reads: s.reads, moved: map[string][]locales.Name{}}
	p.unread.add(s.unread)
	var errs []error
	keep := func(err error) { errs = append(errs, err) }
	p.lessons, err = o.at.openFolder(o.content)
	keep(err)
	p.catalogs, err = o.at.openFolder(o.locales)
	keep(err)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if err := o.openSession(s.looks || o.dryRun); err != nil {
		return nil, err
	}
	p.lessons.seen, p.catalogs.seen = o.seen, o.seen
	if s.syntax == "" {
		s.syntax = p.config.Format
	}
	if p.store, err = store.Open(p.catalogs.forStore(), o.source, s.syntax, slices.Concat(config.Locales, o.to)); err != nil {
		return nil, err
	}
	o.to = p.spelled(o.to)
	p.store.Trusts = p.config.Trusted
	p.unread.add(p.store.Missing(p.config.Placed))
	if err := p.choose(s); err != nil {
		return nil, err
	}
	if err := p.read(); err != nil {
		return nil, err
	}
	p.update()
	p.hintUnread(&p.unread)
	return p, nil
}

// openProjectAt opens a project as a revision in the repository of its lessons
// has it, to read. o are the options as they were before any configuration was
// read: that of the revision decides.
func openProjectAt(o options, lessons, revision string) (*job, error) {
	at, err := openCommit(lessons, revision)
	if err != nil {
		return nil, err
	}
	o.at, o.configured = at, nil
	p, err := openProject(&o, scope{create: true, reads: true})
	if err != nil {
		at.close()
		return nil, err
	}
	return p, nil
}

func (p *job) close() {
	p.lessons.close()
	p.catalogs.close()
	p.session.Close()
	if p.at != nil {
		p.at.close()
	}
}

// choose settles which locales the command works on.
func (p *job) choose(s scope) error {
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
		f.catalog.Locale = language
		p.files, names = append(p.files, f), append(names, f.catalog.Locale)
	}
	if len(p.files) > 0 { // the others are to be taken
		p.unread.add(errors.Join(errs...))
		errs = nil
	}
	slices.Sort(names)
	for _, l := range slices.Compact(names) {
		if !s.create && !slices.Contains(there, l) {
			errs = append(errs, hint(fmt.Errorf("%s is no language of the project: %s has no translations of it", l, p.store.Folder.Name),
				"parasol extract --to "+l+" begins a language"))
		}
		p.locales = append(p.locales, &locale{name: l})
	}
	return errors.Join(errs...)
}

// read reads lessons and catalogs, at the same time. It is an error if there
// is not one lesson to work on.
func (p *job) read() error {
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
func (p *job) leave() {
	if p.unread.source {
		today := p.fresh.Index()
		for _, l := range p.locales {
			if !slices.Contains(p.unread.locales, l.name) && l.files.CallsOthers(today) {
				p.unread.locale(l.name)
				p.notef("%s  left alone: it has translations of which only the file of the source texts tells what they translate", l.name)
			}
		}
	}
	p.locales = slices.DeleteFunc(p.locales, func(l *locale) bool { return slices.Contains(p.unread.locales, l.name) })
}

func (p *job) readLessons() error {
	if p.lessons.files() == nil {
		return hint(inFile(p.lessons.name, errors.New("there is no such folder")),
			"name the folder of the lessons with --content, or begin with parasol sample DIR")
	}
	tree, err := content.LoadExcept(p.lessons.files(), p.config.Layout.Source, p.options.source, p.config.Rules, p.translated())
	if err != nil {
		if len(tree.Documents) == 0 {
			return within(p.lessons.name, err)
		}
		p.unread.addLessons(p.lessons.name, err, p.config.Layout.Source, p.options.source)
	}
	if len(tree.Documents) == 0 {
		return hint(inFile(p.lessons.path(p.config.Layout.Source.Folder(p.options.source)), errors.New("there are no lessons")),
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
func (p *job) readSource() error {
	id := store.ID{Kind: store.Active, Locale: p.options.source}
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
	p.tree.Apart(func(id string) bool { return ids[id] })
	if err := p.template(); err != nil {
		return err
	}
	p.was = &locales.Catalog{Locale: p.options.source}
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
func (p *job) readWritten(id store.ID) error {
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
	if p.tree.Apart(func(id string) bool { _, ok := index[id]; return ok }) > 0 || p.unread.any() {
		return p.template()
	}
	return nil
}

// leaveSource leaves the source file alone: it cannot be read.
func (p *job) leaveSource(err error) {
	p.unread.add(err)
	p.unread.source = true
}

// template makes the source catalog of the lessons. While some of them cannot
// be read, nothing of what it was is gone from it.
func (p *job) template() error {
	var err error
	if p.fresh, err = extract.Template(p.tree); err != nil {
		return within(p.lessons.name, err)
	}
	if len(p.unread.lessons) > 0 && p.was != nil {
		p.fresh = extract.Hold(p.was, p.fresh)
	}
	p.source, p.outlive = p.fresh, nil
	p.encoded, err = p.encodeSource()
	return err
}

// comment takes over what stands in the source file and not in the lessons.
func (p *job) comment() error {
	updated, changes := extract.Update(p.was, p.fresh, nil)
	p.changes = changes
	updated.Locale = p.options.source // a template says of none that it is its own
	p.source = store.With(updated, func(m *locales.Message) bool { return m.State != locales.Obsolete })
	var err error
	p.outlive = p.store.Outlived(p.was, p.source, p.worked(), len(p.unread.locales) > 0)
	if len(p.outlive) > 0 || slices.ContainsFunc(p.source.Messages, func(m locales.Message) bool { return len(m.Comments) > 0 }) {
		p.encoded, err = p.encodeSource()
	}
	return err
}

// part makes messages of their own of texts that a lesson translates
// otherwise than the others do: see [content.Tree.Apart]. ids are sorted.
func (p *job) part(ids []string) error {
	is := func(id string) bool { _, found := slices.BinarySearch(ids, id); return found }
	if p.tree.Apart(is) == 0 {
		return nil
	}
	return errors.Join(p.template(), p.comment())
}

func (p *job) encodeSource() ([]byte, error) {
	all := *p.source
	all.Messages = store.Amid(all.Messages, p.outlive, p.was)
	if p.store.WritesPO() {
		data, err := po.Template(&all)
		return data, within(p.store.Folder.Name, err)
	}
	data, err := goi18n.EncodeOver(p.store.Name(store.ID{Kind: store.Active, Locale: p.options.source}), &all, goi18n.Source, p.written)
	return data, within(p.store.Folder.Name, err)
}

// update brings every catalog up to the lessons.
func (p *job) update() {
	content.Parallel(len(p.locales), func(i int) {
		l := p.locales[i]
		old := l.files.Join(l.name, p.was, p.config.Same(l.name))
		if p.store.WritesPO() {
			settleDrafts(old, p.source, l.accepted())
		}
		l.catalog, l.changes = p.bring(l, old)
		l.todo = l.catalog
		l.merged = p.noteEdits(l)
	})
}

// bring brings one catalog up to the lessons.
func (p *job) bring(l *locale, old *locales.Catalog) (*locales.Catalog, extract.Changes) {
	update := extract.Update
	if p.reads {
		update = extract.Bring
	}
	old.Join(p.source, p.config.Same(l.name)) // what repeats its source has to be offered something in this run, not in the next
	catalog, changes := update(old, extract.Called(p.source, old), l.memory)
	catalog.Join(p.source, p.config.Same(l.name))
	catalog.Source = p.options.source
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
func (p *job) save() (batch, error) {
	var all batch
	id := store.ID{Kind: store.Active, Locale: p.options.source}
	if !p.unread.source {
		all.replace(p.catalogs, p.store.Names[id], p.store.Name(id), p.written, p.encoded)
	}
	batches := make([]batch, len(p.locales))
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
			batches[i].replace(p.catalogs, f.Was, f.Name, f.Before, f.After)
		}
		errs[i] = within(p.catalogs.name, err)
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
	return store.With(c, func(m *locales.Message) bool {
		if m.Draft && m.State.Finished() {
			m.Suggestions = nil
		}
		return true
	})
}

// saveAll is save, and the manifests of a run that writes no lessons.
func (p *job) saveAll() (batch, error) {
	b, err := p.save()
	for _, l := range p.locales {
		b.manifest(p, l, l.merged)
	}
	return b, err
}

// report says where the source language and each locale stand.
func (p *job) report(more func(l *locale) string) {
	width := len(p.options.source)
	for _, l := range p.locales {
		width = max(width, len(l.name))
	}
	c := p.changes.Counts
	p.notef("%-*s  %s in %s%s", width, p.options.source,
		count(c.Done+c.ToDo, "text"), count(len(p.tree.Documents), "lesson"), changed(c))
	for _, l := range p.locales {
		done, open, _ := store.Tally(l.catalog, l.todo)
		p.notef("%-*s  %d translated, %d to do%s", width, l.name, done, open, more(l))
	}
}

// count is a number and what it is of: "1 text", "2 texts".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// changed lists what an update did: ", 3 new, 1 gone".
func changed(c extract.Counts) string {
	return counts(c.New, "new", c.Changed, "changed", c.Moved, "moved", c.Gone, "gone", c.Reused, "reused")
}

// counts lists numbers other than 0: ", 3 new, 1 gone".
func counts(pairs ...any) string {
	var s string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != 0 {
			s += fmt.Sprintf(", %d %s", pairs[i], pairs[i+1])
		}
	}
	return s
}

// worked are the names of the languages that the run works on.
func (p *job) worked() []string {
	var names []string
	for _, l := range p.locales {
		names = append(names, l.name)
	}
	return names
}
