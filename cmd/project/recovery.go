package project

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A recovery is what is known when translations are recovered for a locale, and
// what its catalog has got of them.
type recovery struct {
	run     *run
	locale  *locale
	options *AlignOptions
	earlier []*content.Tree // editions of the source
	past    *past           // those that git has, or nil
	own     *align.OwnPast  // what the project's files tell of them
	judge   *align.Judge    // of links
	adopted *align.Adoption
}

// recover takes over what lessons or files hold for a locale.
func (r *run) recover(l *locale, o *AlignOptions, earlier []*content.Tree, past *past) (*recovery, gain, error) {
	is := &recovery{
		run: r, locale: l, options: o, earlier: earlier, past: past, adopted: align.NewAdoption(l.language.IsPO),
		judge: align.NewJudge(l.name, l.language.Catalog.Links, earlier),
		own: align.NewOwnPast(align.Record{
			Source: r.sources.changes, Language: l.changes, Was: r.sources.was, Is: r.sources.fresh, Catalog: l.language.Catalog, Merged: l.merged, Earlier: earlier,
		}),
	}
	all := gain{unpaired: map[align.Reason]int{}, damaged: map[string]bool{}, manifest: l.merged}
	if r.returned == nil {
		trees, err := is.trees()
		if err != nil {
			return nil, gain{}, err
		}
		for _, t := range trees {
			g, err := is.tree(t)
			if err != nil {
				return nil, gain{}, err
			}
			all.add(g)
		}
	}
	for _, f := range r.returned { // those of languages that are left alone are named
		if f.Catalog.Locale == l.name {
			g, err := is.file(f)
			if err != nil {
				return nil, gain{}, err
			}
			all.add(g)
		}
	}
	return is, all, nil
}

// A translated is the lessons of a locale as they were found.
type translated struct {
	folder Folder
	files  content.Layout
	ours   bool // merge writes them
	tree   *content.Tree
	errs   error // of lessons that cannot be read
}

// trees reads the lessons that are asked for.
func (r *recovery) trees() ([]translated, error) {
	locale := r.locale.name
	if len(r.options.From) == 0 {
		layout := r.run.project.config.Layout.Target
		tree, err := r.run.splitter.Load(r.run.project.lessons.Files, layout, locale, nil)
		return []translated{{folder: r.run.project.lessons, files: layout, ours: true, tree: tree, errs: err}}, nil
	}
	var all []translated
	for _, name := range r.options.From {
		folder, err := r.options.Open(strings.ReplaceAll(name, "{locale}", locale))
		if err != nil {
			return nil, err
		}
		tree, err := r.run.loadLessons(folder, locale)
		all = append(all, translated{folder: folder, files: "{path}", tree: tree, errs: err})
	}
	return all, nil
}

// tree takes over what a tree of lessons holds, and repairs them if that is
// wanted. What is wrong with some of them keeps nobody from the others.
func (r *recovery) tree(t translated) (gain, error) {
	g := gain{findings: t.unreadable()}
	if t.tree != nil {
		g.say(skipped(within(t.folder.Name, errors.Join(t.tree.Skipped...))))
	}
	t.tree = r.run.unread.withSource(t.tree)
	if t.tree == nil || len(t.tree.Documents) == 0 {
		return g, nil
	}
	own, borrowed := r.withoutBorrowed(t)
	g.say(borrowed)
	if t.tree = own; len(own.Documents) == 0 {
		return g, nil
	}
	headings := r.headings(t.tree)
	r.judge.Knows(headings.language.Lives)
	lessons, a, repairs := r.read(t, headings)
	g.repaired(r, t, headings.followed(lessons.Tree, t.tree), repairs)
	r.own.LeaveOut(&a, lessons)
	editions, findings := r.hold(lessons, &a)
	g.say(findings)
	source := r.run.sources.tree
	var err error
	if r.run.sources, err = r.run.part(a.Apart(r.locale.language.Catalog, 0), a.OtherCode()); err != nil {
		return gain{}, err
	}
	a = a.In(source, r.run.sources.tree)
	g.say(r.adopt(align.WithEarlier(a.Catalog(r.run.sources.fresh, r.locale.name, 0), r.run.sources.was)))
	schemes := r.run.project.config.SchemeNames()
	align.AdoptLinks(r.locale.language.Catalog, r.judge.Living(&a), schemes)
	align.AdoptLinks(r.locale.language.Catalog, a.Links(r.locale.name), schemes)
	g.say(linkFindings(t.folder, &a, r.judge))
	for _, e := range editions {
		if c := e.Recovered(r.run.sources.fresh, r.locale.name); c != nil {
			g.say(r.adopt(c))
		}
	}
	g.manifest, g.lessons = r.claim(lessons, &a), []*content.Tree{t.tree, lessons.Tree}
	g.adopted = adoptionsOf(lessons, &a, r.own, r.run.project.config.Own)
	g.unpaired = unpairedIn(&a)
	g.say(loneFindings(r.run.project.lessons, t.folder, &a))
	if !r.options.Each {
		g.say(summary(r.locale.name, t, &a))
	}
	if r.options.List {
		g.lines = append(g.lines, pairLines(r.locale.name, r.run.project.lessons, t.folder, &a, r.judge, r.options.Explain)...)
	}
	if r.options.Explain {
		g.say(pairFindings(t.folder, &a))
	}
	return g, nil
}

