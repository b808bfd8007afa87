package main

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales/glossary"
)

// glossaries are the files of the locales folder that hold terms.
var glossaries = []struct {
	name string
	read func(name string, data []byte, source string) ([]glossary.Term, error)
}{
	{"glossary.csv", glossary.CSV},
	{"glossary.tbx", func(name string, data []byte, _ string) ([]glossary.Term, error) { return glossary.TBX(name, data) }},
}

// glossary reads the terms of the project.
func (p *project) glossary() ([]glossary.Term, error) {
	var all []glossary.Term
	for _, g := range glossaries {
		data, err := p.store.folder.read(g.name)
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		terms, err := g.read(p.store.folder.path(g.name), data, p.options.source)
		if err != nil {
			return nil, err
		}
		all = slices.Concat(all, terms)
	}
	return all, nil
}
