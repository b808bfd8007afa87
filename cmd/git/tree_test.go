package git

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// commitFiles makes a repository with one commit and returns its folder.
func commitFiles(t *testing.T, make func(dir string)) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	make(dir)
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "-A"},
		{"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "all"},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	return dir
}

// What a commit holds is read as a folder of the disk is.
func TestCommitIsAFileSystem(t *testing.T) {
	files := map[string]string{"a.md": "A\n", "b/c d.md": "", "b/e/é \"f\".md": "\x00\r\n", "z": "z"}
	dir := commitFiles(t, func(dir string) {
		for name, text := range files {
			name = filepath.Join(dir, name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
				t.Fatal(err)
			}
		}
		for link, to := range map[string]string{"b/link.md": "../a.md", "gone.md": "nowhere.md", "out.md": "../../a.md"} {
			if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
				t.Fatal(err)
			}
		}
	})
	g, err := Open(filepath.Join(dir, "b"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	tree, err := g.At("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(tree, "a.md", "b/c d.md", "b/e/é \"f\".md", "z", "b/link.md"); err != nil {
		t.Error(err)
	}
	files["b/link.md"] = files["a.md"]
	n := 0
	err = fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		n++
		data, err := fs.ReadFile(tree, name)
		if text, ok := files[name]; !ok || string(data) != text {
			t.Errorf("%s: %q, want %q", name, data, text)
		}
		return err
	})
	if err != nil || n != len(files) {
		t.Errorf("%d files, want %d: %v", n, len(files), err)
	}
}
