package main

import (
	"encoding/json"
	"io"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// pairsJSON writes the lines.
func pairsJSON(w io.Writer, languages []project.Language) error {
	e := json.NewEncoder(finding.PlainWriter{Writer: w})
	e.SetEscapeHTML(false)
	for _, l := range languages {
		for i := range l.Recovered.Lines {
			if err := e.Encode(l.Recovered.Lines[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
