package golden

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment/cost"
)

// A File is one to hold laws against.
type File struct {
	Name   string
	Source []byte
}

// Files are those of the sample, below root, that want takes, and those of every
// tree of the corpus if it is there.
func Files(t testing.TB, root string, want func(name string) bool) []File {
	t.Helper()
	var all []File
	roots := []string{root}
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" && cost.UnderRace {
		roots = append(roots, filepath.Join(corpus, "umbrella", "fr")) // CI reads the others without the race detector
	} else if corpus != "" {
		roots = append(roots, corpus)
	}
	for _, root := range roots {
		before := len(all)
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !want(filepath.ToSlash(name)) {
				return err
			}
			data, err := os.ReadFile(name)
			all = append(all, File{filepath.ToSlash(name), data})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == before {
			t.Fatalf("no lessons in %s", root)
		}
	}
	t.Logf("%d files", len(all))
	return all
}

// goldmarkDir is where goldmark's module keeps its tests.
func goldmarkDir(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// Examples are those of CommonMark's specification, and goldmark's own of
// GFM, footnotes and definition lists.
func Examples(t testing.TB) []File {
	t.Helper()
	dir := goldmarkDir(t)
	data, err := os.ReadFile(filepath.Join(dir, "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var spec []struct{ Markdown string }
	if err := json.Unmarshal(data, &spec); err != nil {
		t.Fatal(err)
	}
	var all []File
	for _, e := range spec {
		all = append(all, File{"commonmark.md", []byte(e.Markdown)})
	}
	names, err := filepath.Glob(filepath.Join(dir, "extension", "_test", "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no examples of extensions: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		const rule = "//- - - - - - - - -//\n"
		parts := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), rule)
		for i := 1; i < len(parts); i += 2 {
			all = append(all, File{filepath.Base(name) + ".md", []byte(parts[i])})
		}
	}
	return all
}

// Variants puts an example into every kind of container.
func Variants(s File) []File {
	text := string(s.Source)
	inside := func(first, rest string) []byte {
		lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
		for i := range lines {
			if i == 0 {
				lines[i] = first + lines[i]
			} else if lines[i] != "\n" {
				lines[i] = rest + lines[i]
			}
		}
		return []byte(strings.Join(lines, "") + "\n")
	}
	all := []File{
		s,
		{"quote of " + s.Name, inside("> ", "> ")},
		{"list of " + s.Name, inside("- ", "  ")},
		{"tab list of " + s.Name, inside("*\t", "\t")},
		{"footnote of " + s.Name, append([]byte("See[^n].\n\n[^n]: "), inside("", "    ")...)},
		{"definition of " + s.Name, append([]byte("Term\n: "), inside("", "  ")...)},
		{"nested " + s.Name, inside("1. > - ", "   >   ")},
		{"front matter of " + s.Name, append([]byte("---\nindex: 1\ntitle: The title\n---\n"), text...)},
		{"bom of " + s.Name, append([]byte("\ufeff"), text...)},
		{"crlf of " + s.Name, []byte(strings.ReplaceAll(text, "\n", "\r\n"))},
		{"unended " + s.Name, []byte(strings.TrimRight(text, "\n"))},
	}
	return all
}

// Seeds are the lessons of the goldens and of the sample that want takes, for a
// fuzzer to begin with: root is the folder of both. It fails if there are none of
// either.
func Seeds(t testing.TB, root string, want func(name string) bool) []File {
	t.Helper()
	var all []File
	for _, f := range Lessons(t, filepath.Join(root, "testdata", "split"), want) {
		all = append(all, File{f.Name, f.Data})
	}
	n := len(all)
	for _, s := range Files(t, root, want) {
		if len(s.Source) <= cost.FuzzSize {
			all = append(all, File{filepath.Base(s.Name), s.Source})
		}
	}
	if len(all) == n {
		t.Fatal("no seeds in the sample")
	}
	if cost.UnderRace {
		return cost.Some(all)
	}
	return cost.ShortSeeds(all, func(s File) int { return len(s.Source) })
}

// IsMarkdown reports whether a file is Markdown by its name.
func IsMarkdown(name string) bool { return filepath.Ext(name) == ".md" }
