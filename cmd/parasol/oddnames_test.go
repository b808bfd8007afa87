package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// oddNames are names of files, without their ending, that programs stumble over.
var oddNames = []string{
	"two words", " blank before", "it's", `say "door"`, "-dash", "--config=x", "a,b;c", "100%", "#1", "$HOME", "`id`", "*", "[a]", "{locale}",
	"a\u0301 accent", "الباب", "門", "👩\u200d💻", "CON", "a:b", "x=y&z", "~", "a\\b", "émoi", strings.Repeat("n", 245), strings.Repeat("門", 80),
}

// TestLessonsOfOddNames: whatever a lesson is called, it is extracted, merged,
// listed, checked and merged again like any other.
func TestLessonsOfOddNames(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "content/en/-dash folder/it's.md", "Lock the door.\n")
	kept := 1
	for _, name := range oddNames {
		if os.WriteFile("content/en/"+name+".md", []byte("Lock the door.\n"), 0o666) == nil { // else the disk has no such names
			kept++
		}
	}
	must(t, "extract", "--to", "fr", "-q")
	put(t, "fr.json", `{"`+segment.ID("", "Lock the door.")+`": "Fermez la porte."}`)
	code, out, err := parasol(t, "merge", "fr.json")
	if code != exitWell {
		t.Fatalf("exit code %d: %s%s", code, out, err)
	}
	written := 0
	for name, text := range tree(t, "content/fr") {
		if text != "Fermez la porte.\n" {
			t.Errorf("%q: %q", name, text)
		}
		written++
	}
	if want := kept - strings.Count(out, " skipped: "); written != want {
		t.Errorf("%d lessons are written, want %d: %s", written, want, out)
	}
	for _, args := range [][]string{{"merge"}, {"merge", "--prune"}, {"extract", "--check"}, {"check"}, {"coverage", "--by", "lesson"}, {"align", "--to", "fr"}} {
		before := tree(t, ".")
		if code, out, err := parasol(t, args...); code != exitWell {
			t.Errorf("%v: exit code %d: %s%s", args, code, out, err)
		}
		for name, text := range tree(t, ".") {
			if before[name] != text {
				t.Errorf("%v changes %q", args, name)
			}
		}
	}
}

// TestReturnedFilesOfOddNames, and folders: each is named as it is, on one line.
func TestReturnedFilesOfOddNames(t *testing.T) {
	begin(t, "fr")
	id := segment.ID("", "Stay calm")
	for _, name := range append([]string{"line\nend", "tab\there", "\x1b[31mred", "caf\xe9"}, oddNames...) {
		folder := name
		if len(folder) > 200 {
			folder = "long"
		}
		file := filepath.Join(folder, strings.TrimSuffix(name[:min(len(name), 230)], "\xe9")+".fr.json")
		if err := os.MkdirAll(folder, 0o777); err != nil {
			continue // a disk that has no such names
		}
		put(t, file, `{"`+id+`": "Restez calme"}`)
		args := []string{"merge", "--", file}
		if code, out, err := parasol(t, args...); code != exitWell {
			t.Errorf("%q: exit code %d: %s%s", file, code, out, err)
		}
		put(t, file, `{"`+id+`": `)
		code, out, err := parasol(t, args...)
		if code != exitError || strings.Count(out+err, "\n") != 1 || strings.ContainsFunc(out+err, func(r rune) bool { return finding.Steers(r) && r != '\n' }) {
			t.Errorf("%q: exit code %d: %q", file, code, out+err)
		}
	}
}

// TestFoldersOfOddNames: lessons, translations and the configuration may lie
// in them.
func TestFoldersOfOddNames(t *testing.T) {
	for _, name := range []string{"two words", "it's", "-dash", "100%", "門", strings.Repeat("n", 240)} {
		t.Chdir(t.TempDir())
		put(t, name+"/en/a.md", "Stay calm\n")
		put(t, "project.yaml", "locales: [fr]\nlayout:\n  content: '"+strings.ReplaceAll(name, "'", "''")+"'\n  catalogs: '"+strings.ReplaceAll(name, "'", "''")+"'\n")
		must(t, "extract", "--config", "project.yaml", "-q")
		must(t, "merge", "--config", "project.yaml", "-q")
		if _, err := os.Stat(filepath.Join(name, "fr", "a.md")); err != nil {
			t.Error(err)
		}
		must(t, "extract", "--config", "project.yaml", "--check")
		must(t, "merge", "--content="+name, "--locales="+name, "-q")
	}
}
