package xliff

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// toolkit2 loads a file into translate-toolkit's XLIFF 2 store, copies the
// source, elements included, to every unit that has no target, adds a word,
// and saves it.
const toolkit2 = `
import sys
from translate.storage.xliff2 import Xliff2File
store = Xliff2File.parsefile(sys.argv[1])
for unit in store.units:
    if not unit.target:
        unit.rich_target = unit.rich_source
        segment = unit.xmlelement.find(".//{*}target")
        segment.text = "✓ " + (segment.text or "")
store.save()
`

// TestToolkitXLIFF2 needs a Python with a recent translate-toolkit, which
// PARASOL_TOOLKIT names: the store is newer than Debian's.
func TestToolkitXLIFF2(t *testing.T) {
	python := os.Getenv("PARASOL_TOOLKIT")
	if python == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("PARASOL_TOOLKIT is not set")
		}
		t.Skip("PARASOL_TOOLKIT is not set")
	}
	c := &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{
		tagged("", "Use <a1>Tor <b1>now</b1></a1>,<x1/> or later.", "a1=http://x", "b1", "x1={{ y }}"),
		tagged("", "Plain & <simple>"),
	}}
	name := filepath.Join(t.TempDir(), "fr.xlf")
	writeFile(t, name, mustEncode(t, Format2, c))
	run(t, python, "-c", toolkit2, name)
	got := mustDecode(t, name, readFile(t, name))
	if len(got.Messages) != len(c.Messages) {
		t.Fatalf("%d messages", len(got.Messages))
	}
	for i := range got.Messages {
		m := &got.Messages[i]
		if want := "✓ " + c.Messages[i].Source; m.Target != want || !m.State.Finished() || m.ID != segment.ID("", m.Source) {
			t.Errorf("%q came back as %q, %v, want %q", m.Source, m.Target, m.State, want)
		}
	}
}
