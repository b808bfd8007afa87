package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestGitIsNotLedElsewhere(t *testing.T) {
	out, err := exec.Command("git", "rev-parse", "--local-env-vars").Output()
	if err != nil {
		t.Skip("git is not installed")
	}
	for _, name := range strings.Fields(string(out)) {
		if strings.HasPrefix(name, "GIT_CONFIG") == leadsElsewhere(name+"=x") {
			t.Errorf("%s: %v", name, leadsElsewhere(name+"=x"))
		}
	}
}

func TestCommitsKnowTheirAncestors(t *testing.T) {
	a := newAncestry("d b c\nc a\nb a\na\n")
	for _, test := range []struct {
		commit, other string
		want          bool
	}{
		{"d", "a", true}, {"d", "c", true}, {"d", "d", true}, {"b", "c", false}, {"c", "b", false}, {"a", "d", false}, {"b", "a", true},
		{"x", "a", false}, {"x", "x", true},
	} {
		if got := a.Knows(test.commit, test.other); got != test.want {
			t.Errorf("%s knows %s: %v", test.commit, test.other, got)
		}
	}
}

// A git that ends takes one file with it: earlier ones end where they may not
// fetch what they miss.
func TestGitThatEndsIsAskedAnew(t *testing.T) {
	g, err := Open(commitFiles(t, func(dir string) {
		if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("Stay calm.\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	hash, err := g.run("rev-parse", "HEAD:a.md")
	if err != nil {
		t.Fatal(err)
	}
	if g.blobs, err = newBlobReader(exec.Command("true")); err != nil {
		t.Fatal(err)
	}
	name := strings.TrimSpace(string(hash))
	if _, err := g.Blob(name); err == nil {
		t.Error("a git that ended said something")
	}
	for _, missing := range []string{name, strings.Repeat("0", len(name)), name} {
		if data, err := g.Blob(missing); (err == nil) != (missing == name) || err == nil && string(data) != "Stay calm.\n" {
			t.Errorf("%s: %q, %v", missing, data, err)
		}
	}
}
