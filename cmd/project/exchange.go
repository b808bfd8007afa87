package project

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// FormatNames are the formats of the project's own files and of those for
// translators.
func FormatNames() []string {
	names := slices.Clone(store.CatalogFormats)
	for _, f := range store.ExchangeFormats {
		if f.Name != store.PO {
			names = append(names, f.Name)
		}
	}
	return names
}

// exchange returns the files for translators, in a folder of their own: the
// to-do file of each locale, or in an exchange format its whole catalog, as
// fr.po, and for PO the template besides.
func (r *run) exchange(out Folder, format string) (Batch, error) {
	var b Batch
	add := func(file string, encode func() ([]byte, error)) ([]byte, error) {
		before, err := out.Read(file)
		if err != nil {
			return nil, err
		}
		after, err := encode()
		b.Add(Change{out.Name, file, before, after})
		return before, within(out.Name, err)
	}
	f, exchange := store.ExchangeFormat(format)
	if exchange && f.Name == po.Format.Name {
		if _, err := add("lessons.pot", func() ([]byte, error) { return po.Template(r.sources.texts) }); err != nil {
			return nil, err
		}
	}
	var errs []error
	for _, l := range r.locales {
		file, encode := l.name, func() ([]byte, error) { return f.Encode(r.forTranslators(l)) }
		if exchange {
			file += f.Extensions[0]
		} else {
			file = r.project.store.Name(store.ID{Kind: store.Translate, Locale: l.name})
			encode = func() ([]byte, error) {
				if _, open, _ := locales.Tally(l.language.Catalog, l.language.Open); open == 0 {
					return nil, nil
				}
				return goi18n.Encode(file, r.forTranslators(l), goi18n.ToDo)
			}
		}
		before, err := add(file, encode)
		if err != nil {
			return nil, err
		}
		errs = append(errs, l.overwrites(out.Path(file), before))
	}
	return b, errors.Join(errs...)
}

// overwrites is an error if a file that went out holds what somebody has
// translated there since, and no file of the project has.
func (l *locale) overwrites(name string, data []byte) error {
	if data == nil {
		return nil
	}
	c, err := store.Decode(filepath.ToSlash(name), data)
	if err != nil {
		return nil // it is none of ours
	}
	nameSources(c)
	index, others := l.language.Open.Index(), 0
	for i := range c.Messages {
		m := &c.Messages[i]
		at, known := index[m.ID]
		if m.IsUntouched() || known && (m.Target == l.language.Open.Messages[at].Source || l.language.Open.Messages[at].Has(m.Target)) {
			continue
		}
		others++
	}
	if others == 0 {
		return nil
	}
	return Hint(InFile(name, fmt.Errorf("is not written over: it holds %s that the project does not have", finding.Count(others, "translation"))),
		"parasol merge "+name+" takes them over; another folder, or an empty one, is written to at once")
}

// forTranslators is the catalog of a locale as it goes out: with what waits
// in the to-do file, without what no lesson calls for, and with what each unit
// is now, so that what comes back tells what somebody decided.
func (r *run) forTranslators(l *locale) *locales.Catalog {
	c := locales.With(l.language.Open, func(m *locales.Message) bool {
		m.Exported = locales.Exporting(m)
		return m.State != locales.Obsolete
	})
	c.Source = r.project.original
	return c
}
