package main

import (
	"github.com/parasol-l10n/parasol/merge/finding"
)

// print lists findings and returns the worst severity. Notes are only for
// those who ask.
func (o *options) print(findings []finding.Finding) finding.Level {
	worst := finding.Note
	for _, f := range findings {
		worst = max(worst, f.Level)
		if f.Level == finding.Note && !o.verbose {
			continue
		}
		o.streams.printf("%s", f.String())
		if f.Source != "" {
			o.streams.printf("    %s", finding.OneLine(f.Source))
		}
	}
	return worst
}
