package project

import (
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// CheckOptions say what a check looks at.
type CheckOptions struct {
	Returned []Returned // files that came back: only those, before they are merged
	Unread   error      // what is wrong with other files of those
	About    []Subject  // without files
	Rules    []string   // only these; none stands for all
	Fix      bool       // mend in the translation files what can be mended with proof
}

// Check says what is wrong. Of the outcome it is the report that says so, and the
// files to write are those that were mended.
func (p *Project) Check(o CheckOptions) (*Outcome, error) {
	r, err := p.run(scope{returned: o.Returned, unread: o.Unread, create: o.Returned != nil, reads: !o.Fix})
	if err != nil {
		return nil, err
	}
	terms, err := r.project.store.Glossary()
	r.unread.add(err)
	found := r.take(r.returned, false)
	k := &inspection{
		follows: sync.OnceValue(r.followed),
		run:     r, options: check.Options{Source: r.project.original, Keep: r.project.config.Keep, Glossary: terms}, returned: r.returned, fix: o.Fix,
		about: func(s Subject) bool { return slices.Contains(o.About, s) },
		wants: func(rule string) bool { return len(o.Rules) == 0 || slices.Contains(o.Rules, rule) },
	}
	report, mended := k.report(found)
	var fixed Batch
	locales := r.locales
	if mended > 0 {
		r.note("%s mended", finding.Count(mended, "translation"))
		locales = r.stored()
		if fixed, err = r.saveAll(locales); err != nil {
			return nil, err
		}
	}
	out := r.outcome(locales, fixed, nil)
	out.Checked = report
	return out, nil
}
