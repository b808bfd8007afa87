package merge

import (
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// orphans lists the lessons that merge wrote and whose source is gone, or
// removes them: not while some sources cannot be read, since a lesson may have
// moved there.
func (l *Lessons) orphans(plans []*Plan) {
	if l.Partial {
		return
	}
	sources := map[string]bool{}
	for _, plan := range plans {
		sources[plan.Document.Path()] = true
	}
	for _, path := range slices.Sorted(maps.Keys(l.Manifest)) {
		if sources[path] {
			continue
		}
		if l.Manifest[path].Print == store.NotOurs {
			delete(l.Manifest, path)
			continue
		}
		file := l.place(path)
		if l.isOther(file) {
			continue
		}
		lesson, err := l.Read(file)
		switch {
		case err != nil:
			l.Findings = append(l.Findings, finding.Broken(err, finding.Error)...)
		case lesson == nil:
			delete(l.Manifest, path)
		case l.Prune:
			if why := l.notOurs(nil, path, file, shown{lesson, func() (*content.Document, error) { return content.Split(path, lesson, l.Rules) }}, false); why != nil {
				l.Findings = append(l.Findings, why...)
				continue
			}
			l.change(file, lesson, nil)
			delete(l.Manifest, path)
		default:
			l.Findings = append(l.Findings, finding.Finding{
				Pos: segment.Pos{File: l.Path(file)}, Level: finding.Warning, Rule: finding.OrphanLesson,
				Sentence: "the lesson that this one translates is gone: --prune removes it",
			})
		}
	}
}
