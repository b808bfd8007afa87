package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
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

func open(t *testing.T, name string) *folder {
	t.Helper()
	f, err := openFolder(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.close)
	return f
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
func good(t *testing.T, dir string) batch {
	write(t, filepath.Join(dir, "a", "old"), "old", 0o640)
	write(t, filepath.Join(dir, "a", "gone"), "gone", 0o666)
	a, b := open(t, filepath.Join(dir, "a")), open(t, filepath.Join(dir, "b", "c"))
	return batch{
		{a, "x/y/new", nil, []byte("new")},
		{a, "old", []byte("old"), []byte("rewritten")},
		{a, "gone", []byte("gone"), nil},
		{b, "new", nil, []byte{}},
	}
}

func TestCommitWritesAll(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := good(t, "").commit(held(t)); err != nil {
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
	tests := map[string]func(t *testing.T) change{
		"a folder stands in the file's place": func(t *testing.T) change {
			write(t, "d/target/file", "", 0o666)
			return change{open(t, "d"), "target", nil, []byte("new")}
		},
		"an empty folder stands in the file's place": func(t *testing.T) change {
			if err := os.MkdirAll("d/target", 0o777); err != nil {
				t.Fatal(err)
			}
			return change{open(t, "d"), "target", nil, []byte("new")}
		},
		"a file stands in the folder's place": func(t *testing.T) change {
			write(t, "d/file", "", 0o666)
			return change{open(t, "d"), "file/target", nil, []byte("new")}
		},
		"a file stands in the place of the folder as a whole": func(t *testing.T) change {
			f := open(t, "d/e")
			write(t, "d", "", 0o666)
			return change{f, "target", nil, []byte("new")}
		},
		"the path leads out": func(t *testing.T) change {
			write(t, "d/file", "", 0o666)
			return change{open(t, "d"), "../target", nil, []byte("new")}
		},
		"a link leads out": func(t *testing.T) change {
			write(t, "d/file", "", 0o666)
			if err := os.Symlink("../a", "d/link"); err != nil {
				t.Skip(err)
			}
			return change{open(t, "d"), "link/target", nil, []byte("new")}
		},
		"the file to be removed is not there": func(t *testing.T) change {
			write(t, "d/file", "", 0o666)
			return change{open(t, "d"), "target", []byte("old"), nil}
		},
		"the file to be rewritten is not there": func(t *testing.T) change {
			write(t, "d/file", "", 0o666)
			return change{open(t, "d"), "target", []byte("old"), []byte("new")}
		},
	}
	for name, prepare := range tests {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			b := append(good(t, ""), prepare(t))
			before := disk(t, ".")
			err := b.commit(held(t))
			if err == nil {
				t.Fatal("no error")
			}
			if path := b[len(b)-1].path(); !strings.HasPrefix(err.Error(), path+": ") {
				t.Errorf("%q does not name %s", err, path)
			}
			if diff := cmp.Diff(before, disk(t, ".")); diff != "" {
				t.Errorf("(-before +after)\n%s", diff)
			}
		})
	}
}

func TestBatchTakesChangesOnly(t *testing.T) {
	var b batch
	b.add(change{nil, "same", []byte("a"), []byte("a")})
	b.add(change{nil, "none", nil, nil})
	b.add(change{nil, "empty", nil, []byte{}})
	b.add(change{nil, "gone", []byte{}, nil})
	if len(b) != 2 || b[0].name != "empty" || b[1].name != "gone" {
		t.Errorf("%v", b)
	}
}
