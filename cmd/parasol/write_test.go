package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
)

// disk lists what is below dir: files with mode and bytes, and folders, but
// for the writer's own.
func disk(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && e.Name() == ".parasol" {
			return fs.SkipDir
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		all[name] = info.Mode().String()
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			all[name] += " " + string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func write(t *testing.T, name, data string, mode fs.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

// held are options that have the working directory as a project.
func held(t *testing.T) *options {
	t.Helper()
	s, err := writer.Open(writer.Options{Root: ".", Command: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &options{session: s}
}

// good are changes that work: a new file in new folders, a new folder, one
// file rewritten, one removed.
func good(t *testing.T, dir string) project.Batch {
	write(t, filepath.Join(dir, "a", "old"), "old", 0o640)
	write(t, filepath.Join(dir, "a", "gone"), "gone", 0o666)
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b", "c")
	return project.Batch{
		{Folder: a, Name: "x/y/new", After: []byte("new")},
		{Folder: a, Name: "old", Before: []byte("old"), After: []byte("rewritten")},
		{Folder: a, Name: "gone", Before: []byte("gone")},
		{Folder: b, Name: "new", After: []byte{}},
	}
}

func TestCommitWritesAll(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := commitFiles(held(t), good(t, "")); err != nil {
		t.Fatal(err)
	}
	got := disk(t, ".")
	for name, want := range map[string]string{
		"a/x/y/new": " new", "a/old": "-rw-r----- rewritten", "b/c/new": " ", "a/gone": "",
	} {
		if !strings.HasSuffix(got[name], want) || want == "" && got[name] != "" {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if len(got) != 9 {
		t.Errorf("something is left over: %v", got)
	}
}

// Law 7, for every way in which the last file of a batch can fail.
func TestCommitThatFailsLeavesTheDiskAsItWas(t *testing.T) {
	tests := map[string]func(t *testing.T) project.Change{
		"a folder stands in the file's place": func(t *testing.T) project.Change {
			write(t, "d/target/file", "", 0o666)
			return project.Change{Folder: "d", Name: "target", After: []byte("new")}
		},
		"an empty folder stands in the file's place": func(t *testing.T) project.Change {
			if err := os.MkdirAll("d/target", 0o777); err != nil {
				t.Fatal(err)
			}
			return project.Change{Folder: "d", Name: "target", After: []byte("new")}
		},
		"a file stands in the folder's place": func(t *testing.T) project.Change {
			write(t, "d/file", "", 0o666)
			return project.Change{Folder: "d", Name: "file/target", After: []byte("new")}
		},
		"a file stands in the place of the folder as a whole": func(t *testing.T) project.Change {
			write(t, "d", "", 0o666)
			return project.Change{Folder: "d/e", Name: "target", After: []byte("new")}
		},
		"the path leads out": func(t *testing.T) project.Change {
			write(t, "d/file", "", 0o666)
			return project.Change{Folder: "d", Name: "../target", After: []byte("new")}
		},
		"a link leads out": func(t *testing.T) project.Change {
			write(t, "d/file", "", 0o666)
			if err := os.Symlink("../a", "d/link"); err != nil {
				t.Skip(err)
			}
			return project.Change{Folder: "d", Name: "link/target", After: []byte("new")}
		},
		"the file to be removed is not there": func(t *testing.T) project.Change {
			write(t, "d/file", "", 0o666)
			return project.Change{Folder: "d", Name: "target", Before: []byte("old")}
		},
		"the file to be rewritten is not there": func(t *testing.T) project.Change {
			write(t, "d/file", "", 0o666)
			return project.Change{Folder: "d", Name: "target", Before: []byte("old"), After: []byte("new")}
		},
	}
	for name, prepare := range tests {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			b := append(good(t, ""), prepare(t))
			before := disk(t, ".")
			err := commitFiles(held(t), b)
			if err == nil {
				t.Fatal("no error")
			}
			if path := b[len(b)-1].Path(); !strings.HasPrefix(err.Error(), path+": ") {
				t.Errorf("%q does not name %s", err, path)
			}
			if diff := cmp.Diff(before, disk(t, ".")); diff != "" {
				t.Errorf("(-before +after)\n%s", diff)
			}
		})
	}
}
