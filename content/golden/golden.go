// Package golden reads the lessons of tests, and what is to become of them, from
// txtar archives, and writes them again if -update is given.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
)

// Update is -update: the code is right, and the goldens are to follow.
var Update = flag.Bool("update", false, "write what the code does into the goldens")

// Each runs a test for each archive, and writes it back if asked to.
func Each(t *testing.T, glob string, run func(t *testing.T, a *txtar.Archive)) {
	t.Helper()
	names, err := filepath.Glob(glob)
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens %s: %v", glob, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			old, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(old)
			if len(a.Files) == 0 || len(bytes.TrimSpace(a.Comment)) == 0 {
				t.Fatal("an archive begins with what it is about, and holds files")
			}
			run(t, a)
			if written := txtar.Format(a); *Update && !bytes.Equal(written, old) {
				if err := os.WriteFile(name, written, 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Lesson reads a file of an archive. One whose name ends in ".quoted" holds what
// an editor might spoil: a line of it is the inside of a Go string, and nothing
// stands between the lines.
func Lesson(t testing.TB, f txtar.File) (name string, source []byte) {
	t.Helper()
	name, quoted := strings.CutSuffix(f.Name, ".quoted")
	if !quoted {
		return f.Name, f.Data
	}
	for line := range strings.Lines(string(f.Data)) {
		text, err := strconv.Unquote(`"` + strings.TrimSuffix(line, "\n") + `"`)
		if err != nil {
			t.Fatalf("%s: line %q: %v", f.Name, line, err)
		}
		source = append(source, text...)
	}
	return name, source
}

// Visible quotes a text that one could misread.
func Visible(s string) string {
	if s == "" || s[0] == '"' || s != strings.TrimSpace(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}

// Lessons are those that want takes of the archives of golden segments in a
// folder, without the segments. It fails if there are none.
func Lessons(t testing.TB, dir string, want func(name string) bool) []txtar.File {
	t.Helper()
	var all []txtar.File
	names, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if strings.HasSuffix(f.Name, ".segments") {
				continue
			}
			if name, source := Lesson(t, f); want(name) {
				all = append(all, txtar.File{Name: filepath.Base(name), Data: source})
			}
		}
	}
	if len(all) == 0 {
		t.Fatalf("no lessons in the goldens of %s", dir)
	}
	return all
}
