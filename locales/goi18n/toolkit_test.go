package goi18n

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// toolkitSave loads a file into translate-toolkit's go-i18n store, which is
// the one of Weblate, sets the text of every second unit and saves it.
const toolkitSave = `
import sys
from translate.storage.jsonl10n import GoI18NV2JsonFile
store = GoI18NV2JsonFile.parsefile(sys.argv[1])
for i, unit in enumerate(store.units):
    if i % 2:
        unit.target = unit.target + " ✓"
store.save()
`

// TestWhatWeblateSavesComesBack: its store drops the hash, and loses nothing
// else. PARASOL_TOOLKIT is a Python that has a recent translate-toolkit.
func TestWhatWeblateSavesComesBack(t *testing.T) {
	python := os.Getenv("PARASOL_TOOLKIT")
	if python == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("PARASOL_TOOLKIT is not set")
		}
		t.Skip("PARASOL_TOOLKIT is not set")
	}
	c := &locales.Catalog{Locale: "fr"}
	for _, text := range []string{"Secure calls", "Learn about <a1>Tor</a1>.", "100 % {{ safe }}", "“Quotes” \\ and\u00a0more", "مرحبا"} {
		m := translated(message(text), "fr: "+text)
		m.Notes, m.Comments = []string{"<a1>: https://example.org"}, []string{"from a translator"}
		c.Messages = append(c.Messages, m)
	}
	data, err := Encode("active.fr.json", c, Active)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "active.fr.json")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(python, "-c", toolkitSave, name).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if data, err = os.ReadFile(name); err != nil {
		t.Fatal(err)
	}
	got, err := Decode("active.fr.json", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Messages) != len(c.Messages) {
		t.Fatalf("%d messages, want %d\n%s", len(got.Messages), len(c.Messages), data)
	}
	for i := range got.Messages {
		g, w := &got.Messages[i], &c.Messages[i]
		want := w.Target
		if i%2 == 1 {
			want += " ✓"
		}
		if g.ID != w.ID || g.Target != want || !g.State.Finished() || len(g.Notes) != 1 || len(g.Comments) != 1 {
			t.Errorf("%q came back as %+v", w.Target, *g)
		}
	}
}
