package main

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/csv"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/tmx"
	"github.com/parasol-l10n/parasol/locales/xliff"
)

// exchangeFormats are those that translators' tools open, in the order in
// which a file that comes back is held against them. A file of none is a
// message file of go-i18n's, known by its name.
var exchangeFormats = []locales.Format{po.Format, xliff.Format2, xliff.Format12, tmx.Format, csv.Format}

// catalogFormats are those that the project's own catalogs may have.
var catalogFormats = []string{"toml", "json", "yaml", whole}

// formatNames are what --format takes.
func formatNames() []string {
	names := slices.Clone(catalogFormats)
	for _, f := range exchangeFormats {
		if f.Name != whole {
			names = append(names, f.Name)
		}
	}
	return names
}

func exchangeFormat(name string) (locales.Format, bool) {
	i := slices.IndexFunc(exchangeFormats, func(f locales.Format) bool { return f.Name == name })
	if i < 0 {
		return locales.Format{}, false
	}
	return exchangeFormats[i], true
}

// exchange returns the files for translators, in a folder of their own: the
// to-do file of each locale, or in an exchange format its whole catalog, as
// fr.po, and for PO the template besides.
func (p *project) exchange(name, format string) (batch, error) {
	out, err := openFolder(name)
	if err != nil {
		return nil, err
	}
	var b batch
	add := func(file string, encode func() ([]byte, error)) ([]byte, error) {
		before, err := out.read(file)
		if err != nil {
			return nil, err
		}
		after, err := encode()
		b.add(change{out, file, before, after})
		return before, within(name, err)
	}
	f, exchange := exchangeFormat(format)
	if exchange && f.Name == po.Format.Name {
		if _, err := add("lessons.pot", func() ([]byte, error) { return po.Template(p.source) }); err != nil {
			return nil, err
		}
	}
	var errs []error
	for _, l := range p.locales {
		file, encode := l.name, func() ([]byte, error) { return f.Encode(p.forTranslators(l)) }
		if exchange {
			file += f.Extensions[0]
		} else {
			file = p.store.name(fileID{translate, l.name})
			encode = func() ([]byte, error) {
				if _, open, _ := tally(l.catalog, l.todo); open == 0 {
					return nil, nil
				}
				return goi18n.Encode(file, p.forTranslators(l), goi18n.ToDo)
			}
		}
		before, err := add(file, encode)
		if err != nil {
			return nil, err
		}
		errs = append(errs, l.overwrites(out.path(file), before))
	}
	return b, errors.Join(append(errs, p.outside("--out", b, name))...)
}

// overwrites is an error if a file that went out holds what somebody has
// translated there since, and no file of the project has.
func (l *locale) overwrites(name string, data []byte) error {
	if data == nil {
		return nil
	}
	c, err := decodeReturned(name, data)
	if err != nil {
		return nil // it is none of ours
	}
	nameSources(c)
	index, others := l.todo.Index(), 0
	for i := range c.Messages {
		m := &c.Messages[i]
		at, known := index[m.ID]
		if m.IsUntouched() || known && (m.Target == l.todo.Messages[at].Source || l.todo.Messages[at].Has(m.Target)) {
			continue
		}
		others++
	}
	if others == 0 {
		return nil
	}
	return hint(inFile(name, fmt.Errorf("is not written over: it holds %s that the project does not have", count(others, "translation"))),
		"parasol merge "+name+" takes them over; another folder, or an empty one, is written to at once")
}

// forTranslators is the catalog of a locale as it goes out: with what waits
// in the to-do file, without what no lesson calls for, and with what each unit
// is now, so that what comes back tells what somebody decided.
func (p *project) forTranslators(l *locale) *locales.Catalog {
	c := with(l.todo, func(m *locales.Message) bool {
		m.Exported = locales.Exporting(m)
		return m.State != locales.Obsolete
	})
	c.Source = p.options.source
	return c
}

// sniffed is how much of a file tells its format.
const sniffed = 4 << 10

// decodeReturned reads a file in whatever format it is: by what it holds, and
// where that does not tell, by its name.
func decodeReturned(file string, data []byte) (*locales.Catalog, error) {
	file = filepath.ToSlash(file)
	name := plainName(file)
	c, err := decodePlain(name, data)
	return renamed(c, err, name, file)
}

// decodePlain is decodeReturned of a file of which the name is as it was.
func decodePlain(name string, data []byte) (*locales.Catalog, error) {
	if err := locales.CheckConflict(name, data); err != nil {
		return nil, err
	}
	head := data[:min(len(data), sniffed)]
	for _, byName := range []bool{false, true} {
		for _, f := range exchangeFormats {
			fits := f.Sniff(head)
			if byName {
				fits = slices.Contains(f.Extensions, strings.ToLower(path.Ext(name)))
			}
			if fits {
				c, err := f.Decode(name, data)
				if err == nil && c.Locale == "" {
					err = inFile(name, fmt.Errorf("does not say which language it holds"))
				}
				return c, err
			}
		}
	}
	return goi18n.Decode(name, data)
}