// withoutBorrowed are the lessons without those that are another language's,
// which are named.
func (r *recovery) withoutBorrowed(t translated) (*content.Tree, []finding.Finding) {
	own, others := r.run.project.withoutBorrowed(r.locale.name, t.folder, t.files, t.tree)
	var findings []finding.Finding
	for _, d := range t.tree.Documents {
		if b, is := others[t.files.Path(r.locale.name, d.Path())]; is && !slices.Contains(findings, b.finding()) {
			findings = append(findings, b.finding())
		}
	}
	return own, findings
}

// read aligns lessons with their sources as they are when they are repaired,
// which takes less if they are not to be written.
func (r *recovery) read(t translated, of headings) (*align.Found, align.Result, []lessonRepair) {
	lessons := &align.Found{Bytes: map[string][]byte{}, Ours: t.ours, Merged: r.locale.merged}
	for _, d := range t.tree.Documents {
		lessons.Bytes[d.Path()] = d.Source()
	}
	tree, placed := align.RepairStructure(r.run.sources.tree, of.unfollowed(t.tree))
	repairs := structureRepairs(placed)
	if r.options.Fix {
		repaired, a, damage := align.RepairLessons(r.run.sources.tree, tree, r.judge)
		lessons.Tree = repaired
		repairs = append(repairs, damageRepairs(damage)...)
		return lessons, a, append(repairs, leftRepairs(align.BrokenImages(r.run.sources.tree, repaired, damage))...)
	}
	lessons.Tree = tree
	a := align.Trees(r.run.sources.tree, tree)
	return lessons, a, append(repairs, readRepairs(&a)...)
}

// hold holds what was found against all editions of the source, today's and
// each of the others, and returns those that lessons are to be taken for
// translations of. What the repository tells is settled.
func (r *recovery) hold(lessons *align.Found, a *align.Result) (followed []*align.Edition, findings []finding.Finding) {
	var made *align.Provenance
	if r.past != nil {
		made = r.past.provenance(r.locale.name, lessons)
	}
	told := made.Hold(a)
	editions, followed, findings := r.editions(lessons, a, made)
	a.Hold(func(m *align.Match) bool { return told[m] }, editions...)
	a.HoldSuggested(r.locale.language.Catalog)
	findings = append(findings, r.doubtful(a)...)
	r.own.Hold(a, lessons, r.locale.language.Catalog, told)
	align.HoldEditions(editions, r.locale.language.Catalog, r.run.sources.fresh, made)
	r.adopted.Remember(a, editions...)
	return followed, findings
}

