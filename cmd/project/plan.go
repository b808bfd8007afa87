package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// plans are those of a project's lessons: by locale, then by lesson.
type plans struct {
	byLocale [][]*merge.Plan
	findings []finding.Finding
}

func (p plans) all() []*merge.Plan { return slices.Concat(p.byLocale...) }

// plan plans every lesson in every locale and settles what becomes of the drafts.
// base is the policy of lessons of which the configuration says nothing.
func (r *run) plan(base merge.Policy) plans {
	policies := r.policies(base)
	content.Parallel(len(r.locales), func(i int) { r.keepShown(r.locales[i], policies) })
	r.dropWords()
	all := plans{byLocale: r.resolve(policies)}
	for i, l := range r.locales {
		all.findings = append(all.findings, l.language.Settle(all.byLocale[i], policies)...)
	}
	return all
}

// policies are those of the lessons. base is that of lessons of which the
// configuration says nothing.
func (r *run) policies(base merge.Policy) []merge.Policy {
	all := make([]merge.Policy, len(r.sources.tree.Documents))
	for i, d := range r.sources.tree.Documents {
		all[i] = r.project.config.Policy(d.Path()).Over(r.project.config.Over(base))
	}
	return all
}

// followed is what links that follow headings lead to: the lessons of today.
func (r *run) followed() *follow.Source {
	config := r.project.config
	return follow.NewSource(r.sources.tree.Documents, config.Headings(), config.Anchors == follow.Keep, config.LinkSchemes())
}

func (r *run) resolve(policies []merge.Policy) [][]*merge.Plan {
	lessons := len(r.sources.tree.Documents)
	byLocale := make([][]*merge.Plan, len(r.locales))
	indexes := make([]*merge.Index, len(r.locales))
	for i, l := range r.locales {
		byLocale[i] = make([]*merge.Plan, lessons)
		indexes[i] = l.index(l.language.Catalog)
		indexes[i].Follow = l.language.Follow
	}
	bar := r.project.progress("merging", len(r.locales)*lessons)
	defer bar.Done()
	content.Parallel(len(r.locales)*lessons, func(i int) {
		locale, lesson := i/lessons, i%lessons
		byLocale[locale][lesson] = merge.Resolve(r.sources.tree.Documents[lesson], indexes[locale], policies[lesson])
		bar.Step()
	})
	return byLocale
}
