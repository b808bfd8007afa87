package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// plans are those of a project's lessons: by locale, then by lesson.
type plans struct {
	byLocale [][]*merge.Plan
	findings []finding.Finding
}

func (p plans) all() []*merge.Plan { return slices.Concat(p.byLocale...) }

// plan plans every lesson in every locale and settles what becomes of the drafts.
// base is the policy of lessons of which the configuration says nothing.
func (p *run) plan(base merge.Policy) plans {
	policies := make([]merge.Policy, len(p.tree.Documents))
	for i, d := range p.tree.Documents {
		policies[i] = p.config.Policy(d.Path()).Over(base)
	}
	all := plans{byLocale: p.resolve(policies)}
	for i, l := range p.locales {
		m := p.language(l)
		all.findings = append(all.findings, m.Settle(all.byLocale[i], policies)...)
		l.become(m)
	}
	return all
}

// index finds the messages of a catalog of a locale.
func (l *locale) index(c *locales.Catalog) *merge.Index {
	index := merge.NewIndex(c)
	index.Own = l.own
	return index
}

// language is a locale as its lessons are planned.
func (p *run) language(l *locale) *merge.Language {
	return &merge.Language{
		Catalog: l.catalog, Open: l.todo, IsPO: p.store.WritesPO(), Touched: l.touched, Refused: l.refused, Own: l.own,
		Behind: []func() map[string]locales.Message{func() map[string]locales.Message { return p.typed(l) }, l.accepted},
		Renew: func(c *locales.Catalog) (*locales.Catalog, bool) {
			renewed, changes := p.bring(l, c)
			return renewed, changes.Reused > 0
		},
	}
}

// become takes over what planning has made of a locale.
func (l *locale) become(m *merge.Language) {
	l.catalog, l.todo, l.touched, l.refused = m.Catalog, m.Open, m.Touched, m.Refused
}

// refresh offers other messages what was accepted, as the next run would.
func (p *run) refresh(l *locale) {
	m := p.language(l)
	m.Refresh()
	l.become(m)
}

func (p *run) resolve(policies []merge.Policy) [][]*merge.Plan {
	lessons := len(p.tree.Documents)
	byLocale := make([][]*merge.Plan, len(p.locales))
	indexes := make([]*merge.Index, len(p.locales))
	for i, l := range p.locales {
		byLocale[i] = make([]*merge.Plan, lessons)
		indexes[i] = l.index(l.catalog)
	}
	bar := p.progress("merging", len(p.locales)*lessons)
	defer bar.Done()
	content.Parallel(len(p.locales)*lessons, func(i int) {
		locale, lesson := i/lessons, i%lessons
		byLocale[locale][lesson] = merge.Resolve(p.tree.Documents[lesson], indexes[locale], policies[lesson])
		bar.Step()
	})
	return byLocale
}

// typed are the drafts that the project's own files have: somebody typed them
// into the to-do file, and no merge has settled them.
func (p *run) typed(l *locale) map[string]locales.Message {
	messages := map[string]locales.Message{}
	for _, m := range l.files.Join(l.name, p.was, p.config.Same(l.name)).Messages {
		if m.Draft && m.State.Finished() {
			messages[m.ID] = m
		}
	}
	return messages
}

// accepted are the translations that the files have as finished, those among
// them that no lesson called for in the last run.
func (l *locale) accepted() map[string]locales.Message {
	messages := map[string]locales.Message{}
	for _, file := range []*locales.Catalog{l.files.Memory, l.files.Whole, l.files.Active} {
		if file == nil {
			continue
		}
		for _, m := range file.Messages {
			if m.State == locales.Obsolete {
				m.State = m.Revived()
			}
			if m.State.Finished() && m.Target != "" {
				messages[m.ID] = m
			}
		}
	}
	return messages
}

// standing is the catalog of a locale as its lessons have it: a draft that
// nobody has planned is not yet a translation, and takes none away that the
// files have as accepted.
func (l *locale) standing() *locales.Catalog {
	accepted := l.accepted()
	return locales.With(l.catalog, func(m *locales.Message) bool {
		was, standing := accepted[m.ID], locales.Standing(*m)
		if m.Draft && was.Target != "" && was.Target == standing.Target {
			*m = standing
			m.State = was.State
		}
		return true
	})
}
