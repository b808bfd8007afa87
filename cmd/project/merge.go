package project

import (
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// MergeOptions say what a merge takes over first, and what lessons need.
type MergeOptions struct {
	Returned []Returned // files that came back
	Unread   error      // what is wrong with other files of those
	Keep     bool       // what is finished, whatever the files mark it with
	Policy   merge.Policy
	Prune    bool     // remove lessons that merge wrote and whose source is gone
	Drop     []string // messages: what lessons show of them and nobody has finished leaves them
}

// Merge takes over what came back and writes the lessons of every language.
func (p *Project) Merge(o MergeOptions) (*Outcome, error) {
	r, findings, plans, err := p.take(o)
	if err != nil {
		return nil, err
	}
	lessons := r.write(plans.byLocale, o.Prune)
	stored := r.stored()
	b, err := r.save(stored)
	if err != nil {
		return nil, err
	}
	for i, l := range lessons {
		stored[i].keepOwn(plans.byLocale[i])
		b.ownFile(p, stored[i])
		b = append(b, p.batch(stored[i], l)...)
		findings = append(findings, l.Findings...)
	}
	findings = append(findings, r.keptWords(plans.all())...)
	out := r.outcome(stored, b, finding.Sorted(findings))
	out.Plans = plans.all()
	for i, l := range lessons {
		out.Languages[i].countLessons(l)
	}
	return out, nil
}

// Take takes over what came back, as Merge does, and writes no lesson: what is
// accepted reaches them with the next merge.
func (p *Project) Take(o MergeOptions) (*Outcome, error) {
	r, findings, plans, err := p.take(o)
	if err != nil {
		return nil, err
	}
	stored := r.stored()
	b, err := r.saveAll(stored)
	if err != nil {
		return nil, err
	}
	out := r.outcome(stored, b, finding.Sorted(findings))
	out.Plans = plans.all()
	return out, nil
}

// take takes over what came back and plans the lessons with it.
func (p *Project) take(o MergeOptions) (*run, []finding.Finding, plans, error) {
	r, err := p.run(scope{returned: o.Returned, unread: o.Unread, create: o.Returned != nil})
	if err != nil {
		return nil, nil, plans{}, err
	}
	findings := r.take(r.returned, o.Keep)
	follows := r.followed()
	for _, l := range r.locales {
		l.language.Follow = follows
	}
	r.drop = o.Drop
	all := r.plan(o.Policy)
	if len(r.drop) > 0 {
		return nil, nil, plans{}, Hint(fmt.Errorf("%s: no lesson of these languages shows a text of that name that is not finished", r.drop[0]), "the files own.….txt in "+p.store.Folder.Name+" name those that can be dropped")
	}
	return r, slices.Concat(findings, all.findings), all, nil
}

// keptWords names the words that readers keep of a source text which says something
// else now.
func (r *run) keptWords(plans []*merge.Plan) []finding.Finding {
	findings := check.Earlier(plans, r.project.original)
	for i := range findings {
		findings[i].Pos = posBelow(r.project.lessons.Name, findings[i].Pos)
	}
	return findings
}

// countLessons counts what became of the lessons of a language.
func (l *Language) countLessons(lessons *merge.Lessons) {
	l.Replaced = lessons.Replaced
	for _, f := range lessons.Findings {
		if f.Rule == finding.ByHand {
			l.ByHand++
		}
	}
	for _, change := range lessons.Changes {
		if change.After == nil {
			l.Removed++
		} else {
			l.Written++
		}
	}
}

// Coverage plans a merge, so that a report of the plans counts what that would
// write. It changes no file.
func (p *Project) Coverage() (*Outcome, error) {
	r, err := p.run(scope{reads: true})
	if err != nil {
		return nil, err
	}
	plans := r.plan(merge.Policy{})
	for _, l := range r.write(plans.byLocale, false) { // which holds the lessons that were made by hand
		for _, f := range l.Findings {
			if f.Rule == finding.Unreadable {
				r.unread.findings = append(r.unread.findings, f)
			}
		}
	}
	out := r.outcome(r.locales, nil, nil)
	out.Plans = plans.all()
	return out, nil
}
