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

	Explain bool // say of each pair why it is certain or not
}

// A Recovered says what an alignment found for a language.
type Recovered struct {
	Found, Translated, Review int // texts
	Unpaired                  map[align.Reason]int
	Unknown                   int // texts of files that no lesson has
	Repairs, Damaged          int // repairs, and the lessons that take some
	Lines                     []AlignLine
}

// Align recovers translations from lessons or files that exist.
func (p *Project) Align(o AlignOptions) (*Outcome, error) {
	r, err := p.run(scope{create: true, returned: o.Returned, unread: o.Unread})
	if err != nil {
		return nil, err
	}
	recoveries, gains, err := r.recoverAll(o)
	if err != nil {
		return nil, err
	}
	r.plan(merge.Policy{}) // which proves the translations
	var findings []finding.Finding
	recovered := make([]*Recovered, len(recoveries))
	for i, g := range gains {
		translated, review := recoveries[i].settle()
		recovered[i] = &Recovered{translated + review, translated, review, g.unpaired, g.unknown, g.repairs, len(g.damaged), g.lines}
		findings = append(findings, g.findings...)
	}
	stored := r.stored()
	b, err := r.save(stored)
	if err != nil {
		return nil, err
	}
	for i, g := range gains {
		for k := range g.adopted { // by what all languages have made of the sources
			g.adopted[k].source = r.sources.tree.Document(g.adopted[k].source.Path())
		}
		stored[i].adoptOwn(g.adopted, recoveries[i].adopted)
		b.ownFile(p, stored[i])
		b = append(b, g.changes...)
		b.manifest(p, stored[i], g.manifest) // lessons of which every text was recovered are ours to write anew
	}
	out := r.outcome(stored, b, finding.Sorted(findings))
	for i := range recovered {
		out.Languages[i].Recovered = recovered[i]
	}
	return out, nil
}

// recoverAll takes over what lessons or files hold, for each language.
func (r *run) recoverAll(o AlignOptions) ([]*recovery, []gain, error) {
	if len(r.locales) == 0 && !r.unread.any() {
		return nil, nil, Hint(errors.New("there is no language to align"), "--to fr names one")
	}
	for _, from := range o.From {
		if len(r.locales) > 1 && !strings.Contains(from, "{locale}") {
			return nil, nil, Hint(fmt.Errorf("--from: %s holds one language, and there are %d", from, len(r.locales)), "name one with --to, or put {locale} in its place")
		}
	}
	earlier, err := r.earlier(o.Sources)
	if err != nil {
		return nil, nil, err
	}
	var past *past
	if o.History != nil {
		if past, err = r.openPast(o.History); err != nil {
			return nil, nil, err
		}
	}
	recoveries, gains := make([]*recovery, len(r.locales)), make([]gain, len(r.locales))
	for i, l := range r.locales {
		if recoveries[i], gains[i], err = r.recover(l, &o, earlier, past); err != nil {
			return nil, nil, err
		}
	}
	return recoveries, gains, nil
}

// earlier reads the earlier versions of the source lessons.
func (r *run) earlier(folders []Folder) ([]*content.Tree, error) {
	var trees []*content.Tree
	var errs []error
	for _, folder := range folders {
		tree, err := r.loadLessons(folder, r.project.original)
		switch {
		case err != nil && len(tree.Documents) == 0:
			errs = append(errs, within(folder.Name, err))
		case len(tree.Documents) == 0:
			errs = append(errs, InFile(folder.Name, errors.New("there are no lessons")))
		}
		r.unread.add(within(folder.Name, err))
		trees = append(trees, tree)
	}
	return trees, errors.Join(errs...)
}

// loadLessons reads the lessons of a folder. The tree has those that are well
// also where there is an error, which names files of the folder.
func (r *run) loadLessons(folder Folder, locale string) (*content.Tree, error) {
	return r.splitter.Load(folder.Files, "{path}", locale, nil)
}
