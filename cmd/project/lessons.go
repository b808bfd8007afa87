package project

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// write settles what becomes of the lessons of each locale, from their plans.
// prune removes lessons whose source is gone.
func (p *run) write(plans [][]*merge.Plan, prune bool) []*merge.Lessons {
	all := make([]*merge.Lessons, len(plans))
	content.Parallel(len(plans), func(i int) {
		l := p.locales[i]
		all[i] = &merge.Lessons{
			Locale: l.name, Language: p.language(l), Layout: p.config.Layout.Target, Rules: p.config.Rules, Mark: p.config.Mark,
			Read: p.lessons.Read, Path: p.lessons.Path, Wrote: l.merged, Others: p.others(l, plans[i]),
			Sources: []*locales.Catalog{p.was, p.source}, Empty: l.files.None(), Partial: len(p.unread.lessons) > 0, Prune: prune,
		}
		all[i].Write(plans[i])
		l.become(all[i].Language)
	})
	return all
}

// others are the files in the place of the lessons of a locale, of those there
// are and those there were, that are another language's.
func (p *run) others(l *locale, plans []*merge.Plan) map[string]finding.Finding {
	var files []string
	for _, plan := range plans {
		files = append(files, p.config.Layout.Target.Path(l.name, plan.Document.Path()))
	}
	for path := range l.merged {
		files = append(files, p.config.Layout.Target.Path(l.name, path))
	}
	all := map[string]finding.Finding{}
	for file, b := range p.borrowed(l.name, p.lessons, files) {
		all[file] = b.finding()
	}
	return all
}

// batch is all that changes of the lessons of a locale.
func (p *run) batch(l *locale, lessons *merge.Lessons) Batch {
	var b Batch
	for _, c := range lessons.Changes {
		b.Add(Change{p.lessons.Name, c.File, c.Before, c.After})
	}
	b.manifest(p, l, lessons.Manifest)
	return b
}
