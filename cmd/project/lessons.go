package project

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Merge overwrites and removes only what it wrote itself, which the manifest
// tells, or what says nothing that the catalogs do not know: a text that
// somebody typed into a lesson stands nowhere else.

// A writing is what becomes of the lessons of one locale.
type writing struct {
	run      *run
	locale   *locale
	manifest store.Manifest // to be
	changes  Batch
	findings []finding.Finding
	known    map[string]bool     // texts; nil until they are asked for
	rescued  bool                // a translation: see [writing.rescue]
	borrowed map[string]borrowed // files in the place of a lesson that are others'
}

// write returns the writing of each locale, from the plans of its lessons.
// prune removes lessons whose source is gone.
func (p *run) write(plans [][]*merge.Plan, prune bool) []*writing {
	writings := make([]*writing, len(plans))
	content.Parallel(len(plans), func(i int) {
		w := &writing{run: p, locale: p.locales[i], manifest: maps.Clone(p.locales[i].merged)}
		writings[i] = w
		w.borrowed = p.borrowed(w.locale.name, p.lessons, w.files(plans[i]))
		w.lessonsOf(plans[i])
		w.orphans(prune)
		if w.rescued { // memory offers it
			w.locale.touched = true
			p.refresh(w.locale)
		}
	})
	return writings
}

// lessonsOf settles what becomes of the lessons. Those that would stay as they
// are for a text that no catalog knows are asked again at the end, since another
// that shows it may have been written anew by then: memory knows it now, and would
// in the next run.
func (w *writing) lessonsOf(plans []*merge.Plan) {
	var left []*merge.Plan
	for _, plan := range plans {
		if w.lesson(plan) != nil {
			left = append(left, plan)
		}
	}
	for _, plan := range left {
		if why := w.lesson(plan); why != nil {
			w.findings = append(w.findings, why...)
			plan.Hold(merge.Keep)
		}
	}
	slices.SortStableFunc(w.changes, func(x, y Change) int { return strings.Compare(x.Name, y.Name) })
}

// lesson settles what becomes of one lesson, or returns why it may not be
// overwritten. One that cannot be read stays.
func (w *writing) lesson(plan *merge.Plan) (why []finding.Finding) {
	path := plan.Document.Path()
	file := w.run.config.Layout.Target.Path(w.locale.name, path)
	if w.isBorrowed(file) {
		plan.Hold(merge.Keep)
		return nil
	}
	before, err := w.run.lessons.Read(file)
	if err != nil {
		w.findings = append(w.findings, unreadable(err, finding.Error)...)
		plan.Hold(merge.Keep)
		return nil
	}
	var after []byte
	switch plan.Fate {
	case merge.Keep:
		w.findings = append(w.findings, rejectedIn(plan, before, w.run.lessons.Path(file), w.run.config.Rules)...)
		return nil
	case merge.Write:
		after = w.mark(plan)
	}
	if !bytes.Equal(before, after) {
		if why := w.notOurs(path, file, before, hasTranslation(plan)); why != nil {
			return why
		}
		w.rescue(plan, before)
	}
	w.changes.Add(Change{w.run.lessons.Name, file, before, after})
	if after == nil {
		delete(w.manifest, path)
		return nil
	}
	w.manifest.Note(path, after, marksOf(plan.Document))
	return nil
}

// files are the places of the lessons, and of those that were there before.
func (w *writing) files(plans []*merge.Plan) []string {
	var files []string
	for _, plan := range plans {
		files = append(files, w.run.config.Layout.Target.Path(w.locale.name, plan.Document.Path()))
	}
	for path := range w.manifest {
		files = append(files, w.run.config.Layout.Target.Path(w.locale.name, path))
	}
	return files
}

// isBorrowed reports whether a file is another language's; then there is a
// finding, one for a link.
func (w *writing) isBorrowed(file string) bool {
	b, is := w.borrowed[file]
	if f := b.finding(); is && !slices.Contains(w.findings, f) {
		w.findings = append(w.findings, f)
	}
	return is
}

