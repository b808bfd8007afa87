package merge

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/follow"
	"github.com/parasol-l10n/parasol/merge/own"
)

// A Language is the translations of a language while its lessons are planned. What
// becomes of a draft is known when all lessons are that show it: see
// [Language.Settle].
type Language struct {
	Catalog *locales.Catalog // what lessons show
	Open    *locales.Catalog // what goes to translators: the same, but for refused drafts behind which a translation stands
	IsPO    bool             // whose files have one place for both
	Touched bool             // since the catalog was brought up to the lessons
	Refused int              // translations
	Own     own.File         // what lessons have of their own
	Follow  *follow.Source   // whose headings links lead to; nil if nobody follows them

	// Behind are translations that may stand behind a refused draft, by ID, the
	// best first: those that were typed and not settled, those that are accepted.
	Behind []func() map[string]locales.Message

	// Renew offers other messages what was accepted, as the next run would.
	Renew func(c *locales.Catalog) (renewed *locales.Catalog, translated bool)
}

// Settle settles the drafts of a language whose lessons were planned, and plans
// those lessons anew that become others by it. One that stands in the lessons is
// accepted; one that was refused in any of them stays a draft, with the
// translator's own text. If an accepted translation stands behind it, that one
// goes on standing in the lessons. It returns the findings of all plans.
//
// What stands behind a refused draft is the draft that the project's own file
// has, if that one holds, or else the accepted translation: a text that came
// back broken takes neither away.
func (l *Language) Settle(plans []*Plan, policies []Policy) []finding.Finding {
	findings := findingsOf(plans)
	refused := l.settle(plans)
	l.Refused += len(refused)
	if len(refused) > 0 {
		for _, standing := range l.Behind {
			findings = append(findings, l.fallBack(plans, policies, refused, standing())...)
		}
	}
	if l.IsPO {
		l.keepTyped(refused)
	}
	for i := range findings {
		if text := refused[findings[i].ID]; text != "" {
			findings[i].Source = text
		}
	}
	if l.Refresh() {
		index := l.index()
		content.Parallel(len(plans), func(i int) {
			plans[i] = Resolve(plans[i].Document, index, policies[i])
		})
	}
	return findings
}

