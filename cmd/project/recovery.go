package project

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A recovery is what align does for one locale.
type recovery struct {
	run      *run
	locale   *locale
	manifest store.Manifest
	earlier  []*content.Tree   // versions of the source
	past     *past             // those that git has, or nil
	own      *align.OwnPast    // what the project's files tell of them
	drafts   map[string]bool   // messages that it translated
	held     map[string]string // by message: a translation of an earlier text that is not known
	again    map[string]bool   // of these, those whose translation was a suggestion before
	findings []finding.Finding
	judge    *align.Judge // of links

	open    func(name string) (Folder, error) // a folder of lessons that is named
	fix     bool                              // the lessons
	each    bool                              // text without a partner is wanted, not how many a lesson has
	json    bool
	changes Batch           // of lessons
	mended  map[string]bool // lessons
	repairs int             // found, or made
	lines   []AlignLine     // for --json

	found, translated, review int // texts
	unknown                   int // texts of files that no lesson has
	unpaired                  map[align.Reason]int
}

func newRecovery(p *run, l *locale) *recovery {
	return &recovery{
		run: p, locale: l, manifest: maps.Clone(l.merged),
		drafts: map[string]bool{}, held: map[string]string{}, again: map[string]bool{}, unpaired: map[align.Reason]int{}, mended: map[string]bool{},
	}
}

// align recovers what the lessons of the locale hold.
func (r *recovery) align(from []string) error {
	r.own = align.NewOwnPast(align.Record{
		Source: r.run.changes, Language: r.locale.changes, Was: r.run.was, Is: r.run.fresh,
		Catalog: r.locale.catalog, Merged: r.locale.merged, Earlier: r.earlier,
	})
	r.judge = align.NewJudge(r.locale.name, r.locale.catalog.Links, r.earlier)
	if len(from) == 0 {
		tree, err := content.Load(r.run.lessons.Files, r.run.config.Layout.Target, r.locale.name, r.run.config.Rules)
		return r.tree(&translated{folder: r.run.lessons, files: r.run.config.Layout.Target, found: align.Found{Tree: tree, Ours: true, Merged: r.locale.merged}, errs: err})
	}
	for _, name := range from {
		name = strings.ReplaceAll(name, "{locale}", r.locale.name)
		folder, err := r.open(name)
		if err != nil {
			return err
		}
		tree, err := loadLessons(folder, r.locale.name, r.run.config.Rules)
		if err := r.tree(&translated{folder: folder, files: "{path}", found: align.Found{Tree: tree}, errs: err}); err != nil {
			return err
		}
	}
	return nil
}

// tree takes over what a tree of lessons holds, and repairs them if that is
// wanted. What is wrong with some of them keeps nobody from the others.
func (r *recovery) tree(t *translated) error {
	r.findings = append(r.findings, t.unreadableLessons()...)
	if t.found.Tree != nil {
		r.findings = append(r.findings, skipped(Within(t.folder.Name, errors.Join(t.found.Tree.Skipped...)))...)
	}
	t.found.Tree = r.run.unread.withSource(t.found.Tree)
	if t.found.Tree == nil || len(t.found.Tree.Documents) == 0 {
		return nil
	}
	if r.leaveBorrowed(t); len(t.found.Tree.Documents) == 0 {
		return nil
	}
	r.heal(t)
	a := align.Trees(r.run.tree, t.found.Tree)
	if r.fix {
		a = r.repair(t, a)
		r.write(t)
	} else {
		r.damage(t, &a)
	}
	r.own.LeaveOut(&a, &t.found)
	var made *align.Provenance
	if r.past != nil {
		made = r.past.provenance(r.locale.name, t)
	}
	told := made.Hold(&a)
	editions := r.editions(t, &a, made)
	r.hold(t, &a, told, editions, made)
	if err := r.run.part(a.Apart(r.locale.catalog, 0)); err != nil {
		return err
	}
	r.adopt(align.WithEarlier(a.Catalog(r.run.fresh, r.locale.name, 0), r.run.was))
	r.link(t, &a)
	for _, e := range editions {
		if !e.holds {
			r.follow(e)
		}
	}
	r.unpair(t, &a)
	if !r.each {
		r.summarize(t, &a)
	}
	if r.json {
		r.pairs(t, &a)
	}
	return nil
}

