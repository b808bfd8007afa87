package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// An earlierSource is an edition of the source lessons and how a locale's
// lessons pair with it.
type earlierSource struct {
	tree    *content.Tree
	aligned align.Result
	edition *align.Edition
	holds   bool // and is nothing to follow: another edition has what it has
}

// editions aligns the lessons with the earlier versions of the source, of
// which the repository of the lessons may have some.
func (r *recovery) editions(t *translated, a *align.Result, made *align.Provenance) []*earlierSource {
	var editions []*earlierSource
	add := func(tree *content.Tree, aligned *align.Result) *earlierSource {
		r.own.LeaveOut(aligned, &t.found)
		e := newEarlierSource(tree, aligned, r.run.fresh)
		if e != nil {
			editions = append(editions, e)
		}
		return e
	}
	for _, tree := range r.earlier {
		aligned := align.Trees(tree, t.found.Tree)
		add(tree, &aligned)
	}
	if r.past == nil {
		return editions
	}
	followers, err := r.past.followers(a, t.found.Tree.Locale, t.found.Ours, made)
	r.unreadable(err, finding.Warning) // of the past, which nobody can repair
	earlier := align.Followed(r.run.tree, t.found.Tree, followers)
	for i := range earlier {
		if e := add(earlier[i].Source, &earlier[i].Result); e != nil {
			e.holds = i > 0
		}
	}
	return editions
}

// newEarlierSource is an edition of the source, nil if two of its texts have
// one name: today's lessons do not.
func newEarlierSource(tree *content.Tree, aligned *align.Result, today *locales.Catalog) *earlierSource {
	template := templateBeside(tree, today)
	if template == nil {
		return nil
	}
	return &earlierSource{tree: tree, aligned: *aligned, edition: align.NewEdition(tree, aligned, extract.Edited(template, today))}
}

// templateBeside is the template of an edition, of which those texts stand
// apart that do today. It is nil if two texts have one name.
func templateBeside(tree *content.Tree, today *locales.Catalog) *locales.Catalog {
	index := today.Index()
	tree.Apart(func(id string) bool { _, ok := index[id]; return ok })
	template, err := extract.Template(tree)
	if err != nil {
		return nil
	}
	return template
}

// hold holds what was found against all editions of the source, today's and
// each of the others. What the repository tells is settled.
func (r *recovery) hold(t *translated, a *align.Result, told map[*align.Match]bool, editions []*earlierSource, made *align.Provenance) {
	all := make([]*align.Edition, len(editions))
	for i, e := range editions {
		all[i] = e.edition
	}
	a.Hold(func(m *align.Match) bool { return told[m] }, all...)
	r.holdSuggested(a)
	r.warnOfHeld(a)
	r.own.Hold(a, &t.found, r.locale.catalog, told)
	r.remember(a)
	index := r.run.fresh.Index()
	for i, e := range editions {
		told := made.Hold(&e.aligned)
		settled := func(m *align.Match) bool {
			_, today := index[m.Source.Segments()[0].ID()]
			return !today || told[m]
		}
		e.aligned.Hold(settled, slices.Delete(slices.Clone(all), i, i+1)...)
		r.holdSuggested(&e.aligned)
		r.remember(&e.aligned)
	}
}

// holdSuggested holds the translations that the catalog knows as those of
// earlier texts, or as others than the one that is to review: that a lesson
// still has one does not make it current.
func (r *recovery) holdSuggested(a *align.Result) {
	index := r.locale.catalog.Index()
	for i := range a.Pairs {
		p := &a.Pairs[i]
		at, ok := index[p.Source.Segments()[0].ID()]
		if !ok || p.Held || p.Text == "" {
			continue
		}
		m := &r.locale.catalog.Messages[at]
		if text, was, earlier := madeOf(m, p.Text); earlier && (was == "" || !align.Follows(m.Source, was, p.Text)) {
			p.Text, p.Held, p.Was = text, true, was
		} else if !m.State.Finished() && m.State != locales.Obsolete && slices.Contains(m.Alternatives, p.Text) {
			p.Held = true
		}
	}
}

// remember notes which translations are held for texts that nobody knows.
func (r *recovery) remember(a *align.Result) {
	for i := range a.Pairs {
		if p := &a.Pairs[i]; p.Held && p.Was == "" {
			r.held[p.Source.Segments()[0].ID()] = p.Text
		}
	}
}

// madeOf is the earlier text that a translation was made of, if the message
// knows it as the translation of one, and the translation as it knows it: with
// the same words. It may not know of which text: "". What memory has of a text
// much like it may have been made of that one. The earlier text may say the
// same, with another context.
func madeOf(m *locales.Message, translation string) (text, was string, earlier bool) {
	said := segment.Letters(translation)
	if m.Previous != "" && m.Previous != m.Source && segment.Letters(m.Target) == said {
		return m.Target, m.Previous, true
	}
	for _, s := range m.Suggestions {
		isOther := s.Origin == locales.Earlier || s.Origin == locales.FromMemory && segment.Plain(s.Source) != segment.Plain(m.Source)
		if isOther && segment.Letters(s.Text) == said {
			return s.Text, s.Source, true
		}
	}
	return "", "", false
}

// warnOfHeld names the texts that are translated for certain, as far as the
// files go, by a translation that was made of an earlier text. They stay: a
// person may have found that it still holds, and who reviews it says so.
func (r *recovery) warnOfHeld(a *align.Result) {
	index := r.locale.catalog.Index()
	for i := range a.Pairs {
		p := &a.Pairs[i]
		at, ok := index[p.Source.Segments()[0].ID()]
		if !ok || !p.Held || r.drafts[r.locale.catalog.Messages[at].ID] {
			continue
		}
		m := &r.locale.catalog.Messages[at]
		if m.State == locales.Translated && segment.Letters(m.Target) == segment.Letters(p.Text) {
			r.findings = append(r.findings, finding.Finding{
				Pos: posBelow(r.run.lessons.Name, p.Source.Segments()[0].Pos), Level: finding.Warning, Rule: finding.EarlierSource, ID: m.ID, Source: m.Source,
				Sentence: "is translated, and its translation was made of an earlier text: " + memory.Diff(p.Was, m.Source),
			})
		}
	}
}

// follow takes over what the lessons translate of an earlier version of the
// source: what was edited since is to review, with that version beside it, and
// what is gone is memory.
func (r *recovery) follow(e *earlierSource) {
	template := templateBeside(e.tree, r.run.fresh)
	if template == nil {
		return
	}
	followed := e.aligned.Catalog(template, r.locale.name, 0)
	updated, changes := extract.Bring(followed, extract.Called(r.run.fresh, followed), nil)
	doubtReused(updated, changes)
	r.adopt(updated)
}

// doubtReused makes suggestions of translations that an update took over from
// texts with other tags: they are those of an earlier text.
func doubtReused(c *locales.Catalog, changes extract.Changes) {
	was := map[string]string{}
	for _, change := range changes.List {
		if change.Kind == extract.Changed {
			was[change.Message.ID] = change.Previous
		}
	}
	replaced := map[string]bool{}
	for _, change := range changes.List {
		if m := change.Message; change.Kind == extract.Reused && m.State.Finished() {
			m.Previous, m.State = was[m.ID], locales.NeedsReview
			replaced[m.Previous] = true
		}
	}
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Obsolete && replaced[m.Source] {
			m.Former = locales.NeedsReview // so that no later run takes it over either
		}
	}
}
