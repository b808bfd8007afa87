package project

import (
	"cmp"
	"errors"
	"slices"

	"github.com/parasol-l10n/parasol/cmd/git"
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract/align"
)

// A translation follows the edition of its source that was there when
// somebody edited it. Where the repository has the translation too, it tells
// which these are (see [datedTexts]); where it does not, any may be it. Of
// several the one counts that the translation fits best, the newest of those
// that it fits as well.

// mostEditions is how many editions of a lesson a translation is held against:
// the newest, the oldest, and some between.
const mostEditions = 6

// A past is what the source lessons were, edition by edition.
type past struct {
	run      *run
	git      *git.Repository
	history  git.History
	ancestry *git.Ancestry
	source   *textHistory // nil until it is asked for
}

// openPast reads the history of the folder of the lessons.
func (p *run) openPast(g *git.Repository) (*past, error) {
	h, err := g.History()
	if err != nil {
		return nil, err
	}
	commits, err := g.Ancestry()
	if err != nil {
		return nil, err
	}
	if g.Shallow {
		p.note("%s: the repository was cloned without its whole history; git fetch --unshallow brings it", p.lessons.Name)
	}
	return &past{run: p, git: g, history: h, ancestry: commits}, nil
}

// A follower is a translated lesson and the editions of its source that it may
// follow, which have its path.
type follower struct {
	align.LessonPair
	editions []*content.Document
}

// An alignedTree is an edition of the source and how the translations pair
// with it.
type alignedTree struct {
	tree    *content.Tree
	aligned align.Result
}

// earlier is the source as translated lessons follow it that today's does not
// explain: of their lessons it has other editions than today's. Nothing if
// there are none. Behind it are the editions that translations of which the
// repository tells nothing have to be held against, too.
func (p *past) earlier(a *align.Result, translated *content.Tree, ours bool, dated *datedTexts) ([]alignedTree, error) {
	var followers []follower
	var errs []error
	for _, l := range append(unexplained(a, dated), p.renamed(a)...) {
		editions, err := p.editions(l, translated.Locale, ours)
		errs = append(errs, err)
		if len(editions) > 0 {
			followers = append(followers, follower{l, editions})
		}
	}
	if len(followers) == 0 {
		return nil, errors.Join(errs...)
	}
	rounds := p.rounds(followers)
	fits := fitness(rounds)
	best := make([]*content.Document, len(followers))
	for i, f := range followers {
		best[i] = slices.MaxFunc(f.editions, func(a, b *content.Document) int { return cmp.Compare(fits[a], fits[b]) })
	}
	followed := p.treeOf(followers, best)
	return append([]alignedTree{{followed, align.Trees(followed, translated)}}, rounds...), errors.Join(errs...)
}

// treeOf is today's source with other editions of lessons that have followers,
// nil for none.
func (p *past) treeOf(followers []follower, editions []*content.Document) *content.Tree {
	tree := &content.Tree{Locale: p.run.tree.Locale, Documents: slices.Clone(p.run.tree.Documents)}
	for i, f := range followers {
		if e := editions[i]; e != nil {
			tree.Documents = slices.DeleteFunc(tree.Documents, func(d *content.Document) bool { return d == f.Source || d.Path() == e.Path() })
			tree.Documents = append(tree.Documents, e)
		}
	}
	slices.SortFunc(tree.Documents, func(a, b *content.Document) int { return cmp.Compare(a.Path(), b.Path()) })
	return tree
}

// unexplained are the lessons with a text that has no partner, or none that
// is sure or made of it, and those of which nobody knows when they were made.
func unexplained(a *align.Result, dated *datedTexts) []align.LessonPair {
	doubtful := map[*content.Document]bool{}
	for _, u := range slices.Concat(a.Source, a.Target) {
		if u.Reason == align.NoCounterpart {
			doubtful[u.Place.Document] = true
		}
	}
	for i := range a.Pairs {
		if p := &a.Pairs[i]; !p.Fits || p.Held || p.Score < align.DefaultThreshold {
			doubtful[p.Source.Document] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(a.Lessons), func(l align.LessonPair) bool {
		return dated.knows(l.Target.Path()) && !doubtful[l.Source] && !doubtful[l.Target]
	})
}

// renamed pairs the translated lessons that have no source with those that
// once had their names.
func (p *past) renamed(a *align.Result) []align.LessonPair {
	sources := map[string]*content.Document{}
	for _, d := range p.run.tree.Documents {
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
	return p.git.Path(p.run.config.Layout.Source.Path(p.run.original, lesson))
}

// editions are those of a lesson that its translation may follow, the newest
// first. Each says something else than today's, and than those before it.
func (p *past) editions(l align.LessonPair, locale string, ours bool) ([]*content.Document, error) {
	all := p.history[p.sourceFile(l.Source.Path())]
	if edits := p.history[p.git.Path(p.run.config.Layout.Target.Path(locale, l.Target.Path()))]; ours {
		if then := git.InForce(all, edits); len(then) > 0 {
			all = then
		}
	}
	said := []*content.Document{l.Source}
	for _, e := range git.Spread(all, mostEditions) {
		data, err := p.git.Blob(e.Hash)
		if err != nil {
			return nil, err
		}
		d, err := content.Split(l.Target.Path(), data, p.run.config.Rules)
		if err != nil || d == nil { // not every commit has lessons that are well
			continue
		}
		if !slices.ContainsFunc(said, func(o *content.Document) bool { return saysTheSame(d, o) }) {
			said = append(said, d)
		}
	}
	return said[1:], nil
}

func saysTheSame(a, b *content.Document) bool {
	return slices.EqualFunc(a.Segments(), b.Segments(), func(s, t segment.Segment) bool { return s.Context == t.Context && s.Text == t.Text })
}

// rounds are the editions of lessons of which there are several, the newest
// first, each with the translations.
func (p *past) rounds(followers []follower) []alignedTree {
	most := 0
	for _, f := range followers {
		if len(f.editions) > 1 {
			most = max(most, len(f.editions))
		}
	}
	rounds := make([]alignedTree, most)
	content.Parallel(most, func(k int) {
		var source, target content.Tree
		editions := make([]*content.Document, len(followers))
		for i, f := range followers {
			if len(f.editions) > max(k, 1) {
				editions[i] = f.editions[k]
				source.Documents = append(source.Documents, f.editions[k])
				target.Documents = append(target.Documents, f.Target)
			}
		}
		rounds[k] = alignedTree{p.treeOf(followers, editions), align.Trees(&source, &target)}
	})
	return rounds
}

// fitness says of each edition how well its translation fits it, where there
// is a choice: how many texts are translations of each other, less those that
// are not.
func fitness(rounds []alignedTree) map[*content.Document]float64 {
	fits := map[*content.Document]float64{}
	for i := range rounds {
		fit(fits, &rounds[i].aligned)
	}
	return fits
}

func fit(fits map[*content.Document]float64, a *align.Result) {
	for i := range a.Pairs {
		fits[a.Pairs[i].Source.Document] += a.Pairs[i].Score
	}
	sources := map[*content.Document]*content.Document{}
	for _, l := range a.Lessons {
		sources[l.Source], sources[l.Target] = l.Source, l.Source
	}
	for _, u := range slices.Concat(a.Source, a.Target) {
		if u.Reason == align.NoCounterpart {
			fits[sources[u.Place.Document]]--
		}
	}
}
