package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// plans are those of a project's lessons: by locale, then by lesson.
type plans struct {
	byLocale [][]*merge.Plan
	findings []finding.Finding
}

func (p plans) all() []*merge.Plan { return slices.Concat(p.byLocale...) }

// plan plans every lesson in every locale and settles what becomes of the
// drafts: one that stands in the lessons is accepted; one that was refused in
// any of them stays a draft, with the translator's own text. If an accepted
// translation stands behind it, that one goes on standing in the lessons.
// base is the policy of lessons of which the configuration says nothing.
func (p *run) plan(base merge.Policy) plans {
	policies := make([]merge.Policy, len(p.tree.Documents))
	for i, d := range p.tree.Documents {
		policies[i] = p.config.Policy(d.Path()).Over(base)
	}
	all := plans{byLocale: p.resolve(policies)}
	for i, l := range p.locales {
		all.findings = append(all.findings, p.settle(l, all.byLocale[i], policies)...)
	}
	return all
}

// settle settles the drafts of one locale and plans those lessons anew that
// become others by it. It returns the findings of all its plans.
//
// What stands behind a refused draft is the draft that the project's own file
// has, if that one holds, or else the accepted translation: a text that came
// back broken takes neither away.
func (p *run) settle(l *locale, plans []*merge.Plan, policies []merge.Policy) []finding.Finding {
	findings := findingsOf(plans)
	refused := l.settle(plans)
	l.refused += len(refused)
	if len(refused) > 0 {
		for _, standing := range []map[string]locales.Message{p.typed(l), l.accepted()} {
			findings = append(findings, p.fallBack(l, plans, policies, refused, standing)...)
		}
	}
	if p.store.WritesPO() {
		l.keepTyped(refused)
	}
	for i := range findings {
		if text := refused[findings[i].ID]; text != "" {
			findings[i].Source = text
		}
	}
	if p.refresh(l) {
		index := merge.NewIndex(l.catalog)
		content.Parallel(len(plans), func(i int) {
			plans[i] = merge.Resolve(plans[i].Document, index, policies[i])
		})
	}
	return findings
}

// fallBack puts standing translations in the place of refused drafts behind
// which nothing stands so far, and plans their lessons anew. It notes in
// refused what stands behind each then, and returns what is wrong with those
// that do not hold either.
func (p *run) fallBack(l *locale, plans []*merge.Plan, policies []merge.Policy, refused map[string]string, standing map[string]locales.Message) []finding.Finding {
	behind := l.behind(refused, standing)
	if len(behind) == 0 {
		return nil
	}
	before := l.catalog
	l.fallBack(behind, p.store.WritesPO())
	index := merge.NewIndex(l.catalog)
	var again []*merge.Plan
	for i := range plans {
		if touches(plans[i], behind) {
			plans[i] = merge.Resolve(plans[i].Document, index, policies[i])
			again = append(again, plans[i])
		}
	}
	still := l.settle(again)
	findings := slices.DeleteFunc(findingsOf(again), func(f finding.Finding) bool {
		_, fails := still[f.ID]
		return !fails || behind[f.ID].Target == ""
	})
	for id, m := range behind {
		if _, fails := still[id]; !fails || !m.Draft {
			refused[id] = m.Target
		}
	}
	l.stand(before, behind, refused)
	return findings
}

