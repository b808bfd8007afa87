package project

import (
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
)

// sources are the source texts of a project: of today's lessons, and of the last
// run.
type sources struct {
	tree    *content.Tree             // the lessons
	code    map[string]bool           // texts of nothing but code that some language has other words for, by ID: see [run.codeOf]
	fresh   *locales.Catalog          // of them, with positions
	texts   *locales.Catalog          // the same, with the comments of the files
	was     *locales.Catalog          // that the files in the store were made from; obsolete: no lesson had it then
	outlive []locales.Message         // that no lesson has and some language needs: see [store.Store.Outlived]
	changes extract.Changes           // from was to texts
	moved   map[string][]locales.Name // by ID: messages whose lesson has moved
	written []byte                    // the source file on disk, nil if there is none
	encoded []byte                    // and as it is to be
}

// readSource reads the bytes of the source file, nil if there is none. One that
// cannot be read is left alone.
func (r *run) readSource() ([]byte, error) {
	p := r.project
	id := p.sourceID()
	written, err := p.store.Read(id)
	if err != nil {
		r.leaveSource(err)
	}
	if err := p.store.Broken[id.Locale]; err != nil {
		if err := p.checkTemplate(id, written); err != nil {
			return nil, err
		}
		r.leaveSource(err)
	}
	return written, nil
}

// leaveSource leaves the source file alone: it cannot be read.
func (r *run) leaveSource(err error) {
	r.unread.add(err)
	r.unread.source = true
}

// sourceID is the source file.
func (p *Project) sourceID() store.ID { return store.ID{Kind: store.Active, Locale: p.original} }

// compare makes the source texts of lessons and compares them with the file that
// was written. Mostly they are the same, and the file need not be decoded. The
// messages of lessons that have moved get their new names, in the files of the
// languages as in the source.
func (r *run) compare(tree *content.Tree, languages []language, written []byte) (sources, error) {
	moves := align.NewMoves(tree, func(path string) bool { return r.project.config.Rules.Name(path) && !r.unread.lesson(path) })
	moved := r.follow(moves, &locales.Catalog{}, languages)
	ids := map[string]bool{}
	for _, l := range languages {
		l.files.IDs(ids) // also those of files beside which one is unreadable
	}
	tree = tree.Apart(func(id string) bool { return ids[id] })
	code := r.codeOf(tree, languages)
	fresh, encoded, err := r.template(tree, code, nil, written)
	if err != nil {
		return sources{}, err
	}
	was, err := r.lastSource(fresh, written, encoded)
	if err != nil {
		return sources{}, err
	}
	if was != fresh && written != nil {
		for id, names := range r.follow(moves, was, languages) {
			moved[id] = append(moved[id], names...)
		}
		was = align.WithNames(was, moved)
		index := was.Index()
		parted := tree.Apart(func(id string) bool { _, ok := index[id]; return ok })
		if parted != tree || r.unread.any() {
			tree, code = parted, r.codeOf(parted, languages)
			if fresh, encoded, err = r.template(tree, code, was, written); err != nil {
				return sources{}, err
			}
		}
	}
	return r.commented(sources{tree: tree, code: code, fresh: fresh, was: was, moved: moved, written: written, encoded: encoded}, namesOf(languages))
}

// follow renames the messages of lessons that have moved, in what was read of the
// languages, and returns the new names by the old IDs. was is the source file,
// which message files need to tell what they translate; a PO file tells it alone.
func (r *run) follow(moves *align.Moves, was *locales.Catalog, languages []language) map[string][]locales.Name {
	p := r.project
	moved := map[string][]locales.Name{}
	for _, l := range languages {
		told := was
		if l.files.Whole != nil {
			told = l.files.Whole
		}
		names := moves.Names(told, l.files, func(path string) bool {
			data, err := p.lessons.Read(p.config.Layout.Target.Path(l.name, path))
			return data != nil || err != nil
		})
		l.files.Rename(names)
		for old, name := range names {
			if !slices.Contains(moved[old], name) {
				moved[old] = append(moved[old], name)
			}
		}
	}
	return moved
}

