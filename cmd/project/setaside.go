package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// Recover makes a memory of a translation file, of that name and with that data,
// which a run had for a project when it was cut off: what it holds is offered
// again, as suggestions. It is false for other files: lessons and lists are made
// again anyway.
func Recover(catalogs Folder, source, name string, data []byte) (Change, bool) {
	id, ok := store.ParseName(name)
	if !ok || id.Locale == source {
		return Change{}, false
	}
	file := "recovered-" + store.Fingerprint(data)[:8] + "." + id.Locale + tmx.Format.Extensions[0]
	if id.Kind != store.Memory {
		c := decodeAside(catalogs, source, id, name, data)
		if c == nil {
			return Change{}, false
		}
		var err error
		if data, err = tmx.Encode(asDrafts(c, id.Locale), source); err != nil {
			return Change{}, false
		}
	}
	return Change{Folder: catalogs.Name, Name: file, After: data}, true
}

// decodeAside reads a translation file, with the source texts of the source
// file that is there; nil if it holds none that can be read.
func decodeAside(catalogs Folder, source string, id store.ID, name string, data []byte) *locales.Catalog {
	decode := goi18n.Decode
	if id.Kind == store.PO {
		decode = po.Format.Decode
	}
	c, err := decode(name, data)
	if err != nil || c == nil {
		return nil
	}
	switch id.Kind {
	case store.PO:
		return c
	case store.Active:
		return goi18n.Join(sourceIn(catalogs, source), c, nil, nil)
	case store.Translate:
		return goi18n.Join(sourceIn(catalogs, source), nil, c, nil)
	}
	return nil
}

// sourceIn is the source catalog as it is there, empty if it cannot be read.
func sourceIn(catalogs Folder, source string) *locales.Catalog {
	none := &locales.Catalog{Locale: source}
	s, err := store.Open(catalogs.Store(), source, "", nil)
	if err != nil {
		return none
	}
	id := store.ID{Kind: store.Active, Locale: source}
	data, err := s.Read(id)
	if err != nil || data == nil || s.Names[id] == store.Template {
		return none
	}
	c, err := goi18n.DecodeSource(s.Names[id], data)
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
