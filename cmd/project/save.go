package project

import (
	"errors"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

// stored are the locales as their files have them from now on.
func (r *run) stored() []*locale {
	all := make([]*locale, len(r.locales))
	content.Parallel(len(all), func(i int) {
		l, language := *r.locales[i], *r.locales[i].language
		switch {
		case language.IsPO: // which has one place for both
			language.Catalog = settled(language.Catalog)
			language.Open = language.Catalog
		case language.Open == language.Catalog:
			language.Catalog = l.standing()
		}
		l.language = &language
		all[i] = &l
	})
	return all
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

// standing is the catalog of a locale as its lessons have it: a draft that
// nobody has planned is not yet a translation, and takes none away that the
// files have as accepted.
func (l *locale) standing() *locales.Catalog {
	accepted := l.accepted()
	return locales.With(l.language.Catalog, func(m *locales.Message) bool {
		was, standing := accepted[m.ID], locales.Standing(*m)
		if m.Draft && was.Target != "" && was.Target == standing.Target {
			*m = standing
			m.State = was.State
		}
		return true
	})
}

// save returns the changes that bring the locales folder up to date.
func (r *run) save(stored []*locale) (Batch, error) {
	var all Batch
	p, id := r.project, r.project.sourceID()
	if !r.unread.source {
		all.replace(p.catalogs.Name, p.store.Names[id], p.store.Name(id), r.sources.written, r.sources.encoded)
	}
	batches := make([]Batch, len(stored))
	errs := make([]error, len(stored))
	content.Parallel(len(stored), func(i int) {
		l := stored[i]
		files, err := p.store.Save(l.name, l.language.Catalog, l.language.Open, l.files)
		for _, f := range files {
			batches[i].replace(p.catalogs.Name, f.Was, f.Name, f.Before, f.After)
		}
		errs[i] = within(p.catalogs.Name, err)
	})
	for _, b := range batches {
		all = append(all, b...)
	}
	return all, errors.Join(errs...)
}

// saveAll is save, and the other files of a run that writes no lessons.
func (r *run) saveAll(stored []*locale) (Batch, error) {
	b, err := r.save(stored)
	for _, l := range stored {
		b.manifest(r.project, l, l.merged)
		b.ownFile(r.project, l)
	}
	return b, err
}
