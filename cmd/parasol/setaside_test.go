package main

import (
	"os"
	"strings"
	"testing"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/commit/crash"
)

// A translator saves the file that a run was about to write when it was cut
// off. What was saved stays, what the run had taken is offered as a draft, and
// nothing is lost.
func TestWhatARunThatWasCutOffHadIsOffered(t *testing.T) {
	for _, format := range []string{"toml", "json", "yaml", "po"} {
		t.Run(format, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "content/en/a.md", "Lock the front door.\n\nHide the key.\n\nCall a friend.\n", 0o666)
			must(t, "extract", "--to", "fr", "--format", format, "-q")
			must(t, "extract", "--to", "fr", "--format", "csv", "--out", "out", "-q")
			say(t, "out/fr.csv", "Call a friend.,", "Call a friend.,Appelez un ami TOKEN0.")
			must(t, "merge", "out/fr.csv", "-q")
			say(t, "out/fr.csv", "Hide the key.,", "Hide the key.,Cachez la clé TOKEN1.", "Lock the front door.,", "Lock the front door.,Fermez la porte TOKEN2.")
			cutOffAfterJournal(t, "merge", "out/fr.csv")
			file := "locales/active.fr." + format
			if format == "po" {
				file = "locales/fr.po"
			}
			say(t, file, "TOKEN0", "TOKEN9")
			remove(t, "out/fr.csv")

			code, said := runOver(writer.OS, "extract", "-q") // which says why the exit code is not 0, all the same
			if code != exitFound || !strings.Contains(said, ": was changed after an earlier run was cut off, and stays as it is") {
				t.Errorf("exit code %d: %s", code, said)
			}
			for _, want := range []string{"TOKEN1", "TOKEN2", "TOKEN9"} {
				if is := projectFiles(t); !strings.Contains(strings.Join(tokens(is), " "), want) {
					t.Errorf("%s is lost: %v", want, is)
				}
			}
			must(t, "extract", "--check")
		})
	}
}

// cutOffAfterJournal leaves the working directory as a command does that is
// killed when it has written its journal, and nothing else.
func cutOffAfterJournal(t *testing.T, args ...string) {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	d, err := crash.Follow(here)
	if err != nil {
		t.Fatal(err)
	}
	var cut map[string]string
	d.Before = func(step, path string) error {
		if cut == nil && step == "create" && !strings.Contains(path, writer.Folder) {
			cut = d.Cut(1, 0).Files(here)
		}
		return nil
	}
	if code, said := runOver(d, args...); code != exitWell {
		t.Fatalf("exit code %d: %s", code, said)
	}
	if _, ok := cut[".parasol/journal"]; !ok {
		t.Fatal("no journal")
	}
	restore(t, cut)
}
