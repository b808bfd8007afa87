package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
)

// putFile puts a text into a file below dir, and returns its name.
func putFile(t *testing.T, dir, name, text string) string {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestOldExportOfAnyFormatDemotesNothing sends a project out, goes on with it,
// and takes back what went out: what was finished then, what is finished now
// and what a reviewer has taken back since all stay as they are.
func TestOldExportOfAnyFormatDemotesNothing(t *testing.T) {
	for _, f := range store.ExchangeFormats {
		t.Run(f.Name, func(t *testing.T) {
			dir := t.TempDir()
			message := func(source, target string) string {
				return `"` + segment.ID("", source) + `" = "` + target + "\"\n"
			}
			putFile(t, dir, "content/en/a.md", "Lock the door.\n\nCall the lawyer.\n\nHide the key.\n\nStay here.\n")
			mustRun(t, dir, "extract", "-q", "--to", "fr")
			mustRun(t, dir, "merge", "-q", putFile(t, dir, "first/active.fr.toml",
				message("Lock the door.", "Fermez la porte.")+message("Call the lawyer.", "Appelez le notaire.")+message("Hide the key.", "Cachez la clé.")))
			old := filepath.Join(dir, "old")
			mustRun(t, dir, "extract", "-q", "--out", old, "--format", f.Name)

			mustRun(t, dir, "merge", "-q", "--reviewed", putFile(t, dir, "then/active.fr.toml", message("Lock the door.", "Verrouillez la porte.")+message("Stay here.", "Restez ici.")))
			mustRun(t, dir, "merge", "-q", putFile(t, dir, "then/fr.xlf", `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>`+
				`<trans-unit id="1"><source>Call the lawyer.</source><target state="needs-review-translation" state-qualifier="rejected-inaccurate">Appelez le notaire.</target><note>a solicitor</note></trans-unit></body></file></xliff>`))
			lessons := tree(t, filepath.Join(dir, "content"))
			if text := lessons["/fr/a.md"]; strings.Contains(text, "notaire") || !strings.Contains(text, "Verrouillez") {
				t.Fatalf("before: %s", text)
			}
			catalogs := tree(t, filepath.Join(dir, "locales"))
			if !strings.Contains(catalogs["/translate.fr.toml"], "# a solicitor") {
				t.Errorf("the reviewer's comment is gone:\n%s", catalogs["/translate.fr.toml"])
			}
			mustRun(t, dir, "merge", filepath.Join(old, "fr"+f.Extensions[0]))
			if diff := cmp.Diff(lessons, tree(t, filepath.Join(dir, "content"))); diff != "" {
				t.Errorf("lessons: %s", diff)
			}
			if diff := cmp.Diff(catalogs, tree(t, filepath.Join(dir, "locales"))); diff != "" {
				t.Errorf("catalogs: %s", diff)
			}
		})
	}
}
