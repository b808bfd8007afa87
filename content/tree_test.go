package content

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
)

// folder makes a file system of names and texts.
func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func paths(tree *Tree) []string {
	var all []string
	for _, d := range tree.Documents {
		all = append(all, d.Path())
	}
	return all
}

func TestLoadSortsLessonsByPath(t *testing.T) {
	fsys := folder(map[string]string{
		"en/b/s_x.md": "B\n", "en/a.md": "A\n", "en/a/c_x.yml": "title: C\n", "en/a/.category.yml": "title: D\n", "en/f_x.yml": "title: F\n",
		"en/README.txt": "no lesson", "en/a/picture.png": "no lesson", "en/x.yml": "title: no lesson\n", "en/a/c_x.yaml": "title: no lesson\n",
		"en/LOUD.MARKDOWN": "nor this\n", "en/b/y.markdown": "Y\n", "fr/s_x.md": "another locale\n", "s_x.md": "of no locale\n",
	})
	var first []string
	for range 10 { // documents are read several at a time
		tree, err := Load(fsys, DefaultLayout, "en", nil)
		if err != nil || tree.Locale != "en" {
			t.Fatal(tree.Locale, err)
		}
		if first == nil {
			first = paths(tree)
		}
		if !slices.Equal(paths(tree), first) {
			t.Errorf("once %q, once %q", first, paths(tree))
		}
	}
	want := []string{"a.md", "a/.category.yml", "a/c_x.yml", "b/s_x.md", "b/y.markdown", "f_x.yml"}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Error(diff)
	}
}