// lastSource are the source texts of the last run: fresh, if the file is as it
// would be today, or cannot be read; none, if there is no file.
func (r *run) lastSource(fresh *locales.Catalog, written, encoded []byte) (*locales.Catalog, error) {
	p := r.project
	switch {
	case r.unread.source || string(encoded) == string(written):
		return fresh, nil
	case written == nil:
		return &locales.Catalog{Locale: p.original}, p.checkOriginals(nil)
	}
	decode, name := goi18n.DecodeSource, p.store.Names[p.sourceID()]
	if name == store.Template {
		decode = po.Format.Decode
	}
	was, err := decode(p.store.Folder.Path(name), written)
	if err != nil {
		r.leaveSource(err)
		return fresh, nil
	}
	return was, p.checkOriginals(was)
}

// template makes the source catalog of lessons, and the file that has it. While
// some of them cannot be read, nothing of what it was is gone from it.
func (r *run) template(tree *content.Tree, code map[string]bool, was *locales.Catalog, written []byte) (fresh *locales.Catalog, encoded []byte, err error) {
	fresh, err = extract.Template(tree)
	if err != nil {
		return nil, nil, within(r.project.lessons.Name, err)
	}
	fresh = extract.WithoutCode(fresh, code)
	if len(r.unread.lessons) > 0 && was != nil {
		fresh = extract.Hold(was, fresh)
	}
	encoded, err = r.project.encodeSource(fresh, written)
	return fresh, encoded, err
}

// commented are sources with what stands in the source file and not in the
// lessons: comments, and texts that one of the languages needs.
func (r *run) commented(s sources, languages []string) (sources, error) {
	updated, changes := extract.Update(s.was, s.fresh, nil)
	updated.Locale = r.project.original // a template says of none that it is its own
	s.changes = changes
	s.texts = locales.With(updated, func(m *locales.Message) bool { return m.State != locales.Obsolete })
	s.outlive = r.project.store.Outlived(s.was, s.texts, languages, len(r.unread.locales) > 0)
	var err error
	if len(s.outlive) > 0 || slices.ContainsFunc(s.texts.Messages, func(m locales.Message) bool { return len(m.Comments) > 0 }) {
		all := *s.texts
		all.Messages = locales.Amid(all.Messages, s.outlive, s.was)
		s.encoded, err = r.project.encodeSource(&all, s.written)
	}
	return s, err
}

// part makes messages of their own of texts that a lesson translates otherwise
// than the others do: see [content.Tree.Apart], and of those of nothing but code
// that it has other words for. The IDs of both are sorted.
func (r *run) part(apart, code []string) (sources, error) {
	s := r.sources
	tree := s.tree.Apart(func(id string) bool { _, found := slices.BinarySearch(apart, id); return found })
	wanted := maps.Clone(s.code)
	for _, id := range code {
		wanted[id] = true
	}
	if tree == s.tree && len(wanted) == len(s.code) {
		return s, nil
	}
	s.tree, s.code = tree, wanted
	var err error
	if s.fresh, s.encoded, err = r.template(tree, wanted, s.was, s.written); err != nil {
		return s, err
	}
	names := make([]string, len(r.locales))
	for i, l := range r.locales {
		names[i] = l.name
	}
	return r.commented(s, names)
}

// encodeSource is the source file with the texts of a catalog. written is what it
// is.
func (p *Project) encodeSource(c *locales.Catalog, written []byte) ([]byte, error) {
	if p.store.WritesPO() {
		data, err := po.Template(c)
		return data, within(p.store.Folder.Name, err)
	}
	data, err := goi18n.EncodeOver(p.store.Name(p.sourceID()), c, goi18n.Source, written)
	return data, within(p.store.Folder.Name, err)
}
