package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// write settles what becomes of the lessons of each locale, from their plans.
// prune removes lessons whose source is gone.
func (r *run) write(plans [][]*merge.Plan, prune bool) []*merge.Lessons {
	all := make([]*merge.Lessons, len(plans))
	content.Parallel(len(plans), func(i int) {
		l := r.locales[i]
		all[i] = &merge.Lessons{
			Locale: l.name, Source: r.project.original, Language: l.language, Layout: r.project.config.Layout.Target, Rules: r.project.config.Rules, Mark: r.project.config.Mark,
			Read: r.project.lessons.Read, Path: r.project.lessons.Path, Wrote: l.merged, Others: r.others(l, plans[i]),
			Sources: []*locales.Catalog{r.sources.was, r.sources.texts}, Empty: l.files.None(), Partial: len(r.unread.lessons) > 0, Prune: prune,
		}
		all[i].Write(plans[i])
	})
	return all
}

// others are the files in the place of the lessons of a locale, of those there
// are and those there were, that are another language's.
func (r *run) others(l *locale, plans []*merge.Plan) map[string]finding.Finding {
	var files []string
	for _, plan := range plans {
		files = append(files, r.project.config.Layout.Target.Path(l.name, plan.Document.Path()))
	}
	for path := range l.merged {
		files = append(files, r.project.config.Layout.Target.Path(l.name, path))
	}
	all := map[string]finding.Finding{}
	for file, b := range r.project.borrowed(l.name, r.project.lessons, files) {
		all[file] = b.finding()
	}
	return all
}

// batch is all that changes of the lessons of a locale.
func (p *Project) batch(l *locale, lessons *merge.Lessons) Batch {
	var b Batch
	for _, c := range lessons.Changes {
		b.Add(Change{p.lessons.Name, c.File, c.Before, c.After})
	}
	b.manifest(p, l, lessons.Manifest)
	return b
}