// leaveBorrowed takes the lessons out that are those of another language.
func (r *recovery) leaveBorrowed(t *translated) {
	own, others := r.run.withoutBorrowed(r.locale.name, t.folder, t.files, t.found.Tree)
	for _, d := range t.found.Tree.Documents {
		if b, is := others[t.files.Path(r.locale.name, d.Path())]; is && !slices.Contains(r.findings, b.finding()) {
			r.findings = append(r.findings, b.finding())
		}
	}
	t.found.Tree = own
}

// unreadable are the findings of what is wrong with lessons.
func (r *recovery) unreadable(err error, severity finding.Level) {
	r.findings = append(r.findings, finding.Broken(err, severity)...)
}

// unreadableLessons are the findings of what is wrong with the lessons of a
// language: that it has no folder of them yet breaks nothing. A link to nothing
// is there.
func (t *translated) unreadableLessons() []finding.Finding {
	all := finding.Broken(t.errs, finding.Error)
	for i := range all {
		if _, err := fs.Lstat(t.folder.Files, all[i].Pos.File); errors.Is(err, fs.ErrNotExist) {
			all[i].Level = finding.Warning
		}
		all[i].Pos = posBelow(t.folder.Name, all[i].Pos)
	}
	return all
}

// file takes over what a file of another tool's holds.
func (r *recovery) file(f Returned) {
	recovered, unknown := align.Foreign(r.run.tree, f.Catalog, r.run.fresh)
	r.adopt(recovered)
	for _, m := range unknown {
		r.unknown++
		r.findings = append(r.findings, finding.Finding{
			Pos: m.Pos, Level: finding.Note, Rule: finding.UnknownText, Sentence: "no lesson has this text", Source: m.Source,
		})
	}
}

// adopt takes over the recovered translations of messages that have none, as
// drafts that a plan will prove; others become alternatives.
func (r *recovery) adopt(recovered *locales.Catalog) {
	index := r.locale.catalog.Index()
	for i := range recovered.Messages {
		m := &recovered.Messages[i]
		at, ok := index[m.ID]
		switch {
		case ok && m.State == locales.Obsolete:
			if has := &r.locale.catalog.Messages[at]; segment.Letters(has.Target) != segment.Letters(m.Target) && !has.Rejects(m.Target) { // not for tags alone
				locales.AddAlternative(has, m.Target)
			}
			continue
		case ok:
		case m.Target == "":
			continue
		case m.State == locales.Obsolete:
			index[m.ID] = r.locale.add(*m)
			continue
		default: // it stands apart in a lesson
			at = r.locale.add(m.Blank())
		}
		has := &r.locale.catalog.Messages[at]
		locales.AddComments(has, m.Comments)
		if m.Target == "" {
			r.offer(has, m.Suggestions)
			continue
		}
		r.take(has, m)
		for _, text := range m.Alternatives {
			if !has.Rejects(text) {
				locales.AddAlternative(has, text)
			}
		}
	}
	r.locale.touched = true
}

// take takes over a translation that a lesson has. A message file has no place
// for one that is to review but that of suggestions; read back, it is one.
func (r *recovery) take(has, m *locales.Message) {
	if has.Rejects(m.Target) { // whoever has seen it: a lesson or a file says nothing against that
		r.findings = append(r.findings, finding.Finding{
			Pos: has.Pos, Level: finding.Warning, Rule: finding.RejectedText, ID: has.ID, Source: has.Source,
			Sentence: `a reviewer has rejected "` + m.Target + `": it is left out`,
		})
		return
	}
	if has.Target == "" && !m.State.Finished() && !r.run.store.WritesPO() {
		r.offer(has, []locales.Suggestion{r.translationOf(m)})
		return
	}
	offered := suggestion(has, m.Target) != nil
	surer := r.drafts[m.ID] && !has.State.Finished() && m.State.Finished()
	if surer || has.Target == "" && (!offered || m.State.Finished()) {
		was := has.Target
		has.Target, has.State, has.Previous = m.Target, m.State, m.Previous
		has.Draft = m.State.Finished()
		has.Suggestions = slices.DeleteFunc(slices.Clone(has.Suggestions), locales.Says(m.Target))
		locales.AddAlternative(has, was)
		if has.Draft {
			locales.KeepTyped(has) // a finished message has no place for suggestions
		}
		if !r.drafts[m.ID] && offered {
			r.again[m.ID] = true
		}
		r.drafts[m.ID] = true
	}
	isMemory := m.Previous != "" && !m.State.Finished() && has.State.Finished() // of that text
	if !offered && !isMemory {
		locales.AddAlternative(has, m.Target)
	}
}

