package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A translation of nothing but what a rule objects to is shown with some of
// its findings, and each line of them is cut before it is measured.
func TestCheckOfALongTextSaysLittle(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "content/en/a.md"), "Call us.\n")
	mustRun(t, dir, "extract", "-q", "--to", "fr")
	file := filepath.Join(dir, "fr.po")
	put(t, file, "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Call us.\"\nmsgstr \"a"+strings.Repeat(">}>@", 1<<14)+"\"\n")
	for format, c := range map[string]struct {
		most  int
		tells string
	}{
		"text": {64 << 10, "more places like it in this text"}, "json": {8 << 20, "more places like it in this text"}, "github": {8 << 10, "findings more: "},
	} {
		_, said := runIn(t, dir, "check", "--format", format, file)
		if !strings.Contains(said, "brackets") || !strings.Contains(said, c.tells) || len(said) > c.most {
			t.Errorf("%s: %d bytes: %.300s", format, len(said), said)
		}
	}
}
