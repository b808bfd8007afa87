package align

import (
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A translation follows the edition of its source that was there when
// somebody edited it. Where the repository has the translation too, it tells
// which these are (see [Provenance]); where it does not, any may be it. Of
// several the one counts that the translation fits best, the newest of those
// that it fits as well.

// A Follower is a translated lesson and the editions of its source that it may
// follow, the newest first, which have its path. See [OtherEditions].
type Follower struct {
	LessonPair
	Editions []*content.Document
}

// An Aligned is an edition of the source and how the translations pair with it.
type Aligned struct {
	Source *content.Tree
	Result Result
}

// Unexplained are the lessons with a text that has no partner, or none that
// is sure or made of it, and those of which nobody knows when they were made.
func Unexplained(a *Result, made *Provenance) []LessonPair {
	doubtful := map[*content.Document]bool{}
	for _, u := range slices.Concat(a.Source, a.Target) {
		if u.Reason == NoCounterpart {
			doubtful[u.Place.Document] = true
		}
	}
	for i := range a.Pairs {
		if p := &a.Pairs[i]; !p.Fits || p.Held || p.Score < DefaultThreshold {
			doubtful[p.Source.Document] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(a.Lessons), func(l LessonPair) bool {
		return made.knows(l.Target.Path()) && !doubtful[l.Source] && !doubtful[l.Target]
	})
}

// OtherEditions are those editions of a lesson that say something else than
// today's, and than those before them.
func OtherEditions(today *content.Document, editions []*content.Document) []*content.Document {
	said := []*content.Document{today}
	for _, d := range editions {
		if !slices.ContainsFunc(said, func(o *content.Document) bool { return haveSameTexts(d, o) }) {
			said = append(said, d)
		}
	}
	return said[1:]
}

func haveSameTexts(a, b *content.Document) bool {
	return slices.EqualFunc(a.Segments(), b.Segments(), func(s, t segment.Segment) bool { return s.Context == t.Context && s.Text == t.Text })
}

// Followed is the source as translated lessons follow it, aligned with them: of
// the lessons of followers it has the editions that fit best. Behind it are the
// editions that translations of which the repository tells nothing have to be
// held against, too. Nothing if there is no follower.
func Followed(source, translated *content.Tree, followers []Follower) []Aligned {
	if len(followers) == 0 {
		return nil
	}
	rounds := roundsOf(source, followers)
	fits := fitness(rounds)
	best := make([]*content.Document, len(followers))
	for i, f := range followers {
		best[i] = slices.MaxFunc(f.Editions, func(a, b *content.Document) int { return cmp.Compare(fits[a], fits[b]) })
	}
	followed := withEditions(source, followers, best)
	return append([]Aligned{{followed, Trees(followed, translated)}}, rounds...)
}

// withEditions is a source with other editions of lessons that have followers,
// nil for none.
func withEditions(source *content.Tree, followers []Follower, editions []*content.Document) *content.Tree {
	tree := &content.Tree{Locale: source.Locale, Documents: slices.Clone(source.Documents)}
	for i, f := range followers {
		if e := editions[i]; e != nil {
			tree.Documents = slices.DeleteFunc(tree.Documents, func(d *content.Document) bool { return d == f.Source || d.Path() == e.Path() })
			tree.Documents = append(tree.Documents, e)
		}
	}
	slices.SortFunc(tree.Documents, func(a, b *content.Document) int { return cmp.Compare(a.Path(), b.Path()) })
	return tree
}

// roundsOf are the editions of lessons of which there are several, the newest
// first, each with the translations.
func roundsOf(source *content.Tree, followers []Follower) []Aligned {
	most := 0
	for _, f := range followers {
		if len(f.Editions) > 1 {
			most = max(most, len(f.Editions))
		}
	}
	rounds := make([]Aligned, most)
	content.Parallel(most, func(k int) {
		var then, target content.Tree
		editions := make([]*content.Document, len(followers))
		for i, f := range followers {
			if len(f.Editions) > max(k, 1) {
				editions[i] = f.Editions[k]
				then.Documents = append(then.Documents, f.Editions[k])
				target.Documents = append(target.Documents, f.Target)
			}
		}
		rounds[k] = Aligned{withEditions(source, followers, editions), Trees(&then, &target)}
	})
	return rounds
}

// fitness says of each edition how well its translation fits it, where there
// is a choice: how many texts are translations of each other, less those that
// are not.
func fitness(rounds []Aligned) map[*content.Document]float64 {
	fits := map[*content.Document]float64{}
	for i := range rounds {
		rounds[i].Result.fit(fits)
	}
	return fits
}

func (a *Result) fit(fits map[*content.Document]float64) {
	for i := range a.Pairs {
		fits[a.Pairs[i].Source.Document] += a.Pairs[i].Score
	}
	sources := map[*content.Document]*content.Document{}
	for _, l := range a.Lessons {
		sources[l.Source], sources[l.Target] = l.Source, l.Source
	}
	for _, u := range slices.Concat(a.Source, a.Target) {
		if u.Reason == NoCounterpart {
			fits[sources[u.Place.Document]]--
		}
	}
}
