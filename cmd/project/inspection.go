package project

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// An inspection holds a project against the rules.
type inspection struct {
	run      *run
	options  check.Options
	resolved [][]*merge.Plan // by locale; nil before they are asked for

	lessonsRead int // on disk
}

// plans are those of one locale, before any draft is settled: what a merge
// would refuse is looked at as well.
func (k *inspection) plans(i int) []*merge.Plan {
	if k.resolved == nil {
		k.resolved = make([][]*merge.Plan, len(k.run.locales))
	}
	if k.resolved[i] == nil {
		k.resolved[i] = k.resolve(i)
	}
	return k.resolved[i]
}

func (k *inspection) resolve(i int) []*merge.Plan {
	index := k.run.locales[i].index(k.repeating(k.run.locales[i]))
	plans := make([]*merge.Plan, len(k.run.tree.Documents))
	content.Parallel(len(plans), func(d int) { plans[d] = merge.Resolve(k.run.tree.Documents[d], index, merge.Policy{}) })
	return plans
}

// repeating is the catalog of a locale with the texts of its file of finished
// translations that repeat the source. For all others they count as
// untranslated; whoever put them there has to know.
func (k *inspection) repeating(l *locale) *locales.Catalog {
	texts := map[string]*locales.Message{}
	for _, c := range []*locales.Catalog{l.files.Active, l.files.Whole} {
		if c == nil {
			continue
		}
		for i := range c.Messages {
			if m := &c.Messages[i]; m.Target != "" && m.State.Finished() {
				texts[m.ID] = m
			}
		}
	}
	return locales.With(l.catalog, func(m *locales.Message) bool {
		if was := texts[m.ID]; m.Target == "" && was != nil && was.Target == m.Source {
			m.Target, m.State, m.Pos, m.Place = was.Target, was.State, was.Pos, was.Place
		}
		return true
	})
}

// optionsFor are the options for a locale.
func (k *inspection) optionsFor(l *locale) check.Options {
	o := k.options
	o.Same = k.run.config.Same(l.name)
	return o
}

// report finds what is wrong with the subjects, or with what the files hold if
// there are any. found is what was found in them already.
func (k *inspection) report(found []finding.Finding, files []Returned, about func(Subject) bool, wants func(rule string) bool) *finding.Report {
	r := &finding.Report{Rules: check.Rules()}
	references := k.references()
	r.Findings = finding.Sorted(k.run.unread.findings) // whatever rules the user asks for: they went unchecked
	for _, f := range found {
		k.add(r, f, references[f.ID], wants)
	}
	for i, l := range k.run.locales {
		if !about(Translations) {
			break
		}
		for _, f := range check.Translations(k.plans(i), k.optionsFor(l)) {
			if isIn(files, f.Pos) {
				f.Locale = l.name
				k.add(r, f, references[f.ID], wants)
			}
		}
		for j := range l.catalog.Messages {
			if m := &l.catalog.Messages[j]; m.Target != "" && m.State != locales.Obsolete && isIn(files, m.Pos) {
				r.Messages++
			}
		}
	}
	if len(files) == 0 {
		for _, f := range k.run.skipped() {
			k.add(r, f, []string{k.named(f.Pos.File)}, wants)
		}
		for _, f := range k.onDisk(about) {
			lesson := k.lesson(&f)
			f.Pos.File = k.run.lessons.Path(f.Pos.File)
			k.add(r, f, []string{lesson}, wants)
		}
		r.Lessons = k.lessonsRead
	}
	slices.SortStableFunc(r.Findings, finding.Compare)
	return r
}

// named is what a source lesson would be called whose name is not one of a
// lesson.
func (k *inspection) named(file string) string {
	folder := k.run.lessons.Path(k.run.config.Layout.Source.Folder(k.options.Source))
	return filepath.ToSlash(strings.TrimPrefix(file, folder+string(filepath.Separator)))
}

// add takes a finding up at the level that it has in the lessons, unless
// nobody wants to hear of it.
func (k *inspection) add(r *finding.Report, f finding.Finding, lessons []string, wants func(rule string) bool) {
	level, ok := k.run.config.Level(&f, finding.LevelOf(r.Rules, f.Rule), lessons)
	if !ok || !wants(f.Rule) {
		return
	}
	f.Level, f.Sentence = level, finding.OneLine(f.Sentence)
	r.Findings = append(r.Findings, f)
}

// references are the lessons that hold each message.
func (k *inspection) references() map[string][]string {
	lessons := make(map[string][]string, len(k.run.source.Messages))
	for i := range k.run.source.Messages {
		lessons[k.run.source.Messages[i].ID] = k.run.source.Messages[i].References
	}
	return lessons
}

// isIn reports whether a position is in one of the files, if there are any.
func isIn(files []Returned, pos segment.Pos) bool {
	return len(files) == 0 || slices.ContainsFunc(files, func(f Returned) bool { return f.Name == pos.File })
}

// fix mends what can be mended with proof, and returns the changes of the
// translation files.
func (k *inspection) fix(wants func(rule string) bool) (Batch, error) {
	mended := 0
	for i, l := range k.run.locales {
		fixes := map[string]string{}
		for _, f := range check.Fixes(k.plans(i), k.optionsFor(l), wants) {
			fixes[f.ID] = f.Text
		}
		l.catalog = locales.With(l.catalog, func(m *locales.Message) bool {
			if text, ok := fixes[m.ID]; ok && m.State.Finished() {
				m.Target = text
			}
			return true
		})
		l.todo, k.resolved[i] = l.catalog, nil
		mended += len(fixes)
	}
	if mended == 0 {
		return nil, nil
	}
	k.run.note("%s mended", finding.Count(mended, "translation"))
	return k.run.saveAll()
}
