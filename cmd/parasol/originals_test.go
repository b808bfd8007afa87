package main

import (
	"os"
	"strings"
	"testing"
)

// TestOriginalsAreNeverWritten: a command that is told another source language
// than that of the project's files is refused, and changes nothing.
func TestOriginalsAreNeverWritten(t *testing.T) {
	for _, format := range []string{"toml", "json", "po"} {
		begin(t, "fr,de")
		put(t, "content/en/a.md", "# Stay calm\n\nLock the door.\n")
		put(t, "fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Restez calme\"\n\nmsgid \"Lock the door.\"\nmsgstr \"Fermez la porte.\"\n")
		for _, command := range [][]string{{"extract", "--format", format}, {"merge", "fr.po"}} {
			if code, out, err := parasol(t, command...); code != exitWell {
				t.Fatal(out, err)
			}
		}
		put(t, "content/en/a.md", "# Stay calm\n\nLock the back door.\n")
		before := tree(t, ".")
		for _, command := range []string{
			"merge --source fr", "merge --source fr --to de", "merge --source fr --to en", "merge --source de", "merge --source it", "extract --source fr",
			"align --source fr", "check --source fr", "coverage --source fr", "merge --source fr fr.po",
		} {
			if command == "merge --source it" || command == "merge --source de" { // there are no lessons, or the files that tell
				put(t, "content/it/a.md", "# Calma\n")
				put(t, "content/de/a.md", "# Ruhig bleiben\n")
				before = tree(t, ".")
			}
			code, out, err := parasol(t, strings.Fields(command)...)
			if code != exitError || err == "" {
				t.Errorf("%s: %s: exit code %d\n%s%s", format, command, code, out, err)
			}
		}
		for name, text := range tree(t, ".") {
			if before[name] != text {
				t.Errorf("%s: %s is not what it was:\n%s", format, name, text)
			}
		}
		if err := os.RemoveAll("content/de"); err != nil {
			t.Fatal(err)
		}
		if code, out, err := parasol(t, "merge", "--source", "en"); code != exitWell {
			t.Errorf("%s: %s%s", format, out, err)
		}
	}
}
