package project

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/git"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// AlignOptions say where translations are recovered from; the zero value stands
// for the lessons that merge writes.
type AlignOptions struct {
	Returned []Returned // files of other tools, instead of lessons
	Unread   error      // what is wrong with other files of those

	From    []string                          // folders of lessons; {locale} stands for the language
	Open    func(name string) (Folder, error) // opens one of them
	Sources []Folder                          // earlier versions of the source lessons
	History *git.Repository                   // where to look for more of them, or nil

	Fix  bool // repair the lessons
	Each bool // name each text that has no partner, instead of how many a lesson has
	List bool // list what pairs with what
}

// A Recovered says what an alignment found for a language.
type Recovered struct {
	Found, Translated, Review int // texts
	Unpaired                  map[align.Reason]int
	Unknown                   int // texts of files that no lesson has
	Repairs, Mended           int // repairs, and the lessons that have some
	Lines                     []AlignLine
}

// Align recovers translations from lessons or files that exist.
func (p *Project) Align(o AlignOptions) (*Outcome, error) {
	r, err := p.run(scope{create: true, returned: o.Returned, unread: o.Unread})
	if err != nil {
		return nil, err
	}
	recoveries, err := r.recover(o)
	if err != nil {
		return nil, err
	}
	r.plan(merge.Policy{}) // which proves the translations
	var findings []finding.Finding
	for _, c := range recoveries {
		c.settle()
		findings = append(findings, c.findings...)
	}
	b, err := r.save()
	if err != nil {
		return nil, err
	}
	for _, c := range recoveries {
		b = append(b, c.changes...)
		b.manifest(r, c.locale, c.manifest) // lessons of which every text was recovered are ours to write anew
	}
	out := r.outcome(b, finding.Sorted(findings))
	for i, c := range recoveries {
		out.Languages[i].Recovered = &Recovered{
			c.found, c.translated, c.review, c.unpaired, c.unknown, c.repairs, len(c.mended), c.lines,
		}
	}
	return out, nil
}

// recover takes over what lessons or files hold, for each language.
func (p *run) recover(o AlignOptions) ([]*recovery, error) {
	if len(p.locales) == 0 && !p.unread.any() {
		return nil, Hint(errors.New("there is no language to align"), "--to fr names one")
	}
	for _, from := range o.From {
		if len(p.locales) > 1 && !strings.Contains(from, "{locale}") {
			return nil, Hint(fmt.Errorf("--from: %s holds one language, and there are %d", from, len(p.locales)), "name one with --to, or put {locale} in its place")
		}
	}
	earlier, err := p.earlier(o.Sources)
	if err != nil {
		return nil, err
	}
	var past *past
	if o.History != nil {
		if past, err = p.openPast(o.History); err != nil {
			return nil, err
		}
	}
	recoveries := make([]*recovery, len(p.locales))
	for i, l := range p.locales {
		r := newRecovery(p, l)
		r.earlier, r.past, r.open, r.fix, r.each, r.json = earlier, past, o.Open, o.Fix, o.Each, o.List
		recoveries[i] = r
		if p.files == nil {
			if err := r.align(o.From); err != nil {
				return nil, err
			}
		}
		for _, f := range p.files { // those of languages that are left alone are named
			if f.Catalog.Locale == l.name {
				r.file(f)
			}
		}
	}
	return recoveries, nil
}

// earlier reads the earlier versions of the source lessons.
func (p *run) earlier(folders []Folder) ([]*content.Tree, error) {
	var trees []*content.Tree
	var errs []error
	for _, folder := range folders {
		tree, err := loadLessons(folder, p.original, p.config.Rules)
		switch {
		case err != nil && len(tree.Documents) == 0:
			errs = append(errs, Within(folder.Name, err))
		case len(tree.Documents) == 0:
			errs = append(errs, InFile(folder.Name, errors.New("there are no lessons")))
		}
		p.unread.add(Within(folder.Name, err))
		trees = append(trees, tree)
	}
	return trees, errors.Join(errs...)
}

// loadLessons reads the lessons of a folder. The tree has those that are well
// also where there is an error, which names files of the folder.
func loadLessons(folder Folder, locale string, rules content.Rules) (*content.Tree, error) {
	return content.Load(folder.Files, "{path}", locale, rules)
}
