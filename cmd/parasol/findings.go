package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/merge"
)

// print lists findings and returns the worst severity. Notes are only for
// those who ask.
func (o *options) print(findings []merge.Finding) merge.Severity {
	worst := merge.Note
	for _, f := range findings {
		worst = max(worst, f.Severity)
		if f.Severity == merge.Note && !o.verbose {
			continue
		}
		o.printf("%s", findingLine(f))
		if f.Source != "" {
			o.printf("    %s", oneLine(f.Source))
		}
	}
	return worst
}

// findingLine is a finding in a line.
func findingLine(f merge.Finding) string {
	return oneLine(fmt.Sprintf("%s: %s %s: %s", f.Pos, f.Severity, f.Rule, f.Sentence))
}

// oneLine keeps a text from a file from breaking the lines of the output.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case turnsRound(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// sortedFindings are sorted by position, each once: a message stands in many
// lessons. What is found at one place keeps its order.
func sortedFindings(findings []merge.Finding) []merge.Finding {
	seen := map[merge.Finding]bool{}
	findings = slices.DeleteFunc(findings, func(f merge.Finding) bool {
		defer func() { seen[f] = true }()
		return seen[f]
	})
	slices.SortStableFunc(findings, func(a, b merge.Finding) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.ID, b.ID))
	})
	return findings
}