// translationOf is the translation of a message as a suggestion: of what it
// translates, where that is an earlier text.
func (r *recovery) translationOf(m *locales.Message) locales.Suggestion {
	s := locales.Suggestion{Text: m.Target}
	if m.Previous != "" {
		s.Source, s.Origin, s.Score = m.Previous, locales.Earlier, memory.Similarity(m.Previous, m.Source)
	} else if text, held := r.held[m.ID]; held && text == m.Target {
		s.Origin = locales.Earlier
	}
	return s
}

// offer adds the translations of joined texts that a message is part of, and
// of earlier ones that it replaces. Where it has one of those already, that
// text is what it translates.
func (r *recovery) offer(has *locales.Message, suggestions []locales.Suggestion) {
	has.Suggestions = slices.Clone(has.Suggestions)
	for _, s := range suggestions {
		offered := suggestion(has, s.Text)
		switch {
		case has.State.Finished(), has.Rejects(s.Text):
		case has.Target == s.Text:
			has.Previous = cmp.Or(has.Previous, s.Source)
		case offered != nil && offered.Source == "" && s.Source != "":
			*offered = s
		case offered == nil:
			has.Suggestions = append(has.Suggestions, s)
			r.drafts[has.ID] = true
		}
	}
}

// suggestion finds a text among the suggestions of a message, nil if nobody
// offers it.
func suggestion(m *locales.Message, text string) *locales.Suggestion {
	i := slices.IndexFunc(m.Suggestions, locales.Says(text))
	if i < 0 {
		return nil
	}
	return &m.Suggestions[i]
}

// differs says of a link that leads elsewhere why the source's counts.
var differs = map[align.Verdict]string{
	align.Older:   "as that of an earlier source did, and to ",
	align.Damaged: "as no source did, and to ",
}

// link takes over the links that lead to the language's own pages, and names
// those that lead elsewhere otherwise: the source's count.
func (r *recovery) link(t *translated, a *align.Result) {
	c := r.locale.catalog
	for _, l := range a.Links(r.locale.name) {
		if l.Unsafe(r.run.config.SchemeNames()) == "" && !slices.ContainsFunc(c.Links, func(o locales.Link) bool { return o.Source == l.Source && o.Message == l.Message }) {
			c.Links = append(c.Links[:len(c.Links):len(c.Links)], l)
		}
	}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		for _, target := range p.Targets {
			verdict := r.judge.Of(p, target)
			if verdict == align.Local {
				continue
			}
			s := p.Target.Segments()[0]
			r.findings = append(r.findings, finding.Finding{
				Pos: posBelow(t.folder.Name, s.Pos), Level: finding.Note, Rule: "link-" + string(verdict), Source: s.Text,
				Sentence: "a link leads to " + target.Leads + ", " + differs[verdict] + target.Tag.Stands + " in today's source, which counts",
			})
		}
	}
}

// settle leaves to review what would break a lesson, and counts.
func (r *recovery) settle() {
	refused := false
	for i := range r.locale.catalog.Messages {
		if m := &r.locale.catalog.Messages[i]; m.Draft && r.drafts[m.ID] {
			r.refuse(m)
			refused = true
		}
	}
	if refused {
		r.run.refresh(r.locale)
	}
	for i := range r.locale.catalog.Messages {
		m := &r.locale.catalog.Messages[i]
		if !r.drafts[m.ID] {
			continue
		}
		r.found++
		if m.State.Finished() {
			r.translated++
		} else {
			r.review++
		}
	}
	r.locale.refused = 0
}

// refuse makes a translation one to review.
func (r *recovery) refuse(m *locales.Message) {
	text := m.Target
	m.State, m.Draft = locales.NeedsReview, false
	if !r.run.store.WritesPO() {
		m.Target = ""
		if r.again[m.ID] { // an earlier run refused it, too
			delete(r.drafts, m.ID)
		}
		r.offer(m, []locales.Suggestion{{Text: text}})
	}
}
