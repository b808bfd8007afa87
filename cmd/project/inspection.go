package project

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// An inspection holds a project against the rules.
type inspection struct {
	run      *run
	options  check.Options
	returned []Returned // what is looked at, instead of the project's own
	about    func(Subject) bool
	wants    func(rule string) bool
	fix      bool                  // mend what can be mended with proof
	follows  func() *follow.Source // whose headings links lead to
}

// report finds what is wrong, and counts the translations that were mended. found
// is what was found in returned files already.
func (k *inspection) report(found []finding.Finding) (r *finding.Report, mended int) {
	r = &finding.Report{Rules: check.Rules()}
	r.Findings = finding.Sorted(k.run.unread.findings) // whatever rules the user asks for: they went unchecked
	references := k.references()
	for _, f := range found {
		k.add(r, f, references[f.ID])
	}
	var files lessonFiles
	if len(k.returned) == 0 {
		files = k.files()
	}
	languages := make([]inspected, len(k.run.locales))
	for i, l := range k.run.locales {
		languages[i] = k.language(l, &files)
		r.Messages, r.Lessons, mended = r.Messages+languages[i].messages, r.Lessons+languages[i].read, mended+languages[i].mended
	}
	for i := range languages {
		for _, f := range languages[i].translations {
			k.add(r, f, references[f.ID])
		}
	}
	if len(k.returned) == 0 {
		for _, f := range k.run.left {
			k.add(r, f, []string{k.named(f.Pos.File)})
		}
		read, findings := k.sources(&files)
		r.Lessons += read
		for i := range languages {
			findings = append(findings, languages[i].lessons...)
		}
		for _, f := range findings {
			lesson := k.lesson(&f)
			f.Pos.File = k.run.project.lessons.Path(f.Pos.File)
			k.add(r, f, []string{lesson})
		}
	}
	slices.SortStableFunc(r.Findings, finding.Compare)
	return r, mended
}

// An inspected is what was found in a language.
type inspected struct {
	translations []finding.Finding
	lessons      []finding.Finding
	messages     int // looked at
	read         int // lessons
	mended       int // translations
}

// language looks at one language. Its lessons are read first: what proves that a
// lesson is as merge writes it is the same lesson, and split once.
func (k *inspection) language(l *locale, files *lessonFiles) inspected {
	var in inspected
	lessons := k.published(l, files)
	plans := sync.OnceValue(func() []*merge.Plan { return k.resolve(l) })
	if k.fix {
		in.mended = k.mend(l, plans())
	}
	if k.about(Translations) {
		for _, f := range check.Translations(plans(), k.optionsFor(l)) {
			if k.looksAt(f.Pos) {
				in.translations = append(in.translations, f)
			}
		}
		if len(k.returned) == 0 {
			in.translations = append(in.translations, k.run.keptWords(plans())...)
		}
		for j := range l.language.Catalog.Messages {
			if m := &l.language.Catalog.Messages[j]; m.Target != "" && m.State != locales.Obsolete && k.looksAt(m.Pos) {
				in.messages++
			}
		}
	}
	if lessons.tree != nil {
		in.read, in.lessons = lessons.read, k.lessons(l, lessons, plans, files)
	}
	for _, findings := range [][]finding.Finding{in.translations, in.lessons} {
		for i := range findings {
			findings[i].Locale = l.name
		}
	}
	return in
}

// resolve plans the lessons of a language before any draft is settled: what a
// merge would refuse is looked at as well.
func (k *inspection) resolve(l *locale) []*merge.Plan {
	policies := k.run.policies(merge.Policy{})
	for i := range policies { // nothing more is asked for than that a lesson can be written
		policies[i] = merge.Policy{OnEdit: policies[i].OnEdit, KeepRejected: policies[i].KeepRejected}
	}
	k.run.keepShown(l, policies)
	index := l.index(k.repeating(l))
	index.Follow = k.follows()
	plans := make([]*merge.Plan, len(k.run.sources.tree.Documents))
	content.Parallel(len(plans), func(d int) { plans[d] = merge.Resolve(k.run.sources.tree.Documents[d], index, policies[d]) })
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
	return locales.With(l.language.Catalog, func(m *locales.Message) bool {
		if was := texts[m.ID]; m.Target == "" && was != nil && was.Target == m.Source {
			m.Target, m.State, m.Pos, m.Place = was.Target, was.State, was.Pos, was.Place
		}
		return true
	})
}

// optionsFor are the options for a locale.
func (k *inspection) optionsFor(l *locale) check.Options {
	o := k.options
	o.Same = k.run.project.config.Same(l.name)
	return o
}

// named is what a source lesson would be called whose name is not one of a
// lesson.
func (k *inspection) named(file string) string {
	folder := k.run.project.lessons.Path(k.run.project.config.Layout.Source.Folder(k.options.Source))
	return filepath.ToSlash(strings.TrimPrefix(file, folder+string(filepath.Separator)))
}

// add takes a finding up at the level that it has in the lessons, unless
// nobody wants to hear of it.
func (k *inspection) add(r *finding.Report, f finding.Finding, lessons []string) {
	level, ok := k.run.project.config.Level(&f, finding.LevelOf(r.Rules, f.Rule), lessons)
	if !ok || !k.wants(f.Rule) {
		return
	}
	f.Level, f.Sentence = level, finding.OneLine(f.Sentence)
	r.Findings = append(r.Findings, f)
}

// references are the lessons that hold each message.
func (k *inspection) references() map[string][]string {
	lessons := make(map[string][]string, len(k.run.sources.texts.Messages))
	for i := range k.run.sources.texts.Messages {
		lessons[k.run.sources.texts.Messages[i].ID] = k.run.sources.texts.Messages[i].References
	}
	return lessons
}

// looksAt reports whether a position is in one of the files that came back, if
// there are any.
func (k *inspection) looksAt(pos segment.Pos) bool {
	return len(k.returned) == 0 || slices.ContainsFunc(k.returned, func(f Returned) bool { return f.Name == pos.File })
}

// mend mends in the catalog of a language what can be mended with proof, plans
// anew the lessons that show it, and counts it.
func (k *inspection) mend(l *locale, plans []*merge.Plan) int {
	fixes := map[string]string{}
	for _, f := range check.Fixes(plans, k.optionsFor(l), k.wants) {
		fixes[f.ID] = f.Text
	}
	if len(fixes) == 0 {
		return 0
	}
	l.language.Catalog = locales.With(l.language.Catalog, func(m *locales.Message) bool {
		if text, ok := fixes[m.ID]; ok && m.State.Finished() {
			m.Target = text
		}
		return true
	})
	l.language.Open = l.language.Catalog
	index := l.index(k.repeating(l))
	index.Follow = k.follows()
	content.Parallel(len(plans), func(i int) {
		shows := slices.ContainsFunc(plans[i].Entries, func(e merge.Entry) bool { return e.Message != nil && fixes[e.Message.ID] != "" })
		if shows {
			plans[i] = merge.Resolve(plans[i].Document, index, merge.Policy{})
		}
	})
	return len(fixes)
}
