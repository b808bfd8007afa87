package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/merge"
)

// Extract brings the translation files of all languages up to the lessons. What
// it finds is links that lead elsewhere, and translations from memory.
func (p *Project) Extract() (*Outcome, error) {
	r, err := p.run(scope{create: true})
	if err != nil {
		return nil, err
	}
	for _, l := range r.locales {
		r.keepShown(l, r.policies(merge.Policy{}))
	}
	stored := r.stored()
	b, err := r.saveAll(stored)
	if err != nil {
		return nil, err
	}
	return r.outcome(stored, b, slices.Concat(r.targets(), r.reused())), nil
}

// Read brings the catalogs up to the lessons, and writes nothing.
func (p *Project) Read() (*Outcome, error) {
	r, err := p.run(scope{create: true, reads: true})
	if err != nil {
		return nil, err
	}
	return r.outcome(r.locales, nil, nil), nil
}

// Export writes files for translators into a folder, and nothing else: in the
// format of that name, or "" for to-do files. One that holds translations which
// the project does not have is an error: then there is an outcome beside it, to
// tell whose place the folder is.
func (p *Project) Export(out Folder, format string) (*Outcome, error) {
	r, err := p.run(scope{create: true})
	if err != nil {
		return nil, err
	}
	b, err := r.exchange(out, format)
	return r.outcome(r.locales, b, slices.Concat(r.targets(), r.reused())), err
}