func TestLoadCollectsErrors(t *testing.T) {
	files := map[string]string{"en/good.md": "Good\n", "en/z/good.md": "Good\n", "en/c_list.yml": "- a\n"}
	for i := range 9 {
		files[fmt.Sprintf("en/%d/c_bad.yml", 8-i)] = "title: \"a\nlist: [\n"
	}
	files["en/bytes.md"] = "One\nCaf\xe9\n"
	files["en/unclosed.md"] = "---\ntitle: a\n"
	tree, err := Load(folder(files), DefaultLayout, "en", nil)
	var errs Errors
	if !errors.As(err, &errs) || len(errs) != 12 {
		t.Fatalf("%d errors: %v", len(errs), err)
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 12 || !slices.IsSorted(lines) || lines[9] != "en/bytes.md:2:4: invalid UTF-8" {
		t.Errorf("errors are not sorted, one a line:\n%v", err)
	}
	for _, e := range errs {
		var at *segment.Error
		if !errors.As(e, &at) || at.Pos.File == "" || at.Pos.Line == 0 {
			t.Errorf("%v has no position", e)
		}
	}
	if got := paths(tree); !slices.Equal(got, []string{"good.md", "z/good.md"}) {
		t.Errorf("beside the errors: %q", got)
	}
}

func TestFolderWithTheNameOfALesson(t *testing.T) {
	tree, err := Load(folder(map[string]string{"en/s_x.md/inside.md": "Inside\n", "en/a.md": "A\n"}), DefaultLayout, "en", nil)
	if err == nil || !strings.HasPrefix(err.Error(), "en/s_x.md: ") {
		t.Error(err)
	}
	if got := paths(tree); !slices.Contains(got, "a.md") {
		t.Errorf("%q", got)
	}
}

func TestWhatIsNoRegularFile(t *testing.T) {
	fsys := folder(map[string]string{"en/a.md": "A\n"})
	fsys["en/pipe.md"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	if _, err := Load(fsys, DefaultLayout, "en", nil); err == nil || !strings.HasPrefix(err.Error(), "en/pipe.md: ") {
		t.Error(err)
	}
	if _, err := Load(fsys, DefaultLayout, "fr", nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a locale without a folder: %v", err)
	}
	if tree, err := Load(folder(map[string]string{"en/a.txt": ""}), DefaultLayout, "en", nil); err != nil || len(tree.Documents) != 0 {
		t.Errorf("a folder without lessons: %q, %v", paths(tree), err)
	}
}

func TestLargeFilesAreRefused(t *testing.T) {
	fsys := fstest.MapFS{"en/a.md": &fstest.MapFile{Data: make([]byte, MaxSize+1)}}
	if _, err := Load(fsys, DefaultLayout, "en", nil); err == nil || !strings.HasPrefix(err.Error(), "en/a.md: ") {
		t.Error(err)
	}
}

func TestRulesNameTexts(t *testing.T) {
	const nested = "title: T\nmeta: {title: M}\nlist:\n- check: 1a\n  children:\n  - check: 2a\n    children:\n    - check: 3a\n      label: 3l\n- children:\n  - check: 2b\nscreens:\n- items:\n  - check: ia\n"
	for _, c := range []struct {
		text string // paths
		want string
	}{
		{"title", "T"},
		{"meta.title", "M"},
		{"list[].check", "1a"},
		{"list[].children[].check", "2a 2b"},
		{"list[].children[]*.check", "1a 2a 3a 2b"},
		{"list[].children[]*.check list[].children[]*.label", "1a 2a 3a 3l 2b"},
		{"list[]*.check", "1a"},
		{"screens[].items[].check title", "T ia"},
		{"list.check", ""},
		{"title[]", ""},
		{"list", ""},
		{"title title", "T"},
		{"none", ""},
	} {
		rules := Rules{{"*.yml", strings.Fields(c.text)}}
		if err := rules[0].Check(); err != nil {
			t.Error(err)
		}
		d, err := Split("deep/folder/any.yml", []byte(nested), rules)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range d.Segments() {
			got = append(got, s.Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %s", c.text, got, c.want)
		}
	}
}

func TestStarIsAnyKey(t *testing.T) {
	const file = "home:\n  label: One\n  icon: x\nmap:\n  label: Two\n  more: {label: Three}\nlist: [{label: Four}]\nlabel: Five\n"
	for path, want := range map[string]string{
		"*.label":   "One Two",
		"*.*.label": "Three",
		"*[].label": "Four",
		"map.*":     "Two",
		"*":         "Five",
		"no.*":      "",
	} {
		d, err := Split("ui.yml", []byte(file), Rules{{"ui.yml", []string{path}}})
		if err != nil {
			t.Fatal(err)
		}
		var got, values []string
		for _, s := range d.Segments() {
			got = append(got, s.Text)
		}
		for _, v := range d.Values() {
			if v.IsText {
				values = append(values, v.Value)
			}
		}
		if strings.Join(got, " ") != want || strings.Join(values, " ") != want {
			t.Errorf("%s: %q, and of the values %q, want %s", path, got, values, want)
		}
	}
}

func TestFirstRuleThatMatchesCounts(t *testing.T) {
	rules := Rules{
		{"blog/*.md", []string{"summary"}},
		{"s_*.md", nil},
		{"*.md", []string{"title"}},
		{"[ab]*.yml", []string{"name"}},
	}
	const lesson = "---\ntitle: Title\nsummary: Summary\n---\nBody\n"
	for name, want := range map[string]string{
		"blog/s_x.md":      "Summary Body",
		"blog/deep/x.md":   "Title Body", // a pattern with a slash is of the whole path
		"deep/blog/x.md":   "Title Body",
		"deep/s_x.md":      "Body",
		"x.md":             "Title Body",
		"x.markdown":       "",
		"deep/.hidden.md":  "Title Body",
		"blog/deep/s_y.md": "Body",
	} {
		d, err := Split(name, []byte(lesson), rules)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		if d != nil {
			for _, s := range d.Segments() {
				got = append(got, s.Text)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %s", name, got, want)
		}
	}
	if d, err := Split("s_x.md", []byte("Text\n"), Rules{}); d != nil || err != nil {
		t.Errorf("without a rule there is no lesson: %v, %v", d, err)
	}
}

func TestRulesThatCannotBeUnderstood(t *testing.T) {
	for _, r := range []Rule{
		{"", nil}, {"[", nil}, {"*.md", []string{""}}, {"*.md", []string{"a..b"}}, {"*.md", []string{"a."}},
		{"*.md", []string{"a[].[]"}}, {"*.md", []string{"a[]b"}}, {"*.md", []string{"**"}}, {"*.md", []string{"a*"}}, {"*.md", []string{"[]"}},
	} {
		if r.Check() == nil {
			t.Errorf("%q is taken", r)
		}
	}
	for _, r := range DefaultRules {
		if err := r.Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestSampleLoads(t *testing.T) {
	locales, err := fs.ReadDir(Sample, ".")
	if err != nil || len(locales) < 4 {
		t.Fatal(locales, err)
	}
	for _, l := range locales {
		tree, err := Load(Sample, DefaultLayout, l.Name(), nil)
		if err != nil || len(tree.Documents) == 0 {
			t.Errorf("%s: %d lessons: %v", l.Name(), len(tree.Documents), err)
		}
	}
}
