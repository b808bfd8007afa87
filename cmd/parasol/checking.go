package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
)

// returnedRules are those of files that translators send back, besides the
// ones of package check.
var returnedRules = []check.Rule{
	{ID: "unknown-message", Level: merge.Warning, Sentence: "no lesson has this text any more", Help: `
A lesson was edited since the file went out. The translation is kept, and offered again when something alike appears.`},
	{ID: "returned-twice", Level: merge.Warning, Sentence: "two returned translations differ", Help: `
The last one counts. Compare the two, and merge the better one last.`},
	skippedRule,
	directiveRule,
	{ID: "plural-forms", Level: merge.Severe, Sentence: "the text of a lesson came back with plural forms", Help: `
Another program's file, or a tool that took the text for a program's message: no lesson has plural forms. The first is a
suggestion, the others stand in a comment beside it. Send the text back as a message of its own.`},
	{ID: "taken-back", Level: merge.Warning, Sentence: "a finished translation came back rejected, or in need of work", Help: `
A reviewer has marked it since the file went out. It is to review now, with what the reviewer wrote, and leaves the
lessons until somebody confirms or mends it. merge --keep-finished leaves it finished.`},
	{ID: rejectedStays, Level: merge.Warning, Sentence: "a lesson that is kept shows a rejected translation", Help: `
A reviewer has taken the translation back, and the lesson has too few others to be written: below: keep leaves it as it
is. Mend the translation, or write the lesson with below: source.`},
	{ID: "stays-finished", Level: merge.Warning, Sentence: "a finished translation came back in need of work, and stays finished", Help: `
It was marked like that when it went out already, or the file does not tell. Where the mark is meant, take the
translation out of the file of finished ones, or correct it.`},
	{ID: "returned-beside", Level: merge.Warning, Sentence: "a text that is not finished came back for a finished translation", Help: `
The finished one stays in the lessons. The other is kept in memory. Where it is the better one, finish it and merge the
file again.`},
	{ID: "returned-draft", Level: merge.Note, Sentence: "a translation came back that is not finished", Help: `
It is a suggestion in the to-do file. Somebody has to confirm it before it reaches a lesson.`},
	{ID: "returned-memory", Level: merge.Note, Sentence: "a translation came back of which nobody says that it is approved", Help: `
A memory, or an obsolete entry. It is kept, and is a suggestion where a lesson has its text. memory.trusted in
parasol.yaml names memories in the folder of the translation files whose translations are approved.`},
	{ID: "returned-suggestion", Level: merge.Warning, Sentence: "a suggestion of the project came back, and nothing says that somebody has confirmed it", Help: `
A table made of a PO file has lost what was fuzzy there, and so has a PO file made of it: a suggestion in it looks like a
translation. Somebody has to say that it is one: translated in a column state, a comment "state: translated" in PO, or
merge --reviewed for all that is in the file.`},
	{ID: "returned-old", Level: merge.Note, Sentence: "a translation came back as it went out, and another stands now", Help: `
Somebody has replaced it since, or taken it back. What was decided stays; the earlier translation is kept in memory.`},
	{ID: "unknown-state", Level: merge.Warning, Sentence: "a translation came back in a state that nobody knows", Help: `
The word is none of ours, of XLIFF, Weblate or gettext. The text is taken for one that is not finished; a finished
translation that is there stays so. Write translated, reviewed, needs-review or rejected, and merge the file again.`},
	{ID: "mended", Level: merge.Note, Sentence: "a translation came back with Markdown in the place of tags", Help: `
The source text proves how to read it. Look at the text that is shown; nothing has to be done.`},
	unreadableRule,
	unsafeLinkRule,
}

// A checking holds a project against the rules.
type checking struct {
	*project
	options  check.Options
	resolved [][]*merge.Plan // by locale; nil before they are asked for

	lessonsRead int // on disk
}

// plans are those of one locale, before any draft is settled: what a merge
// would refuse is looked at as well.
func (k *checking) plans(i int) []*merge.Plan {
	if k.resolved == nil {
		k.resolved = make([][]*merge.Plan, len(k.locales))
	}
	if k.resolved[i] == nil {
		k.resolved[i] = k.resolve(i)
	}
	return k.resolved[i]
}

func (k *checking) resolve(i int) []*merge.Plan {
	index := merge.NewIndex(k.repeating(k.locales[i]))
	plans := make([]*merge.Plan, len(k.tree.Documents))
	parallel(len(plans), func(d int) { plans[d] = merge.Resolve(k.tree.Documents[d], index, merge.Policy{}) })
	return plans
}

