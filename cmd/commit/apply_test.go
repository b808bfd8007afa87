package commit_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/cmd/commit"
)

// journalOf is a journal with its checksum.
func journalOf(t *testing.T, j map[string]any) []byte {
	t.Helper()
	data, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return fmt.Appendf(nil, "parasol journal 1\n%s\n%s", hex.EncodeToString(sum[:]), data)
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A file that was read and has changed since, whether or not it is to be
// written, refuses the run: nothing is written, and the file is named.
func TestWhatChangedMeanwhileRefusesTheRun(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(t *testing.T, dir string)
		file      string
	}{
		"the file to be written":           {func(t *testing.T, dir string) { put(t, dir+"/locales/fr", "typed") }, "locales/fr"},
		"the file to be written is gone":   {func(t *testing.T, dir string) { os.Remove(dir + "/locales/fr") }, "locales/fr"},
		"the file to be removed":           {func(t *testing.T, dir string) { put(t, dir+"/locales/old", "typed") }, "locales/old"},
		"the file to be made is there":     {func(t *testing.T, dir string) { put(t, dir+"/locales/new", "typed") }, "locales/new"},
		"a file that was only read":        {func(t *testing.T, dir string) { put(t, dir+"/content/a", "typed") }, "content/a"},
		"a file that was read is gone":     {func(t *testing.T, dir string) { os.Remove(dir + "/content/a") }, "content/a"},
		"a file that was not there is now": {func(t *testing.T, dir string) { put(t, dir+"/content/none", "typed") }, "content/none"},
		"another file of the same length":  {func(t *testing.T, dir string) { put(t, dir+"/content/a", "A") }, "content/a"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir+"/locales/fr", "un")
			put(t, dir+"/locales/old", "old")
			put(t, dir+"/content/a", "a")
			s, err := openAt(t, commit.OS, dir, "merge", false)
			if err != nil {
				t.Fatal(err)
			}
			seen := &commit.Seen{}
			files := seen.FS(os.DirFS(dir+"/content"), func(name string) string { return filepath.Join(dir, "content", name) }).(interface {
				ReadFile(name string) ([]byte, error)
			})
			if _, err := files.ReadFile("a"); err != nil {
				t.Fatal(err)
			}
			if _, err := files.ReadFile("none"); err == nil {
				t.Fatal("it is there")
			}
			c.meanwhile(t, dir)
			before := list(t, dir)
			err = s.Apply([]commit.Change{
				{Folder: dir + "/locales", Name: "fr", Before: []byte("un"), After: []byte("deux")},
				{Folder: dir + "/locales", Name: "new", After: []byte("new")},
				{Folder: dir + "/locales", Name: "old", Before: []byte("old")},
			}, seen)
			if !errors.Is(err, commit.ErrChanged) || !strings.Contains(err.Error(), filepath.FromSlash(c.file)+": ") {
				t.Errorf("%v", err)
			}
			if diff := cmp.Diff(before, list(t, dir)); diff != "" {
				t.Errorf("(-before +after)\n%s", diff)
			}
		})
	}
}

// list are the files of a folder, without the writer's own.
func list(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"*/*", "*/*/*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && !strings.Contains(name, ".parasol") {
				all[name] = read(t, name)
			}
		}
	}
	return all
}

// An editor that writes into the file while it is being replaced keeps what it
// wrote.
func TestSavedBetweenTwoSteps(t *testing.T) {
	p := plans()["small"]
	for _, step := range []string{"link", "rename", "syncfolder"} {
		t.Run(step, func(t *testing.T) {
			d := p.disk(t)
			typed := false
			d.Before = func(is, path string) error {
				if !typed && is == step && strings.Contains(path, "/locales") {
					typed = true
					return d.Type(at+"/locales/translate.fr.toml", "typed meanwhile")
				}
				return nil
			}
			err := p.run(d)
			d.Before = nil
			got := project(d)["locales/translate.fr.toml"]
			if err != nil && !errors.Is(err, commit.ErrChanged) || got != "typed meanwhile" {
				t.Errorf("%v: %q", err, got)
			}
		})
	}
}

// Names of files may be as long as the file system allows.
func TestLongNames(t *testing.T) {
	dir := projectOnDisk(t)
	long := strings.Repeat("n", 245) + ".md"
	s, err := openAt(t, commit.OS, dir, "merge", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"one", "two"} {
		c := commit.Change{Folder: filepath.Join(dir, "content"), Name: "fr/" + long, After: []byte(text)}
		if text == "two" {
			c.Before = []byte("one")
		}
		if err := s.Apply([]commit.Change{c}, nil); err != nil {
			t.Fatal(err)
		}
		if got := read(t, filepath.Join(dir, "content", "fr", long)); got != text {
			t.Errorf("%q", got)
		}
	}
}

