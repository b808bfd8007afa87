package align

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// repairedTrees are lessons with the least number of their repairs that are
// made, and the most that cannot be proved.
var repairedTrees = []struct {
	folder, locale string
	made, unproved int
}{
	{"umbrella", "fr", 60, 2},
	{"umbrella", "ar", 820, 40},
	{"umbrella-fr-import", "fr", 140, 15},
	{"umbrella-ar-import", "ar", 1150, 45},
}

// repairTree repairs a tree as often as there is something to repair, and
// counts the places.
func repairTree(t *testing.T, source, target *content.Tree, judge *Judge) (rules map[string]int, made, unproved int) {
	t.Helper()
	rules = map[string]int{}
	for round := 0; ; round++ {
		a := Trees(source, target)
		more := 0
		unproved = 0
		for _, r := range a.Repair(judge) {
			holdsOnlyRepairs(t, r)
			target.Documents[slices.Index(target.Documents, r.Was)] = r.Is
			for _, m := range r.Damage {
				if !m.Made {
					unproved++
					continue
				}
				more++
				for _, repair := range m.Repairs() {
					rules[repair.Rule]++
				}
			}
		}
		if made += more; more == 0 {
			return rules, made, unproved
		}
		if round == 3 {
			t.Fatal("there is no end of repairs")
		}
	}
}

// holdsOnlyRepairs holds that every segment that was not repaired is the same
// byte for byte, as is all that stands between them.
func holdsOnlyRepairs(t *testing.T, r Repaired) {
	t.Helper()
	was, is := r.Was.Source(), r.Is.Source()
	repaired := map[int]*Damage{}
	for i, m := range r.Damage {
		if m.Made {
			repaired[m.Place().First] = &r.Damage[i]
		}
	}
	j := 0
	for i := 0; i < len(r.Was.Segments()); i++ {
		if m := repaired[i]; m != nil {
			i += m.Place().Count - 1
			j += len(m.Matches)
			continue
		}
		if r.Was.Raw(i) != r.Is.Raw(j) {
			t.Errorf("%v: %q was sound, and is %q", r.Was.Segments()[i].Pos, r.Was.Raw(i), r.Is.Raw(j))
		}
		j++
	}
	if len(repaired) == 0 && !bytes.Equal(was, is) {
		t.Errorf("%s: nothing was repaired, and it changed", r.Was.Path())
	}
	if drift := bytes.Count(was, []byte{'\n'}) - bytes.Count(is, []byte{'\n'}); drift < 0 {
		t.Errorf("%s: has %d lines more", r.Was.Path(), -drift)
	}
}

// TestRealLessonsAreRepaired heals and repairs translated lessons: no sound
// text changes, and a second time nothing.
func TestRealLessonsAreRepaired(t *testing.T) {
	if cost.UnderRace {
		t.Skip("CI runs it without the race detector")
	}
	for _, tree := range repairedTrees {
		t.Run(tree.folder+"/"+tree.locale, func(t *testing.T) {
			source, target := corpusTree(t, tree.folder, "en"), corpusTree(t, tree.folder, tree.locale)
			healed := healTree(source, target)
			if again := healTree(source, target); len(again) > 0 {
				t.Errorf("healed lessons are healed again: %v", again)
			}
			rules, made, unproved := repairTree(t, source, target, NewJudge(tree.locale, nil, nil))
			t.Logf("%d places repaired, %d not proved, structure %v", made, unproved, healed)
			for _, rule := range slices.Sorted(maps.Keys(rules)) {
				t.Logf("\t%5d %s", rules[rule], rule)
			}
			if made < tree.made || unproved > tree.unproved {
				t.Errorf("%d places are repaired, %d are not proved", made, unproved)
			}
		})
	}
}

// healTree heals the lessons of a tree and counts the repairs by rule.
func healTree(source, target *content.Tree) map[string]int {
	rules := map[string]int{}
	for i, d := range target.Documents {
		at := slices.IndexFunc(source.Documents, func(s *content.Document) bool { return s.Path() == d.Path() })
		if at < 0 {
			continue
		}
		var healed []repair.Placed
		target.Documents[i], healed = repair.Structure(d, source.Documents[at])
		for _, h := range healed {
			rules[h.Rule]++
		}
	}
	return rules
}