// repeating is the catalog of a locale with the texts of its file of finished
// translations that repeat the source. For all others they count as
// untranslated; whoever put them there has to know.
func (k *checking) repeating(l *locale) *locales.Catalog {
	texts := map[string]*locales.Message{}
	for _, c := range []*locales.Catalog{l.files.active, l.files.whole} {
		if c == nil {
			continue
		}
		for i := range c.Messages {
			if m := &c.Messages[i]; m.Target != "" && m.State.Finished() {
				texts[m.ID] = m
			}
		}
	}
	return with(l.catalog, func(m *locales.Message) bool {
		if was := texts[m.ID]; m.Target == "" && was != nil && was.Target == m.Source {
			m.Target, m.State, m.Pos = was.Target, was.State, was.Pos
		}
		return true
	})
}

// optionsFor are the options for a locale.
func (k *checking) optionsFor(l *locale) check.Options {
	o := k.options
	o.Same = k.config.same(l.name)
	return o
}

// report finds what is wrong with the subjects, or with what the files hold if
// there are any. found is what was found in them already.
func (k *checking) report(found []merge.Finding, files []returned, about func(subject) bool, wants func(rule string) bool) *checkReport {
	r := &checkReport{rules: allRules()}
	references := k.references()
	for _, f := range sortedFindings(slices.Clone(k.unread.findings)) { // whatever rules the user asks for: they went unchecked
		r.findings = append(r.findings, located{Finding: check.Finding{Finding: f}})
	}
	for _, f := range found {
		k.add(r, located{Finding: check.Finding{Finding: f}}, references[f.ID], wants)
	}
	for i, l := range k.locales {
		if !about(translations) {
			break
		}
		for _, f := range check.Translations(k.plans(i), k.optionsFor(l)) {
			if isIn(files, f.Pos) {
				k.add(r, located{Finding: f, locale: l.name}, references[f.ID], wants)
			}
		}
		for j := range l.catalog.Messages {
			if m := &l.catalog.Messages[j]; m.Target != "" && m.State != locales.Obsolete && isIn(files, m.Pos) {
				r.messages++
			}
		}
	}
	if len(files) == 0 {
		for _, f := range k.skipped() {
			k.add(r, located{Finding: check.Finding{Finding: f}}, []string{k.named(f.Pos.File)}, wants)
		}
		for _, f := range k.onDisk(about) {
			lesson := k.lesson(&f)
			f.Pos.File = k.lessons.path(f.Pos.File)
			k.add(r, located{Finding: f.Finding, locale: f.locale}, []string{lesson}, wants)
		}
		r.lessons = k.lessonsRead
	}
	slices.SortStableFunc(r.findings, func(a, b located) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.ID, b.ID))
	})
	locate(r.findings)
	return r
}

// named is what a source lesson would be called whose name is not one of a
// lesson.
func (k *checking) named(file string) string {
	folder := k.lessons.path(k.config.layout.source.Folder(k.options.Source))
	return filepath.ToSlash(strings.TrimPrefix(file, folder+string(filepath.Separator)))
}

// add takes a finding up at the level that it has in the lessons, unless
// nobody wants to hear of it.
func (k *checking) add(r *checkReport, f located, lessons []string, wants func(rule string) bool) {
	level, ok := k.config.level(&f.Finding, r.level(f.Rule), lessons)
	if !ok || !wants(f.Rule) {
		return
	}
	f.Severity, f.Sentence = level, oneLine(f.Sentence)
	r.findings = append(r.findings, f)
}

// references are the lessons that hold each message.
func (k *checking) references() map[string][]string {
	lessons := make(map[string][]string, len(k.source.Messages))
	for i := range k.source.Messages {
		lessons[k.source.Messages[i].ID] = k.source.Messages[i].References
	}
	return lessons
}

// isIn reports whether a position is in one of the files, if there are any.
func isIn(files []returned, pos segment.Pos) bool {
	return len(files) == 0 || slices.ContainsFunc(files, func(f returned) bool { return f.name == pos.File })
}

// fix mends what can be mended with proof, and returns the changes of the
// translation files.
func (k *checking) fix(wants func(rule string) bool) (batch, error) {
	mended := 0
	for i, l := range k.locales {
		fixes := map[string]string{}
		for _, f := range check.Fixes(k.plans(i), k.optionsFor(l), wants) {
			fixes[f.ID] = f.Text
		}
		l.catalog = with(l.catalog, func(m *locales.Message) bool {
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
	k.notef("%s mended", count(mended, "translation"))
	return k.saveAll()
}