// refresh offers other messages what was accepted, as the next run would. It
// reports whether one was translated by that.
func (p *run) refresh(l *locale) bool {
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

func (p *run) resolve(policies []merge.Policy) [][]*merge.Plan {
	lessons := len(p.tree.Documents)
	byLocale := make([][]*merge.Plan, len(p.locales))
	indexes := make([]*merge.Index, len(p.locales))
	for i, l := range p.locales {
		byLocale[i] = make([]*merge.Plan, lessons)
		indexes[i] = merge.NewIndex(l.catalog)
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

func findingsOf(plans []*merge.Plan) []finding.Finding {
	var findings []finding.Finding
	for _, p := range plans {
		for i := range p.Entries {
			findings = append(findings, p.Entries[i].Findings...)
		}
	}
	return findings
}

// settle marks which translations are drafts after the plans, and returns those
// that were refused, by ID: so far nothing stands behind them.
func (l *locale) settle(plans []*merge.Plan) map[string]string {
	rejected, used := map[string]bool{}, map[string]bool{}
	for _, p := range plans {
		for i := range p.Entries {
			switch e := &p.Entries[i]; {
			case e.Status == merge.Rejected:
				rejected[e.Message.ID] = true
			case e.Message != nil && e.Message.State.Finished(): // held, or not reviewed, it is accepted all the same
				used[e.Message.ID] = true
			}
		}
	}
	refused := map[string]string{}
	for i := range l.catalog.Messages {
		m := &l.catalog.Messages[i]
		switch {
		case rejected[m.ID]:
			l.touched = l.touched || !m.Draft // memory offers it no more
			refused[m.ID], m.Draft = "", true
		case used[m.ID] && m.Draft:
			locales.Accept(m)
			l.touched = true
		}
	}
	return refused
}

// behind are the standing translations of refused messages behind which
// nothing stands, by ID, unless they are what was refused, or what a reviewer has
// rejected.
func (l *locale) behind(refused map[string]string, standing map[string]locales.Message) map[string]locales.Message {
	behind := map[string]locales.Message{}
	for i := range l.catalog.Messages {
		m := &l.catalog.Messages[i]
		text, isRefused := refused[m.ID]
		if s := standing[m.ID]; isRefused && text == "" && s.Target != "" && s.Target != m.Target && !m.Rejects(s.Target) {
			behind[m.ID] = s
		}
	}
	return behind
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

// fallBack puts translations in the place of refused drafts, which stay in the
// to-do file. What was reviewed is so again. A PO file has one place for both:
// there the drafts become alternatives.
func (l *locale) fallBack(behind map[string]locales.Message, isPO bool) {
	l.catalog = store.With(l.catalog, func(m *locales.Message) bool {
		if s, ok := behind[m.ID]; ok {
			draft := m.Target
			m.Target, m.State, m.Draft, m.Pos = s.Target, s.State, s.Draft, s.Pos
			others := len(m.Alternatives)
			if !s.Draft { // also a note of one that somebody has typed over since is no suggestion
				locales.Accept(m)
			}
			if isPO {
				locales.AddLatest(m, draft)
			}
			l.touched = l.touched || len(m.Alternatives) != others // which memory offers
		}
		return true
	})
	if isPO {
		l.todo = l.catalog
	}
}

// keepTyped makes alternatives of what people suggested for refused texts: a PO
// file has no place for them beside a text that it calls finished.
func (l *locale) keepTyped(refused map[string]string) {
	for i := range l.catalog.Messages {
		m := &l.catalog.Messages[i]
		if _, ok := refused[m.ID]; ok && m.Draft {
			others := len(m.Alternatives)
			locales.KeepTyped(m)
			l.touched = l.touched || len(m.Alternatives) != others
		}
	}
}

// stand notes what stands behind refused drafts now. What was tried and does not
// hold leaves them as they were before; a translation that was accepted stays
// so, whatever holds; and the to-do file shows it as it will when it is read
// again.
func (l *locale) stand(before *locales.Catalog, behind map[string]locales.Message, refused map[string]string) {
	for i := range l.catalog.Messages {
		m := &l.catalog.Messages[i]
		switch s, tried := behind[m.ID]; {
		case tried && refused[m.ID] == "":
			*m = before.Messages[i]
		case tried && !s.Draft:
			m.Draft = false
		}
	}
	if l.todo == l.catalog { // PO, which shows what stands
		return
	}
	for i := range l.todo.Messages {
		m := &l.todo.Messages[i]
		if s, ok := behind[m.ID]; ok && refused[m.ID] != "" {
			others := slices.DeleteFunc(slices.Clone(m.Suggestions), locales.IsSuperseded)
			s.Source = m.Source
			m.Suggestions = slices.Insert(others, 0, locales.Superseded(&s))
		}
	}
}

// standing is the catalog of a locale as its lessons have it: a draft that
// nobody has planned is not yet a translation, and takes none away that the
// files have as accepted.
func (l *locale) standing() *locales.Catalog {
	accepted := l.accepted()
	return store.With(l.catalog, func(m *locales.Message) bool {
		was, standing := accepted[m.ID], locales.Standing(*m)
		if m.Draft && was.Target != "" && was.Target == standing.Target {
			*m = standing
			m.State = was.State
		}
		return true
	})
}

func touches(p *merge.Plan, messages map[string]locales.Message) bool {
	return slices.ContainsFunc(p.Entries, func(e merge.Entry) bool {
		return e.Message != nil && messages[e.Message.ID].Target != ""
	})
}