// mark is the merged lesson, which says in its front matter how far it is
// translated if the project wants that.
func (w *writing) mark(plan *merge.Plan) []byte {
	lesson := plan.Apply()
	if key := w.run.config.Mark; key != "" {
		lesson, _ = content.Mark(plan.Document.Path(), lesson, w.run.config.Rules, key, plan.Progress())
	}
	return lesson
}

// hasTranslation reports whether the catalogs have a finished translation for a
// lesson, also where that does not reach it.
func hasTranslation(plan *merge.Plan) bool {
	return slices.ContainsFunc(plan.Entries, func(e merge.Entry) bool { return e.Message != nil && e.Message.State.Finished() })
}

// notOurs says why a lesson may not be overwritten; nothing, if it may. One that
// merge wrote may be, unless the catalogs have no translation for it and it has
// one that stands nowhere else: somebody has lost them.
func (w *writing) notOurs(path, file string, lesson []byte, translated bool) []finding.Finding {
	wrote := w.locale.merged.Has(path, lesson)
	if lesson == nil || wrote && (w.locale.merged[path].Texts == nil || translated) {
		return nil
	}
	d, err := content.Split(path, lesson, w.run.config.Rules)
	if err != nil {
		why := unreadable(err, finding.Error)
		for i := range why {
			why[i].Pos.File, why[i].Sentence = w.run.lessons.Path(file), why[i].Sentence+": the lesson stays as it is"
		}
		return why
	}
	s := w.foreign(d, w.locale.merged[path])
	if s == nil {
		return nil
	}
	why := ", and parasol did not write it"
	switch {
	case wrote && w.locale.files.None():
		why = " any more, since " + w.locale.name + " has no translations"
	case wrote:
		why = " any more"
	}
	return []finding.Finding{{
		Pos: segment.Pos{File: w.run.lessons.Path(file), Line: s.Pos.Line, Col: s.Pos.Col}, Level: finding.Error, Rule: finding.ByHand,
		Sentence: `"` + s.Text + `" stands in no catalog` + why + `: the lesson stays as it is`,
	}}
}

// rescue keeps the translations of a lesson that is about to be written anew
// which no catalog knows any more, each as an alternative of its message:
// somebody has typed over them in a file, or has taken another's file for theirs.
func (w *writing) rescue(plan *merge.Plan, lesson []byte) {
	path := plan.Document.Path()
	was := w.locale.merged[path]
	if lesson == nil || was.Texts == nil {
		return
	}
	d, err := content.Split(path, lesson, w.run.config.Rules)
	if err != nil {
		return
	}
	segments := d.Segments()
	pairs := partners(segments, plan.Entries)
	for i := range segments {
		j, paired := pairs[i]
		if !paired {
			continue
		}
		s, e := &segments[i], &plan.Entries[j]
		isIts := e.Message != nil && s.Kind == e.Segment.Kind && was.Texts.Has(e.Segment.Text)
		if isIts && w.isForeign(s, was) && w.locale.keepBeside(e.Message.ID, s.Text) {
			w.known[segment.Plain(s.Text)], w.rescued = true, true
		}
	}
}

// keepBeside makes an alternative of a text, also for the to-do file, and reports
// whether the locale has the message.
func (l *locale) keepBeside(id, text string) bool {
	found := false
	catalogs := []*locales.Catalog{l.catalog, l.todo}
	if l.todo == l.catalog {
		catalogs = catalogs[:1]
	}
	for _, c := range catalogs {
		if at, ok := c.Index()[id]; ok {
			locales.AddAlternative(&c.Messages[at], text)
			found = true
		}
	}
	return found
}

