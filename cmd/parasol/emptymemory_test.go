package main

import (
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// TestWhatGoesOutComesBack: in every format, also where nothing is translated
// yet, so that a memory holds no pair.
func TestWhatGoesOutComesBackUntouched(t *testing.T) {
	begin(t, "fr")
	for _, format := range project.FormatNames() {
		if code, out, err := parasol(t, "extract", "--format", format, "--out", format); code != exitWell {
			t.Fatal(out, err)
		}
		for name := range tree(t, format) {
			if name == "/lessons.pot" {
				continue
			}
			if code, out, err := parasol(t, "merge", format+name); code != exitWell || out != "" {
				t.Errorf("%s%s: exit code %d\n%s%s", format, name, code, out, err)
			}
		}
	}
}
