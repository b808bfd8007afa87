package check

import (
	"slices"

	"github.com/parasol-l10n/parasol/merge/finding"
)

// tables are all rules, by what they are about, in the order in which they
// are listed.
var tables = [][]finding.Rule{
	refusals,
	rulesOf(translationRules),
	earlierRules,
	rulesOfLinks(),
	rulesOfTexts(),
	rulesOfLessons(),
	rulesOfSources(),
	finding.Project,
}

// Rules returns all rules. IDs are unique.
func Rules() []finding.Rule { return slices.Concat(tables...) }
