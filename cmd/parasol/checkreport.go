package main

import (
	"slices"

	"github.com/parasol-l10n/parasol/merge/finding"
)

// checked says what was read.
func checked(r *finding.Report) string {
	switch {
	case r.Lessons == 0:
		return finding.Count(r.Messages, "translation")
	case r.Messages == 0:
		return finding.Count(r.Lessons, "lesson")
	}
	return finding.Count(r.Messages, "translation") + " and " + finding.Count(r.Lessons, "lesson")
}

// verdict is how the command ends.
func verdict(r *finding.Report, strict bool) error {
	bad := finding.Error
	if strict {
		bad = finding.Warning
	}
	if slices.ContainsFunc(r.Findings, func(f finding.Finding) bool { return f.Level >= bad }) {
		return errFound
	}
	return nil
}

// A levelCount counts the findings of a rule, or of all, by level.
type levelCount struct {
	rule string
	of   [finding.Error + 1]int
}

func (t levelCount) counts() string { return finding.Counted(t.of) }

// tallies are those of the rules that found something, in their order.
func tallies(r *finding.Report) []levelCount {
	var all []levelCount
	for _, rule := range r.Rules {
		t := levelCount{rule: rule.ID}
		for _, f := range r.Findings {
			if f.Rule == rule.ID {
				t.of[f.Level]++
			}
		}
		if t.counts() != "" {
			all = append(all, t)
		}
	}
	return all
}

func total(r *finding.Report) levelCount {
	var t levelCount
	for _, f := range r.Findings {
		t.of[f.Level]++
	}
	return t
}
