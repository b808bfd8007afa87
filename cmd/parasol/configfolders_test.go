package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/cmd/project"
)

func TestFoldersStayInTheProject(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"site/docs", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(name)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"out": "../elsewhere", "absolute": filepath.Join(dir, "elsewhere"), "gone": "../nowhere", "in": "docs", "docs/back": "../docs"} {
		if err := os.Symlink(filepath.FromSlash(target), filepath.Join(dir, "site", filepath.FromSlash(link))); err != nil {
			t.Skip(err)
		}
	}
	file := filepath.Join(dir, "site", "parasol.yaml")
	for _, c := range []struct {
		name string
		well bool
	}{
		{"docs", true}, {".", true}, {"./docs", true}, {"docs/new/deep", true}, {"a/../docs", true}, {"in", true}, {"docs/back", true},
		{"..", false}, {"../elsewhere", false}, {"docs/../../elsewhere", false}, {filepath.Join(dir, "elsewhere"), false}, {"/", false},
		{"out", false}, {"out/new", false}, {"absolute", false}, {"gone", false}, {"gone/new", false}, {"docs\\..\\..\\x", false},
	} {
		for _, key := range []string{"content", "catalogs"} {
			_, err := project.ParseConfig(file, []byte("source: en\nlayout:\n  "+key+": '"+c.name+"'\n"), project.Guard{Folder: checkFolder, Place: checkReserved})
			at := file + fmt.Sprintf(":3:%d: ", len(key)+5)
			if (err == nil) != c.well || err != nil && !strings.HasPrefix(err.Error(), at) {
				t.Errorf("%s: %s: %v", key, c.name, err)
			}
		}
	}
}

func TestFoldersAreRelativeToTheConfiguration(t *testing.T) {
	absolute, err := filepath.Abs("x")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ File, name, want string }{
		{"parasol.yaml", "docs", "docs"},
		{"parasol.yaml", ".", "."},
		{"site/parasol.yaml", "docs/en", filepath.Join("site", "docs", "en")},
		{"site/parasol.yaml", "../docs", "docs"},
		{"site/parasol.yaml", "", ""},
		{"site/parasol.yaml", absolute, absolute},
	} {
		if got := folderOf(project.NewConfig(c.File), c.name); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.name, c.File, got, c.want)
		}
	}
}
