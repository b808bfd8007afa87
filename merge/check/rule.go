package check

import (
	"slices"

	"github.com/parasol-l10n/parasol/merge"
)

// A Rule is one thing that can be wrong.
type Rule struct {
	ID       string         // stable, kebab case
	Level    merge.Severity // unless the project says otherwise
	Sentence string         // what is wrong, without a full stop
	Help     string         // why it matters, an example, and what to do: Markdown
}

// A Finding is something that a rule found. Severity is the level of its rule,
// or a note where the rule is in doubt.
type Finding struct {
	merge.Finding

	// Text is the line that is shown, and [Start,End) the bytes of it that are
	// wrong. They are equal where something is missing, and both zero where
	// all of the line is meant.
	Text       string
	Start, End int
}

// tables are all rules, by what they are about, in the order in which they
// are listed.
var tables = [][]Rule{
	refusals,
	rulesOf(translationRules),
	LinkRules(),
	TextRules(),
	LessonRules(),
	SourceRules(),
}

// Rules returns all rules. IDs are unique.
func Rules() []Rule { return slices.Concat(tables...) }
