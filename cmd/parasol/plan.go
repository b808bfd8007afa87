package main

import (
	"cmp"
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
func (p *project) plan(policy merge.Policy) plans {
	all := plans{byLocale: p.resolve(policy)}
	for i, l := range p.locales {
		findings := findingsOf(all.byLocale[i])
		if behind := l.settle(all.byLocale[i]); len(behind) > 0 {
			l.fallBack(behind)
			index := merge.NewIndex(l.catalog)
			for j, plan := range all.byLocale[i] {
				if touches(plan, behind) {
					all.byLocale[i][j] = merge.Resolve(plan.Document, index, policy)
				}
			}
			for j := range findings {
				if text, ok := behind[findings[j].ID]; ok {
					findings[j].Source = text
				}
			}
		}
		all.findings = append(all.findings, findings...)
	}
	return all
}

func (p *project) resolve(policy merge.Policy) [][]*merge.Plan {
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
		byLocale[locale][lesson] = merge.Resolve(p.tree.Documents[lesson], indexes[locale], policy)
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

// sortedFindings are sorted by position, each once: a message stands in many
// lessons. What is found at one place keeps its order.
func sortedFindings(findings []merge.Finding) []merge.Finding {
	seen := map[merge.Finding]bool{}
	findings = slices.DeleteFunc(findings, func(f merge.Finding) bool {
		defer func() { seen[f] = true }()
		return seen[f]
	})
	slices.SortStableFunc(findings, func(a, b merge.Finding) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.ID, b.ID))
	})
	return findings
}

// settle marks which translations are drafts after the plans, and returns the
// accepted translations that stand behind a refused draft, by ID.
func (l *locale) settle(plans []*merge.Plan) map[string]string {
	refused, used := map[string]bool{}, map[string]bool{}
	for _, p := range plans {
		for i := range p.Entries {
			switch e := &p.Entries[i]; e.Status {
			case merge.Rejected:
				refused[e.Message.ID] = true
			case merge.Translated:
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
			if text := accepted[m.ID]; text != "" && text != m.Target {
				behind[m.ID] = text
			}
			m.Draft = true
			l.refused++
		case used[m.ID] && m.Draft:
			m.Draft = false
			m.Suggestions = slices.DeleteFunc(slices.Clone(m.Suggestions), isSuperseded)
		}
	}
	return behind
}

// superseded is the accepted translation that a draft wants to take the place
// of, as the to-do file shows it beside the draft: see [goi18n.Join].
func superseded(m *locales.Message) locales.Suggestion {
	return locales.Suggestion{Text: m.Target, Source: m.Source, Origin: active, Score: 1}
}

func isSuperseded(s locales.Suggestion) bool { return s.Origin == active && s.Score == 1 }

// accepted are the translations of the file of those that are finished.
func (l *locale) accepted() map[string]string {
	texts := map[string]string{}
	if l.files.active != nil {
		for _, m := range l.files.active.Messages {
			texts[m.ID] = m.Target
		}
	}
	return texts
}

// fallBack puts accepted translations back in the place of refused drafts,
// which stay in the to-do file.
func (l *locale) fallBack(behind map[string]string) {
	l.todo = l.catalog
	l.catalog = &locales.Catalog{Locale: l.todo.Locale, Messages: slices.Clone(l.todo.Messages)}
	for i := range l.catalog.Messages {
		m := &l.catalog.Messages[i]
		if text, ok := behind[m.ID]; ok {
			m.Target, m.Draft = text, false
			m.Suggestions = slices.DeleteFunc(slices.Clone(m.Suggestions), isSuperseded)
		}
	}
}

func touches(p *merge.Plan, ids map[string]string) bool {
	return slices.ContainsFunc(p.Entries, func(e merge.Entry) bool {
		return e.Message != nil && ids[e.Message.ID] != ""
	})
}
