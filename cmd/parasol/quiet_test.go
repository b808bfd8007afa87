package main

import (
	"strings"
	"testing"
)

// TestQuietSaysWhyTheExitCodeIsNotZero: -q is about commentary.
func TestQuietSaysWhyTheExitCodeIsNotZero(t *testing.T) {
	begin(t, "fr")
	put(t, "full.txt", "fr 2/2\n")
	put(t, "bad.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Restez {{calme}}\"\n")
	for _, command := range []string{
		"check bad.po", "coverage --out report.txt --min 50", "coverage --out report.txt --min-lesson 50", "coverage --out report.txt --baseline full.txt", "merge --dry-run --diff bad.po",
		"merge bad.po", "merge --strict bad.po", "extract --to it --check", "extract --to it --dry-run",
	} {
		code, out, err := parasol(t, append(strings.Fields(command), "-q")...)
		if code != exitFound || out+err == "" {
			t.Errorf("%s: exit code %d, and it says %q", command, code, out+err)
		}
	}
}
