package project

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/git"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// mostEditions is how many editions of a lesson a translation is held against:
// the newest, the oldest, and some between.
const mostEditions = 6

// A past is what git has of the lessons of a run.
type past struct {
	run      *run
	git      *git.Repository
	history  git.History
	ancestry *git.Ancestry
	source   *align.History // nil until it is asked for
}

// openPast reads the history of the folder of the lessons.
func (r *run) openPast(g *git.Repository) (*past, error) {
	h, err := g.History()
	if err != nil {
		return nil, err
	}
	commits, err := g.Ancestry()
	if err != nil {
		return nil, err
	}
	if g.Shallow {
		r.note("%s: the repository was cloned without its whole history; git fetch --unshallow brings it", r.project.lessons.Name)
	}
	return &past{run: r, git: g, history: h, ancestry: commits}, nil
}

// provenance reads when the translations of a locale were made. It is nil for
// lessons that merge does not write.
func (p *past) provenance(locale string, lessons *align.Found) *align.Provenance {
	if !lessons.Ours {
		return nil
	}
	if p.source == nil {
		isTranslated := p.run.project.translated()
		p.source = p.read(func(file string) (string, bool) {
			if isTranslated(file) {
				return "", false
			}
			return p.run.project.config.Layout.Source.Lesson(p.run.project.original, file)
		}, func(text string) string { return text })
	}
	translated := p.read(func(file string) (string, bool) { return p.run.project.config.Layout.Target.Lesson(locale, file) }, segment.Letters)
	if n := p.source.Lost() + translated.Lost(); n > 0 {
		p.run.note("%s: the repository was cloned without %s; nothing is fetched", p.run.project.lessons.Name, finding.Count(n, "earlier file"))
	}
	return align.NewProvenance(p.source, translated, p.run.sources.tree, lessons)
}

// read reads all versions of the files that are lessons. spell says in what
// form texts are compared.
func (p *past) read(lesson func(file string) (string, bool), spell func(text string) string) *align.History {
	var lessons []align.Versions
	for _, file := range slices.Sorted(maps.Keys(p.history)) {
		below, ok := strings.CutPrefix(file, p.git.Prefix)
		if !ok {
			continue
		}
		if path, ok := lesson(below); ok {
			l := align.Versions{Lesson: path}
			for _, e := range p.history[file] {
				l.All = append(l.All, align.Version{Hash: e.Hash, Commit: e.Commit, Age: e.Age})
			}
			lessons = append(lessons, l)
		}
	}
	return align.NewHistory(align.Repository{Read: p.git.Blob, Knows: p.ancestry.Knows, Rules: p.run.project.config.Rules}, lessons, spell)
}

// followers are the lessons that today's source does not explain, and editions
// of their sources. What is wrong with the editions of one is no matter to the
// others.
func (p *past) followers(a *align.Result, lessons *align.Found, made *align.Provenance) ([]align.Follower, error) {
	var followers []align.Follower
	var errs []error
	for _, l := range append(align.Unexplained(a, made), p.renamed(a)...) {
		editions, err := p.editions(l, lessons.Tree.Locale, lessons.Ours)
		errs = append(errs, err)
		if len(editions) > 0 {
			followers = append(followers, align.Follower{LessonPair: l, Editions: editions})
		}
	}
	return followers, errors.Join(errs...)
}

// renamed pairs the translated lessons that have no source with those that
// once had their names.
func (p *past) renamed(a *align.Result) []align.LessonPair {
	sources := map[string]*content.Document{}
	for _, d := range p.run.sources.tree.Documents {
		for _, e := range p.history[p.sourceFile(d.Path())] {
			sources[e.Name] = d
		}
	}
	var pairs []align.LessonPair
	for _, l := range a.Missing {
		if l.Target == nil {
			continue
		}
		if d := sources[p.sourceFile(l.Target.Path())]; d != nil {
			pairs = append(pairs, align.LessonPair{Source: d, Target: l.Target})
		}
	}
	return pairs
}

// sourceFile is a source lesson as the repository has it.
func (p *past) sourceFile(lesson string) string {
	return p.git.Path(p.run.project.config.Layout.Source.Path(p.run.project.original, lesson))
}

// editions are those of a lesson that its translation may follow, the newest
// first.
func (p *past) editions(l align.LessonPair, locale string, ours bool) ([]*content.Document, error) {
	all := p.history[p.sourceFile(l.Source.Path())]
	if edits := p.history[p.git.Path(p.run.project.config.Layout.Target.Path(locale, l.Target.Path()))]; ours {
		if then := git.InForce(all, edits); len(then) > 0 {
			all = then
		}
	}
	var editions []*content.Document
	for _, e := range git.Spread(all, mostEditions) {
		data, err := p.git.Blob(e.Hash)
		if err != nil {
			return nil, err
		}
		d, err := content.Split(l.Target.Path(), data, p.run.project.config.Rules)
		if err == nil && d != nil { // not every commit has lessons that are well
			editions = append(editions, d)
		}
	}
	return align.OtherEditions(l.Source, editions), nil
}
