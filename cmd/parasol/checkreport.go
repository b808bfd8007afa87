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
