package content

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A specimen is a file to hold the laws against.
type specimen struct {
	name   string
	source []byte
}

// files are the sample lessons, and every tree of the corpus if it is there.
func files(t testing.TB) []specimen {
	t.Helper()
	var all []specimen
	roots := []string{"."}
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" && underRace {
		roots = append(roots, filepath.Join(corpus, "umbrella", "fr")) // CI reads the others without the race detector
	} else if corpus != "" {
		roots = append(roots, corpus)
	}
	for _, root := range roots {
		before := len(all)
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if _, ok := DefaultRules.find(filepath.ToSlash(name)); err != nil || e.IsDir() || !ok {
				return err
			}
			data, err := os.ReadFile(name)
			all = append(all, specimen{filepath.ToSlash(name), data})
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

// examples are those of CommonMark's specification, and goldmark's own of
// GFM, footnotes and definition lists.
func examples(t testing.TB) []specimen {
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
	var all []specimen
	for _, e := range spec {
		all = append(all, specimen{"commonmark.md", []byte(e.Markdown)})
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
			all = append(all, specimen{filepath.Base(name) + ".md", []byte(parts[i])})
		}
	}
	return all
}

// variants puts an example into every kind of container.
func variants(s specimen) []specimen {
	text := string(s.source)
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
	all := []specimen{
		s,
		{"quote of " + s.name, inside("> ", "> ")},
		{"list of " + s.name, inside("- ", "  ")},
		{"tab list of " + s.name, inside("*\t", "\t")},
		{"footnote of " + s.name, append([]byte("See[^n].\n\n[^n]: "), inside("", "    ")...)},
		{"definition of " + s.name, append([]byte("Term\n: "), inside("", "  ")...)},
		{"nested " + s.name, inside("1. > - ", "   >   ")},
		{"front matter of " + s.name, append([]byte("---\nindex: 1\ntitle: The title\n---\n"), text...)},
		{"bom of " + s.name, append([]byte("\ufeff"), text...)},
		{"crlf of " + s.name, []byte(strings.ReplaceAll(text, "\n", "\r\n"))},
		{"unended " + s.name, []byte(strings.TrimRight(text, "\n"))},
	}
	return all
}

// identity is law 1: what is split and rendered without a translation, or
// with the source's own bytes kept, is the same file.
func identity(t testing.TB, s specimen) {
	t.Helper()
	before := bytes.Clone(s.source)
	d, err := Split(s.name, s.source, nil)
	if !bytes.Equal(before, s.source) {
		t.Fatalf("%s: Split changed its input", s.name)
	}
	if err != nil {
		var at *segment.Error
		if !errors.As(err, &at) || at.Pos.File != s.name || d != nil {
			t.Errorf("%s: %v", s.name, err)
		}
		return
	}
	if d == nil {
		return
	}
	out, _ := d.Render(make([]Translation, len(d.Segments())))
	if !bytes.Equal(out, before) {
		t.Errorf("%s: %q became %q", s.name, before, out)
	}
	wellFormed(t, d)
}

// wellFormed holds the segments against their own rules.
func wellFormed(t testing.TB, d *Document) {
	t.Helper()
	last := segment.Pos{}
	for i := range d.Segments() {
		s := &d.Segments()[i]
		if s.Pos.Line < 1 || s.Pos.Col < 1 || s.Pos.Compare(last) < 0 {
			t.Errorf("%s: position %v after %v", d.Path(), s.Pos, last)
		}
		last = s.Pos
		if problems := segment.Check(s, s.Text); len(problems) > 0 {
			t.Errorf("%v: the text %q does not fit itself: %v", s.Pos, s.Text, problems)
		}
		if s.Text != strings.Trim(s.Text, " \t\r\n") || strings.ContainsAny(s.Text, "\r\n") {
			t.Errorf("%v: blanks at the edge, or a line end, in %q", s.Pos, s.Text)
		}
	}
	for _, r := range d.regions() {
		at := 0
		for i := range r.units {
			u := &r.units[i]
			if u.host >= 0 {
				continue
			}
			if u.edgeStart < at || u.start < u.edgeStart || u.end < u.start || u.edgeEnd < u.end || u.edgeEnd > len(r.source) {
				t.Errorf("%s: unit %d [%d,%d) in [%d,%d) after %d", d.Path(), i, u.start, u.end, u.edgeStart, u.edgeEnd, at)
			}
			at = u.edgeEnd
		}
	}
}

func TestIdentityOfLessons(t *testing.T) {
	for _, s := range files(t) {
		identity(t, s)
		if _, err := Split(s.name, s.source, nil); err != nil {
			t.Error(err)
		}
	}
}

func TestIdentityOfExamples(t *testing.T) {
	n := 0
	for _, e := range examples(t) {
		for _, s := range variants(e) {
			identity(t, s)
			n++
		}
	}
	t.Logf("%d examples and variants", n)
	if n < 7000 {
		t.Error("examples are missing")
	}
}

// TestOwnTextReadsBack writes every segment anew as its own translation: it
// must read back, in whatever style.
func TestOwnTextReadsBack(t *testing.T) {
	all := files(t)
	for _, e := range examples(t) {
		all = append(all, variants(e)...)
	}
	segments, failed := 0, map[Style]int{}
	for _, s := range all {
		d, err := Split(s.name, s.source, nil)
		if err != nil || d == nil {
			continue
		}
		segments += len(d.Segments())
		for style := Light; style < Styles; style++ {
			own := make([]Translation, len(d.Segments()))
			for i := range own {
				own[i] = Translation{Text: d.Segments()[i].Text, Style: style}
			}
			out, _ := d.Render(own)
			if bad := d.Verify(out, own); len(bad) > 0 {
				failed[style] += len(bad)
				if style == Full && !strings.Contains(s.name, "/") && failed[style] < 40 {
					t.Logf("%s: %q -> %q: %v", s.name, s.source, out, d.Segments()[bad[0].Segment].Text)
				}
			}
		}
	}
	t.Logf("%d files, %d segments, not read back by style: %v", len(all), segments, failed)
}
