package main

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// plans are those of a project's lessons: by locale, then by lesson.
type plans struct {
	byLocale [][]*merge.Plan
	findings []merge.Finding
}

func (p plans) all() []*merge.Plan { return slices.Concat(p.byLocale...) }

// plan plans every lesson in every locale and settles what becomes of the
// drafts: one that stands in the lessons is accepted; one that was refused in
// any of them stays a draft, with the translator's own text. If an accepted
// translation stands behind it, that one goes on standing in the lessons.
// base is the policy of lessons of which the configuration says nothing.
func (p *project) plan(base merge.Policy) plans {
	policies := make([]merge.Policy, len(p.tree.Documents))
	for i, d := range p.tree.Documents {
		policies[i] = p.config.policy(d.Path()).over(base)
	}
	all := plans{byLocale: p.resolve(policies)}
	for i, l := range p.locales {
		all.findings = append(all.findings, p.settle(l, all.byLocale[i], policies)...)
	}
	return all
}

// settle settles the drafts of one locale and plans those lessons anew that
// become others by it. It returns the findings of all its plans.
func (p *project) settle(l *locale, plans []*merge.Plan, policies []merge.Policy) []merge.Finding {
	findings := findingsOf(plans)
	behind := l.settle(plans)
	if len(behind) > 0 {
		l.fallBack(behind, p.store.writesPO())
	}
	for i := range findings {
		if text, ok := behind[findings[i].ID]; ok {
			findings[i].Source = text
		}
	}
	again := p.refresh(l)
	if !again && len(behind) == 0 {
		return findings
	}
	index := merge.NewIndex(l.catalog)
	parallel(len(plans), func(i int) {
		if again || touches(plans[i], behind) {
			plans[i] = merge.Resolve(plans[i].Document, index, policies[i])
		}
	})
	return findings
}

// refresh offers other messages what was accepted, as the next run would. It
// reports whether one was translated by that.
func (p *project) refresh(l *locale) bool {
	if !l.touched {
		return false
	}
	todo := l.todo
	catalog, changes := p.bring(l, l.catalog)
	if todo == l.catalog {
		todo = catalog
	} else {
		todo, _ = p.bring(l, todo)
	}
	l.catalog, l.todo = catalog, todo
	return changes.Reused > 0
}

func (p *project) resolve(policies []merge.Policy) [][]*merge.Plan {
	lessons := len(p.tree.Documents)
	byLocale := make([][]*merge.Plan, len(p.locales))
	indexes := make([]*merge.Index, len(p.locales))
	for i, l := range p.locales {
		byLocale[i] = make([]*merge.Plan, lessons)
		indexes[i] = merge.NewIndex(l.catalog)
	}
	bar := newProgress(p.streams, "merging", len(p.locales)*lessons)
	defer bar.done()
	parallel(len(p.locales)*lessons, func(i int) {
		locale, lesson := i/lessons, i%lessons
		byLocale[locale][lesson] = merge.Resolve(p.tree.Documents[lesson], indexes[locale], policies[lesson])
		bar.step()
	})
	return byLocale
}

func findingsOf(plans []*merge.Plan) []merge.Finding {
	var findings []merge.Finding
	for _, p := range plans {
		for i := range p.Entries {
			findings = append(findings, p.Entries[i].Findings...)
		}
	}
	return findings
}

// settle marks which translations are drafts after the plans, and returns the
// accepted translations that stand behind a refused draft, by ID.
func (l *locale) settle(plans []*merge.Plan) map[string]string {
	refused, used := map[string]bool{}, map[string]bool{}
	for _, p := range plans {
		for i := range p.Entries {
			switch e := &p.Entries[i]; {
			case e.Status == merge.Rejected:
				refused[e.Message.ID] = true
			case e.Message != nil && e.Message.State.Finished(): // held, or not reviewed, it is accepted all the same
				used[e.Message.ID] = true
			}
		}
	}
	accepted := l.accepted()
	behind := map[string]string{}
	for i := range l.catalog.Messages {
		m := &l.catalog.Messages[i]
		switch {
		case refused[m.ID]:
			if text := accepted[m.ID].Target; text != "" && text != m.Target {
				behind[m.ID] = text
			}
			m.Draft = true
			l.refused++
		case used[m.ID] && m.Draft:
			locales.Accept(m)
			l.touched = true
		}
	}
	return behind
}

// accepted are the translations that the files have as finished, those among
// them that no lesson called for in the last run.
func (l *locale) accepted() map[string]locales.Message {
	messages := map[string]locales.Message{}
	for _, file := range []*locales.Catalog{l.files.memory, l.files.whole, l.files.active} {
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

// fallBack puts accepted translations back in the place of refused drafts,
// which stay in the to-do file. What was reviewed is so again. A PO file has
// one place for both: there the drafts become alternatives.
func (l *locale) fallBack(behind map[string]string, isPO bool) {
	accepted := l.accepted()
	l.todo = l.catalog
	l.catalog = with(l.todo, func(m *locales.Message) bool {
		if text, ok := behind[m.ID]; ok {
			draft := m.Target
			m.Target, m.State, m.Draft = text, accepted[m.ID].State, false
			m.Suggestions = slices.DeleteFunc(slices.Clone(m.Suggestions), locales.IsSuperseded)
			if isPO {
				locales.AddAlternative(m, draft)
			}
		}
		return true
	})
	if isPO {
		l.todo = l.catalog
	}
}

// standing is the catalog of a locale as its lessons have it: a draft that
// nobody has planned is not yet a translation, and takes none away that the
// files have as accepted.
func (l *locale) standing() *locales.Catalog {
	accepted := l.accepted()
	return with(l.catalog, func(m *locales.Message) bool {
		was, standing := accepted[m.ID], locales.Standing(*m)
		if m.Draft && was.Target != "" && was.Target == standing.Target {
			*m = standing
			m.State = was.State
		}
		return true
	})
}

func touches(p *merge.Plan, ids map[string]string) bool {
	return slices.ContainsFunc(p.Entries, func(e merge.Entry) bool {
		return e.Message != nil && ids[e.Message.ID] != ""
	})
}
