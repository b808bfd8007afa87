package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
)

// RepairStructure returns translated lessons with their structure repaired, with
// the source lessons of their paths as witnesses, and the repairs, lesson by
// lesson: see [repair.Structure].
func RepairStructure(source, lessons *content.Tree) (*content.Tree, [][]repair.Placed) {
	sources := map[string]*content.Document{}
	for _, d := range source.Documents {
		sources[d.Path()] = d
	}
	tree := *lessons
	tree.Documents = slices.Clone(lessons.Documents)
	repairs := make([][]repair.Placed, len(tree.Documents))
	content.Parallel(len(tree.Documents), func(i int) {
		d := tree.Documents[i]
		if source := sources[d.Path()]; source != nil {
			tree.Documents[i], repairs[i] = repair.Structure(d, source)
		}
	})
	return &tree, repairs
}

// mostRounds bounds how often lessons are aligned again that were repaired: a
// better lesson pairs better.
const mostRounds = 4

// RepairLessons returns translated lessons with their damage repaired, as long
// as there is something to repair, their alignment as they are then, and what
// was done and not done: what cannot be proved is left.
func RepairLessons(source, lessons *content.Tree, judge *Judge) (repaired *content.Tree, a Result, damage []Damage) {
	tree := *lessons
	tree.Documents = slices.Clone(lessons.Documents)
	a = Trees(source, &tree)
	var refused []Damage
	for range mostRounds {
		made := len(damage)
		refused = nil
		for _, lesson := range a.Repair(judge) {
			for _, d := range lesson.Damage {
				if d.Made {
					damage = append(damage, d)
				} else {
					refused = append(refused, d)
				}
			}
			if at := slices.Index(tree.Documents, lesson.Was); at >= 0 {
				tree.Documents[at] = lesson.Is
			}
		}
		if len(damage) == made {
			break
		}
		a = Trees(source, &tree)
	}
	return &tree, a, append(damage, refused...)
}

// BrokenImages are those that repaired lessons still have, since nothing proves
// where they lead: see [repair.BrokenImages]. What a damage says is left out.
func BrokenImages(source, lessons *content.Tree, damage []Damage) []repair.Placed {
	sources := map[string]*content.Document{}
	for _, d := range source.Documents {
		sources[d.Path()] = d
	}
	named := map[segment.Pos]bool{}
	for i := range damage {
		named[lineOf(damage[i].Place().Segments()[0].Pos)] = true
	}
	var all []repair.Placed
	for _, d := range lessons.Documents {
		if source := sources[d.Path()]; source != nil {
			for _, p := range repair.BrokenImages(d, source) {
				if !named[lineOf(p.Pos)] {
					all = append(all, p)
				}
			}
		}
	}
	return all
}

func lineOf(p segment.Pos) segment.Pos { return segment.Pos{File: p.File, Line: p.Line} }
