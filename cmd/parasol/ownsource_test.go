package main

import (
	"strings"
	"testing"
)

// A file that went out before a text left the lessons comes back with the
// source text where nobody translated it: that is no translation, also when
// nothing else knows the text, and the lesson comes back.
func TestSourceTextThatComesBackIsNoTranslation(t *testing.T) {
	b := &book{t, t.TempDir()}
	b.write("content/en/s_a.md", "Close the window.\n")
	b.write("content/en/s_b.md", "Open the door.\n")
	mustRun(t, b.dir, "extract", "--to", "fr")
	back := b.read("locales/translate.fr.toml")
	b.write("translate.fr.toml", strings.Replace(back, `"Close the window."`, `"Fermez la fenêtre."`, 1))
	b.remove("content/en/s_b.md")
	mustRun(t, b.dir, "extract")
	for range 2 {
		mustRun(t, b.dir, "merge", b.path("translate.fr.toml"))
	}
	if strings.Contains(b.read("content/fr/s_a.md"), "window") {
		t.Error("the translation is not taken")
	}
	for name, data := range filesOf(t, b.dir) {
		if strings.Contains(data, "Open the door.") {
			t.Errorf("%s keeps the source text as a translation:\n%s", name, data)
		}
	}
	b.write("content/en/s_b.md", "Open the door.\n")
	mustRun(t, b.dir, "extract")
	if active := b.read("locales/active.fr.toml"); strings.Contains(active, "Open the door.") {
		t.Errorf("it is a translation of itself:\n%s", active)
	}
}

// An obsolete entry without a translation is not fuzzy: the next run would not
// find it so.
func TestObsoleteEntryWithoutTranslationStaysAsItIs(t *testing.T) {
	b := &book{t, t.TempDir()}
	b.write("content/en/s_a.md", "Close the window.\n")
	b.write("content/en/s_b.md", "Open the door.\n")
	mustRun(t, b.dir, "extract", "--to", "fr")
	b.write("back.fr.csv", "id,context,source,target,state\n,,Open the door.,Ouvrez la porte.,needs-review\n")
	mustRun(t, b.dir, "merge", b.path("back.fr.csv"))
	mustRun(t, b.dir, "extract", "--format", "po")
	b.remove("content/en/s_b.md")
	mustRun(t, b.dir, "extract")
	was := filesOf(t, b.dir)
	mustRun(t, b.dir, "extract")
	if !equalFiles(was, filesOf(t, b.dir)) {
		t.Errorf("extract, once more, changes the files:\n%s", firstDifference(was, filesOf(t, b.dir)))
	}
	if !someHas(was, "Ouvrez la porte.") {
		t.Error("the draft is lost")
	}
}
