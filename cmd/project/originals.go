package project

// The language of the originals. Whoever names another one by mistake would have
// the originals written over with what the translation files have of them, and
// the translations taken for source texts. The files tell: a message is named
// by its source text, so that a file of source texts proves that it is one.

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/store"
)

// checkOriginals is an error if the translation files are of lessons in another
// language than the source. was is what stands in the place of the source
// texts, nil for nothing.
func (p *Project) checkOriginals(was *locales.Catalog) error {
	if was != nil {
		if of := was.Source; of != "" && !p.isSource(of) { // the header of a template says it
			return p.otherOriginals(p.store.Names[store.ID{Kind: store.Active, Locale: p.original}], of)
		}
		if named, all := namedByText(was); named*2 >= all && all > 0 || was.Source != "" {
			return nil
		}
	}
	for id, name := range p.store.Names {
		if id.Kind != store.Active || id.Locale == p.original {
			continue
		}
		data, err := p.store.Read(id)
		if err != nil {
			continue
		}
		c, err := goi18n.DecodeSource(p.store.Folder.Path(name), data)
		if err != nil {
			continue
		}
		if named, all := namedByText(c); named*10 >= all*9 && all > 0 {
			return p.otherOriginals(name, id.Locale)
		}
	}
	return nil
}

// checkTemplate is checkOriginals where a file of the source language stands
// beside a template, which may be that of another language.
func (p *Project) checkTemplate(id store.ID, written []byte) error {
	if p.store.Names[id] != store.Template {
		return nil
	}
	was, err := po.Format.Decode(store.Template, written)
	if err != nil {
		return nil // which is said elsewhere
	}
	return p.checkOriginals(was)
}

func (p *Project) otherOriginals(name, locale string) error {
	return Hint(InFile(p.store.Folder.Path(name), fmt.Errorf("has the texts of lessons in %s, and the source language is to be %s: nothing is read or written", locale, p.original)),
		"the source language is that of the originals: --source "+locale+", or source: in parasol.yaml")
}

// namedByText counts the messages of a file of source texts that are named by
// the text that stands there, and those that have one.
func namedByText(c *locales.Catalog) (named, all int) {
	for i := range c.Messages {
		m := &c.Messages[i]
		if m.Source == "" {
			continue
		}
		all++
		if m.ID == segment.ID(m.Context, m.Source) {
			named++
		}
	}
	return named, all
}
