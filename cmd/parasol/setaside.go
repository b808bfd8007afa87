package main

import (
	"path/filepath"
	"slices"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// offer makes a memory of a translation file that a run had for the project
// when it was cut off, and that somebody has changed since: what it holds is
// offered again, as suggestions. Lessons and lists are made again anyway.
func (o *options) offer(a writer.Aside) []writer.Change {
	if filepath.Clean(filepath.Dir(a.Path)) != filepath.Clean(o.locales) {
		return nil
	}
	id, ok := store.ParseName(filepath.Base(a.Path))
	if !ok || id.Locale == o.source {
		return nil
	}
	data := a.Ours
	if id.Kind != store.Memory {
		c := o.decodeAside(id, a)
		if c == nil {
			return nil
		}
		var err error
		if data, err = tmx.Encode(asDrafts(c, id.Locale), o.source); err != nil {
			return nil
		}
	}
	name := "recovered-" + store.Fingerprint(a.Ours)[:8] + "." + id.Locale + tmx.Format.Extensions[0]
	return []writer.Change{{Folder: o.locales, Name: name, After: data}}
}

// decodeAside reads a translation file, with the source texts of the source
// file that is there; nil if it holds none that can be read.
func (o *options) decodeAside(id store.ID, a writer.Aside) *locales.Catalog {
	decode := goi18n.Decode
	if id.Kind == store.PO {
		decode = po.Format.Decode
	}
	c, err := decode(a.Path, a.Ours)
	if err != nil || c == nil {
		return nil
	}
	switch id.Kind {
	case store.PO:
		return c
	case store.Active:
		return goi18n.Join(o.sourceOnDisk(), c, nil, nil)
	case store.Translate:
		return goi18n.Join(o.sourceOnDisk(), nil, c, nil)
	}
	return nil
}

// sourceOnDisk is the source catalog as it is there, empty if it cannot be read.
func (o *options) sourceOnDisk() *locales.Catalog {
	none := &locales.Catalog{Locale: o.source}
	folder, err := o.folder(o.locales)
	if err != nil {
		return none
	}
	s, err := store.Open(folder.Store(), o.source, "", nil)
	if err != nil {
		return none
	}
	name := s.Names[store.ID{Kind: store.Active, Locale: o.source}]
	data, err := s.Read(store.ID{Kind: store.Active, Locale: o.source})
	if err != nil || data == nil || name == store.Template {
		return none
	}
	c, err := goi18n.DecodeSource(name, data)
	if err != nil {
		return none
	}
	return c
}

// asDrafts are the translations of a catalog that have their source text, as
// memory of drafts.
func asDrafts(c *locales.Catalog, locale string) *locales.Catalog {
	drafts := &locales.Catalog{Locale: locale, Messages: slices.Clone(c.Messages)}
	drafts.Messages = slices.DeleteFunc(drafts.Messages, func(m locales.Message) bool { return m.Source == "" || m.Target == "" })
	for i := range drafts.Messages {
		m := &drafts.Messages[i]
		m.State, m.Former, m.Draft = locales.Obsolete, locales.NeedsReview, false
	}
	return drafts
}
