package finding

import "slices"

// A Rule is one thing that can be wrong.
type Rule struct {
	ID       string // stable, kebab case
	Level    Level  // unless the project says otherwise
	Sentence string // what is wrong, without a full stop
	Help     string // why it matters, an example, and what to do: Markdown
}

// LevelOf is the usual level of a rule: that of an error if nobody knows it.
func LevelOf(rules []Rule, id string) Level {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Error
	}
	return rules[i].Level
}

// formerly are rules by the IDs that they had in earlier versions.
var formerly = map[string]string{"orphan": OrphanLesson}

// Current is the ID that a rule has today, by that or by an earlier one:
// configurations and habits of old work on.
func Current(id string) string {
	if now, renamed := formerly[id]; renamed {
		return now
	}
	return id
}
