package main

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// TestAContextThatNoFileHoldsStopsNothing: it is named, with its place, and the
// texts go out without it, in every format.
func TestAContextThatNoFileHoldsStopsNothing(t *testing.T) {
	for _, character := range []string{"\x00", "\x04", "\x1b", "\u0086", "\ufffe"} {
		t.Chdir(t.TempDir())
		put(t, "content/en/a.md", "Open\n\n<!-- parasol:context me"+character+"nu -->\nOpen\n\n<!-- parasol:context door -->\nOpen\n")
		must(t, "extract", "--to", "fr", "-q")
		for _, format := range project.FormatNames() {
			code, out, err := parasol(t, "extract", "--format", format, "--out", "out-"+format)
			if code != 0 || !strings.Contains(out, "content/en/a.md:3:1: warning directive: ") || !strings.Contains(err, "2 texts in 1 lesson") {
				t.Errorf("%q, %s: %d: %s%s", character, format, code, out, err)
			}
		}
		for name, text := range tree(t, "out-po") {
			if strings.Count(text, "msgctxt") != 1 {
				t.Errorf("%q: %s is %s", character, name, text)
			}
		}
		must(t, "extract", "--check")
	}
}
