package check

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Readers may keep the words of a text whose source was edited. That is a matter of
// style as long as the text says the same; what it says of numbers, units and what is
// not to be done has to be looked at.

var earlierRules = []finding.Rule{{
	ID: "kept-words", Level: finding.Warning, Sentence: "readers have the translation of an earlier source, and a number, a unit or a negation is another now", Help: `
The source text was edited, and the lesson keeps the words that it had, as the project wants (on-edit in parasol.yaml). Translate the
new text first where it says something else. on-edit: source shows the source text until then, for lessons that a policy names.

    Wait 24 hours.    →    Wait 48 hours.`,
}}

// Earlier says which words that readers of lessons keep are those of a source text that
// says something else. source is the language of the lessons. Each text is named once
// a language, where its source stands.
func Earlier(plans []*merge.Plan, source string) []finding.Finding {
	var findings []finding.Finding
	seen := map[[3]string]bool{}
	for _, p := range plans {
		for _, e := range p.Earlier() {
			key := [3]string{p.Locale, e.Segment.ID(), e.Source}
			if what := changeOf(e.Source, e.Segment.Text, source); what != "" && !seen[key] {
				seen[key] = true
				findings = append(findings, finding.Finding{
					Pos: e.Segment.Pos, Level: finding.Warning, Rule: earlierRules[0].ID, ID: e.Segment.ID(), Source: e.Segment.Text, Locale: p.Locale,
					Sentence: fmt.Sprintf("readers of %s have the translation of %q, and %s is another now", p.Locale, segment.Plain(e.Source), what),
				})
			}
		}
	}
	return findings
}

// changes are what makes a text say something else, each with a rule that finds it
// between two texts of a language.
var changes = []struct {
	what string
	find func(t *translation) []span
}{
	{"a number", differentNumbers}, {"a unit", differentUnits}, {"a negation", lostNegation},
}

// changeOf is what was changed between two texts of a language that makes one say
// something else, "" if nothing was.
func changeOf(was, is, language string) string {
	tongue := tongueOf(language)
	between := func(a, b string) *translation {
		return &translation{checker: &checker{Options: &Options{}, from: tongue, to: tongue}, source: read(segment.Plain(a), nil), target: read(segment.Plain(b), nil)}
	}
	there, back := between(was, is), between(is, was)
	for _, c := range changes {
		if len(c.find(there))+len(c.find(back)) > 0 {
			return c.what
		}
	}
	return ""
}