// editions aligns the lessons with the earlier versions of the source, of
// which the repository of the lessons may have some: all of them, and those
// that say more than the others.
func (r *recovery) editions(lessons *align.Found, a *align.Result, made *align.Provenance) (all, followed []*align.Edition, findings []finding.Finding) {
	add := func(aligned *align.Aligned, isFollowed bool) {
		r.own.LeaveOut(&aligned.Result, lessons)
		e := align.EditionOf(aligned, r.run.sources.fresh)
		if e == nil {
			return
		}
		if all = append(all, e); isFollowed {
			followed = append(followed, e)
		}
	}
	for _, tree := range r.earlier {
		add(&align.Aligned{Source: tree, Result: align.Trees(tree, lessons.Tree)}, true)
	}
	if r.past == nil {
		return all, followed, nil
	}
	followers, err := r.past.followers(a, lessons, made)
	earlier := align.Followed(r.run.sources.tree, lessons.Tree, followers)
	for i := range earlier {
		add(&earlier[i], i == 0)
	}
	return all, followed, finding.Broken(err, finding.Warning) // of the past, which nobody can repair
}

// doubtful names the texts that are translated for certain, as far as the files
// go, by translations that were made of earlier texts.
func (r *recovery) doubtful(a *align.Result) []finding.Finding {
	var findings []finding.Finding
	for _, m := range r.adopted.Doubtful(a, r.locale.language.Catalog) {
		s := &m.Source.Segments()[0]
		findings = append(findings, finding.Finding{
			Pos: posBelow(r.run.project.lessons.Name, s.Pos), Level: finding.Warning, Rule: finding.EarlierSource, ID: s.ID(), Source: s.Text,
			Sentence: "is translated, and its translation was made of an earlier text: " + memory.Diff(m.Was, s.Text),
		})
	}
	return findings
}

// file takes over what a file of another tool's holds.
func (r *recovery) file(f Returned) (gain, error) {
	template, err := extract.Template(r.run.sources.tree)
	if err != nil {
		return gain{}, within(r.run.project.lessons.Name, err)
	}
	recovered, unknown := align.Foreign(r.run.sources.tree, f.Catalog, template)
	if r.run.sources, err = r.run.part(nil, otherCode(recovered)); err != nil {
		return gain{}, err
	}
	g := gain{findings: r.adopt(recovered), unknown: len(unknown)}
	for _, m := range unknown {
		g.findings = append(g.findings, finding.Finding{
			Pos: m.Pos, Level: finding.Note, Rule: finding.UnknownText, Sentence: "no lesson has this text", Source: m.Source,
		})
	}
	return g, nil
}

// adopt takes over recovered translations, and names those that are left out.
func (r *recovery) adopt(recovered *locales.Catalog) []finding.Finding {
	var findings []finding.Finding
	for _, left := range r.adopted.Adopt(r.locale.language.Catalog, recovered) {
		m := left.Message
		findings = append(findings, finding.Finding{
			Pos: m.Pos, Level: finding.Warning, Rule: finding.RejectedText, ID: m.ID, Source: m.Source,
			Sentence: `a reviewer has rejected "` + left.Text + `": it is left out`,
		})
	}
	r.locale.language.Touched = true
	return findings
}

// claim is the manifest with the lessons that merge may write anew, those of
// which every text was recovered, and as what repairs have made of them.
func (r *recovery) claim(lessons *align.Found, a *align.Result) store.Manifest {
	if !lessons.Ours {
		return nil
	}
	m := maps.Clone(r.locale.merged)
	if r.options.Fix {
		for _, d := range lessons.Tree.Documents {
			if path := d.Path(); r.locale.merged.Has(path, lessons.Bytes[path]) {
				was := m[path]
				m[path] = store.MergedLesson{Print: store.Fingerprint(d.Source()), Texts: was.Texts, Had: was.Had}
			}
		}
	}
	for _, c := range lessons.Claims(a) {
		path := c.Lesson.Path()
		lesson := lessons.Bytes[path]
		if r.options.Fix {
			lesson = c.Lesson.Source()
		}
		m.Note(path, lesson, c.Texts)
	}
	return m
}

// settle leaves to review what would break a lesson, and counts.
func (r *recovery) settle() (translated, review int) {
	if r.adopted.Refuse(r.locale.language.Catalog) {
		r.locale.language.Refresh()
	}
	r.locale.language.Refused = 0
	return r.adopted.Count(r.locale.language.Catalog)
}
