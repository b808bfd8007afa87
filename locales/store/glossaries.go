package store

import (
	"errors"
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

// isGlossary reports whether a file of the locales folder holds terms.
func isGlossary(name string) bool {
	for _, g := range glossaries {
		if g.name == name {
			return true
		}
	}
	return false
}

// Glossary reads the terms of the project: also where there is an error, those
// of the files that can be read.
func (s *Store) Glossary() ([]glossary.Term, error) {
	var all []glossary.Term
	var errs []error
	for _, g := range glossaries {
		data, err := s.Folder.Read(g.name)
		if data == nil {
			errs = append(errs, err)
			continue
		}
		terms, err := g.read(s.Folder.Path(g.name), data, s.source)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = slices.Concat(all, terms)
	}
	return all, errors.Join(errs...)
}
