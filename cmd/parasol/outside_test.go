package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFlagsWriteBesideTheProject: what a flag names to write to is neither a
// folder of the lessons or the translations nor a file in the place of one, by
// whatever name it is reached.
func TestFlagsWriteBesideTheProject(t *testing.T) {
	begin(t, "fr")
	put(t, "fr.po", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"Stay calm\"\nmsgstr \"Restez calme\"\n")
	put(t, "parasol.yaml", "source: en\n")
	if code, out, err := parasol(t, "merge", "fr.po"); code != exitWell {
		t.Fatal(out, err)
	}
	for link, to := range map[string]string{"alias": "locales", "other": filepath.Join("content", "fr"), "a.md": filepath.Join("content", "en", "a.md"), "out/fr.csv": filepath.Join("..", "locales", "active.fr.toml")} {
		if err := os.MkdirAll(filepath.Dir(link), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	files := func() map[string]string {
		all := tree(t, "content")
		for name, text := range tree(t, "locales") {
			all["locales"+name] = text
		}
		return all
	}
	before := files()
	for _, command := range [][]string{
		{"extract", "--out", "locales"},
		{"extract", "--out", "locales/", "--format", "csv"},
		{"extract", "--out", "locales/back", "--format", "po"},
		{"extract", "--out", "content", "--format", "tmx"},
		{"extract", "--out", "content/fr/new"},
		{"extract", "--out", "out/../content/en", "--format", "xliff"},
		{"extract", "--out", filepath.Join(here, "locales")},
		{"extract", "--out", "alias", "--format", "po"},
		{"extract", "--out", "Locales", "--format", "po"},
		{"extract", "--out", "other", "--format", "po", "--dry-run"},
		{"extract", "--out", "out", "--format", "csv"}, // where a link leads to a catalog
		{"coverage", "--out", "content/en/a.md"},
		{"coverage", "--out", "content/fr/a.md", "--format", "json"},
		{"coverage", "--out", "locales/active.fr.toml"},
		{"coverage", "--out", "locales/coverage.html"},
		{"coverage", "--out", "alias/coverage.html"},
		{"coverage", "--out", "CONTENT/coverage.html"},
		{"coverage", "--out", "a.md"},
		{"coverage", "--out", "parasol.yaml"},
		{"coverage", "--out", "locales", "--format", "svg"},
		{"coverage", "--out", "content/badge.svg", "--to", "fr"},
		{"coverage", "--baseline", "content/en/a.md", "--update-baseline"},
		{"coverage", "--baseline", "locales/new.txt", "--update-baseline"},
	} {
		code, out, err := parasol(t, command...)
		if code != exitError || !strings.Contains(err, "is a place of the project's own") && !strings.Contains(err, "path escapes from parent") {
			t.Errorf("%v: exit code %d\n%s%s", command, code, out, err)
		}
		if after := files(); len(after) != len(before) {
			t.Errorf("%v wrote something", command)
		}
	}
	for name, text := range files() {
		if before[name] != text {
			t.Errorf("%s is not what it was", name)
		}
	}
	for _, command := range [][]string{
		{"extract", "--out", "for-translators", "--format", "po"},
		{"extract", "--out", ".", "--format", "tmx"},
		{"extract", "--out", filepath.Join(t.TempDir(), "locales"), "--format", "po"},
		{"coverage", "--out", "coverage.html"},
		{"coverage", "--out", "contents/coverage.html"},
		{"coverage", "--out", "badges", "--format", "svg"},
		{"coverage", "--baseline", "baseline.txt", "--update-baseline"},
	} {
		if code, out, err := parasol(t, command...); code != exitWell {
			t.Errorf("%v: exit code %d\n%s%s", command, code, out, err)
		}
	}
}

// TestFlagsWriteBesideTheLessons: where the lessons lie among other files, the
// folder of a language is the project's own, and so is each lesson.
func TestFlagsWriteBesideTheLessons(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "parasol.yaml", "locales: [fr]\nlayout:\n  content: .\n  source: \"docs/{path}\"\n  target: \"i18n/{locale}/{path}\"\n")
	put(t, "docs/a.md", "Stay calm\n")
	if code, out, err := parasol(t, "extract"); code != exitWell {
		t.Fatal(out, err)
	}
	for out, want := range map[string]int{
		"docs/coverage.md": exitError, "i18n/fr/coverage.md": exitError, "locales/x.md": exitError, "parasol.yaml": exitError,
		"coverage.md": exitWell, "public/coverage.md": exitWell,
	} {
		if code, said, err := parasol(t, "coverage", "--out", out); code != want {
			t.Errorf("%s: exit code %d\n%s%s", out, code, said, err)
		}
	}
	put(t, "parasol.yaml", "locales: [fr]\nlayout:\n  content: .\n  source: \"{path}\"\n  target: \"{stem}.{locale}{ext}\"\n")
	for out, want := range map[string]int{"docs/a.md": exitError, "docs/a.fr.md": exitError, "docs/coverage.html": exitWell} {
		if code, said, err := parasol(t, "coverage", "--out", out); code != want {
			t.Errorf("%s: exit code %d\n%s%s", out, code, said, err)
		}
	}
}