// A link stays one: the file that it leads to is written, and keeps its mode.
func TestLinksAndModesStay(t *testing.T) {
	dir := projectOnDisk(t)
	put(t, dir+"/content/shared/a.md", "one")
	if err := os.Chmod(dir+"/content/shared/a.md", 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir+"/content/fr", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../shared/a.md", dir+"/content/fr/a.md"); err != nil {
		t.Skip(err)
	}
	s, err := openAt(t, commit.OS, dir, "merge", false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Apply([]commit.Change{{Folder: dir + "/content", Name: "fr/a.md", Before: []byte("one"), After: []byte("two")}}, nil); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(dir + "/content/shared/a.md")
	if err != nil || info.Mode().Perm() != 0o640 || read(t, dir+"/content/shared/a.md") != "two" {
		t.Errorf("%v %v", info, err)
	}
	if to, err := os.Readlink(dir + "/content/fr/a.md"); err != nil || to != "../shared/a.md" {
		t.Errorf("%q %v", to, err)
	}
}

// Names that differ in case alone are two files where the disk has two.
func TestNamesAlike(t *testing.T) {
	dir := projectOnDisk(t)
	s, err := openAt(t, commit.OS, dir, "merge", false)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Apply([]commit.Change{
		{Folder: dir + "/content", Name: "fr/A.md", After: []byte("one")},
		{Folder: dir + "/content", Name: "fr/a.md", After: []byte("two")},
	}, nil)
	entries, _ := os.ReadDir(dir + "/content/fr")
	if err == nil && len(entries) != 2 || err != nil && len(entries) != 0 {
		t.Errorf("%v %v", err, entries)
	}
}

// What is written outside of the project is not finished by another run, but
// its temporary files are removed.
func TestOutsideOfTheProject(t *testing.T) {
	p := plans()["small"]
	d := p.disk(t)
	if err := d.WriteFile("/out/fr.po", []byte("old")); err != nil {
		t.Fatal(err)
	}
	var cuts []map[string]string
	d.Before = func(string, string) error {
		cut := d.Cut(1, 0)
		s, err := open(cut)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		cuts = append(cuts, cut.Files("/out"))
		return nil
	}
	s, err := open(d)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Apply([]commit.Change{{Folder: "/out", Name: "fr.po", Before: []byte("old"), After: []byte("new")}}, nil); err != nil {
		t.Fatal(err)
	}
	for i, cut := range cuts {
		if len(cut) != 1 || cut["fr.po"] != "old" && cut["fr.po"] != "new" {
			t.Errorf("cut %d: %v", i, cut)
		}
	}
}

// So is what an editor saves under the old name, also where files cannot have
// a second name.
func TestReplacedBetweenTwoSteps(t *testing.T) {
	p := plans()["small"]
	for name, links := range map[string]bool{"links": true, "no links": false} {
		t.Run(name, func(t *testing.T) {
			d := p.disk(t)
			typed := false
			d.Before = func(step, path string) error {
				if !typed && step == "create" && strings.Contains(path, "/locales") {
					typed = true
					return d.WriteFile(at+"/locales/translate.fr.toml", []byte("typed meanwhile"))
				}
				if step == "link" && !links {
					return errors.ErrUnsupported
				}
				return nil
			}
			err := p.run(d)
			want := maps.Clone(p.before)
			want["locales/translate.fr.toml"] = "typed meanwhile"
			if diff := cmp.Diff(want, project(d)); !errors.Is(err, commit.ErrChanged) || diff != "" {
				t.Errorf("%v (-want +is)\n%s", err, diff)
			}
		})
	}
}

// No file goes before all others are in place.
func TestRemovalsComeLast(t *testing.T) {
	p := plans()["large"]
	d := p.disk(t)
	gone := 0
	d.Before = func(step, path string) error {
		name := strings.TrimPrefix(path, at+"/")
		_, was := p.before[name]
		_, is := p.after[name]
		switch {
		case step == "remove" && was && !is:
			gone++
		case step == "rename" && is && gone > 0:
			t.Errorf("%s comes after a file is gone", name)
		}
		return nil
	}
	if err := p.run(d); err != nil || gone == 0 {
		t.Errorf("%v, %d are gone", err, gone)
	}
}
