package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWhatIsLeftOutIsNamed: of each file that looks like a lesson and is none
// there is a line, and of the others there is not.
func TestWhatIsLeftOutIsNamed(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"en/well.md":               "Well.\n",
		"en/LICENSE":               "No lesson.\n",
		"en/README.MD":             "Loud.\n",
		"en/c_list.YML":            "title: Loud\n",
		"en/photo.PNG":             "",
		"en/caf\xe9.md":            "Coffee.\n",
		"en/caf\xe9.png":           "",
		"en/t\xe9/a.md":            "In a folder.\n",
		"en/line\nend.md":          "Text.\n",
		"en/\x1b[31mred.md":        "Text.\n",
		"en/\x1b[31mred.png":       "",
		"en/ta\tb/a.md":            "Text.\n",
		"en/mac.md":                "# One\rTwo\r",
		"en/cr.md":                 "One line\r",
		"en/nul.md":                "Well.\n\nOne\x00two.\n\n\x00\n",
		"en/c_nul.yml":             "title: \"a\\0b\"\n",
		"shared/lessons/a.md":      "Shared.\n",
		"shared/pictures/a.md.png": "",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Skip(err) // a disk that takes only UTF-8
		}
	}
	for link, to := range map[string]string{"more": "../shared/lessons", "pictures": "../shared/pictures", "loop": ".", "gone": "../nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, "en", link)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, files := range []fs.FS{root.FS(), os.DirFS(dir)} {
		tree, err := Load(files, DefaultLayout, "en", nil)
		if want := "en/mac.md:1:1: " + errReturns.Error(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		var got []string
		for _, e := range tree.Skipped {
			got = append(got, e.Error())
		}
		want := []string{
			"en/\x1b[31mred.md: " + skippedControl,
			"en/README.MD: " + skippedEnding,
			"en/c_list.YML: " + skippedEnding,
			"en/c_nul.yml:1:8: the text here is left out: the character U+0000 stands in it",
			"en/caf\xe9.md: " + skippedBytes,
			"en/line\nend.md: " + skippedControl,
			"en/loop: " + skippedLink,
			"en/more: " + skippedLink,
			"en/nul.md:3:1: the text here is left out: the character U+0000 stands in it",
			"en/t\xe9: " + skippedBytes,
			"en/ta\tb/a.md: " + skippedControl,
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q\nwant\n%q", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		var paths []string
		for _, d := range tree.Documents {
			paths = append(paths, d.Path())
		}
		if want := []string{"c_nul.yml", "cr.md", "nul.md", "well.md"}; !slices.Equal(paths, want) {
			t.Errorf("%q, want %q", paths, want)
		}
	}
}