// partners are the entries of a plan that the texts of a lesson stand for, in
// order: those that say the same, and as many as stand between two of these in
// both.
func partners(segments []segment.Segment, entries []merge.Entry) map[int]int {
	places := map[string][]int{}
	for j := range entries {
		e := &entries[j]
		texts := []string{segment.Plain(e.Segment.Text)}
		if e.Message != nil && segment.Plain(e.Message.Target) != texts[0] {
			texts = append(texts, segment.Plain(e.Message.Target))
		}
		for _, text := range texts {
			places[text] = append(places[text], j)
		}
	}
	pairs := map[int]int{}
	lastI, lastJ := -1, -1
	between := func(i, j int) {
		for k := 1; i-lastI == j-lastJ && lastI+k < i; k++ {
			pairs[lastI+k] = lastJ + k
		}
	}
	for i := range segments {
		at := places[segment.Plain(segments[i].Text)]
		if len(at) != 1 || at[0] <= lastJ {
			continue
		}
		between(i, at[0])
		pairs[i] = at[0]
		lastI, lastJ = i, at[0]
	}
	between(len(segments), len(entries))
	return pairs
}

// foreign returns the first text of a lesson that is foreign, nil if none is.
func (w *writing) foreign(d *content.Document, was store.MergedLesson) *segment.Segment {
	segments := d.Segments()
	for i := range segments {
		if w.isForeign(&segments[i], was) {
			return &segments[i]
		}
	}
	return nil
}

// isForeign reports whether no catalog knows a text of a lesson, and it is none
// of the source texts that the lesson was made of.
func (w *writing) isForeign(s *segment.Segment, was store.MergedLesson) bool {
	if w.known == nil {
		w.known = map[string]bool{}
		for _, c := range []*locales.Catalog{w.run.was, w.run.source, w.locale.catalog, w.locale.todo} {
			for i := range c.Messages {
				m := &c.Messages[i]
				for _, text := range append([]string{m.Source, m.Target}, m.Alternatives...) {
					w.known[segment.Plain(text)] = true
				}
				for _, s := range m.Suggestions {
					w.known[segment.Plain(s.Text)] = true
				}
			}
		}
	}
	return !w.known[segment.Plain(s.Text)] && !was.IsOf(s.Text)
}

// orphans lists the lessons that merge wrote and whose source is gone, or
// removes them: not while some sources cannot be read, since a lesson may have
// moved there.
func (w *writing) orphans(prune bool) {
	if len(w.run.unread.lessons) > 0 {
		return
	}
	sources := map[string]bool{}
	for _, d := range w.run.tree.Documents {
		sources[d.Path()] = true
	}
	for _, path := range slices.Sorted(maps.Keys(w.manifest)) {
		if sources[path] {
			continue
		}
		if w.manifest[path].Print == store.NotOurs {
			delete(w.manifest, path)
			continue
		}
		file := w.run.config.Layout.Target.Path(w.locale.name, path)
		if w.isBorrowed(file) {
			continue
		}
		lesson, err := w.run.lessons.Read(file)
		switch {
		case err != nil:
			w.findings = append(w.findings, unreadable(err, finding.Error)...)
		case lesson == nil:
			delete(w.manifest, path)
		case prune:
			if why := w.notOurs(path, file, lesson, false); why != nil {
				w.findings = append(w.findings, why...)
				continue
			}
			w.changes.Add(Change{w.run.lessons.Name, file, lesson, nil})
			delete(w.manifest, path)
		default:
			w.findings = append(w.findings, finding.Finding{
				Pos: segment.Pos{File: w.run.lessons.Path(file)}, Level: finding.Warning, Rule: finding.OrphanLesson,
				Sentence: "the lesson that this one translates is gone: --prune removes it",
			})
		}
	}
}

// count is the number of findings of a rule.
func (w *writing) count(rule string) int {
	n := 0
	for _, f := range w.findings {
		if f.Rule == rule {
			n++
		}
	}
	return n
}

// batch is all that changes on disk.
func (w *writing) batch() Batch {
	b := slices.Clone(w.changes)
	b.manifest(w.run, w.locale, w.manifest)
	return b
}