// fallBack puts standing translations in the place of refused drafts behind
// which nothing stands so far, and plans their lessons anew. It notes in
// refused what stands behind each then, and returns what is wrong with those
// that do not hold either.
func (l *Language) fallBack(plans []*Plan, policies []Policy, refused map[string]string, standing map[string]locales.Message) []finding.Finding {
	behind := l.behind(refused, standing)
	if len(behind) == 0 {
		return nil
	}
	before := l.Catalog
	l.replace(behind)
	index := l.index()
	var again []*Plan
	for i := range plans {
		if touches(plans[i], behind) {
			plans[i] = Resolve(plans[i].Document, index, policies[i])
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

// index finds the messages of the language.
func (l *Language) index() *Index {
	index := NewIndex(l.Catalog)
	index.Own, index.Follow = l.Own, l.Follow
	return index
}

// Refresh offers other messages what was accepted, if anything was, as the next
// run would. It reports whether one was translated by that.
func (l *Language) Refresh() bool {
	if !l.Touched || l.Renew == nil {
		return false
	}
	open := l.Open
	catalog, translated := l.Renew(l.Catalog)
	if open == l.Catalog {
		open = catalog
	} else {
		open, _ = l.Renew(open)
	}
	l.Catalog, l.Open = catalog, open
	return translated
}

func findingsOf(plans []*Plan) []finding.Finding {
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
func (l *Language) settle(plans []*Plan) map[string]string {
	rejected, used := map[string]bool{}, map[string]bool{}
	for _, p := range plans {
		for i := range p.Entries {
			switch e := &p.Entries[i]; {
			case e.Refused:
				rejected[e.Message.ID] = true
			case e.Message != nil && e.Message.State.Finished(): // held, or not reviewed, it is accepted all the same
				used[e.Message.ID] = true
			}
		}
	}
	refused := map[string]string{}
	for i := range l.Catalog.Messages {
		m := &l.Catalog.Messages[i]
		switch {
		case rejected[m.ID]:
			l.Touched = l.Touched || !m.Draft // memory offers it no more
			refused[m.ID], m.Draft = "", true
		case used[m.ID] && m.Draft:
			locales.Accept(m)
			l.Touched = true
		}
	}
	return refused
}

// behind are the standing translations of refused messages behind which
// nothing stands, by ID, unless they are what was refused, or what a reviewer has
// rejected.
func (l *Language) behind(refused map[string]string, standing map[string]locales.Message) map[string]locales.Message {
	behind := map[string]locales.Message{}
	for i := range l.Catalog.Messages {
		m := &l.Catalog.Messages[i]
		text, isRefused := refused[m.ID]
		if s := standing[m.ID]; isRefused && text == "" && s.Target != "" && s.Target != m.Target && !m.Rejects(s.Target) {
			behind[m.ID] = s
		}
	}
	return behind
}

// replace puts translations in the place of refused drafts, which stay in the
// to-do file. What was reviewed is so again. A PO file has one place for both:
// there the drafts become alternatives.
func (l *Language) replace(behind map[string]locales.Message) {
	l.Catalog = locales.With(l.Catalog, func(m *locales.Message) bool {
		if s, ok := behind[m.ID]; ok {
			draft := m.Target
			m.Target, m.State, m.Draft, m.Pos, m.Place = s.Target, s.State, s.Draft, s.Pos, s.Place
			others := len(m.Alternatives)
			if !s.Draft { // also a note of one that somebody has typed over since is no suggestion
				locales.Accept(m)
			}
			if l.IsPO {
				locales.AddLatest(m, draft)
			}
			l.Touched = l.Touched || len(m.Alternatives) != others // which memory offers
		}
		return true
	})
	if l.IsPO {
		l.Open = l.Catalog
	}
}

// keepTyped makes alternatives of what people suggested for refused texts: a PO
// file has no place for them beside a text that it calls finished.
func (l *Language) keepTyped(refused map[string]string) {
	for i := range l.Catalog.Messages {
		m := &l.Catalog.Messages[i]
		if _, ok := refused[m.ID]; ok && m.Draft {
			others := len(m.Alternatives)
			locales.KeepTyped(m)
			l.Touched = l.Touched || len(m.Alternatives) != others
		}
	}
}

// stand notes what stands behind refused drafts now. What was tried and does not
// hold leaves them as they were before; a translation that was accepted stays
// so, whatever holds; and the to-do file shows it as it will when it is read
// again.
func (l *Language) stand(before *locales.Catalog, behind map[string]locales.Message, refused map[string]string) {
	for i := range l.Catalog.Messages {
		m := &l.Catalog.Messages[i]
		switch s, tried := behind[m.ID]; {
		case tried && refused[m.ID] == "":
			*m = before.Messages[i]
		case tried && !s.Draft:
			m.Draft = false
		}
	}
	if l.Open == l.Catalog { // PO, which shows what stands
		return
	}
	for i := range l.Open.Messages {
		m := &l.Open.Messages[i]
		if s, ok := behind[m.ID]; ok && refused[m.ID] != "" {
			standBehind(m, s)
		}
	}
}

// standBehind notes the translation that stands behind a refused draft. What
// stood there before is another one by then, since somebody has typed over it.
func standBehind(draft *locales.Message, s locales.Message) {
	var others []locales.Suggestion
	for _, other := range draft.Suggestions {
		if !locales.IsSuperseded(other) {
			others = append(others, other)
		} else if other.Text != s.Target && !s.Draft {
			locales.AddLatest(draft, other.Text)
		}
	}
	s.Source = draft.Source
	draft.Suggestions = slices.Insert(others, 0, locales.Superseded(&s))
}

func touches(p *Plan, messages map[string]locales.Message) bool {
	return slices.ContainsFunc(p.Entries, func(e Entry) bool {
		return e.Message != nil && messages[e.Message.ID].Target != ""
	})
}
