package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/store"
)

// runIn runs the command on a project and returns its exit code and output.
func runIn(t *testing.T, dir string, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	args = append([]string{"--content", filepath.Join(dir, "content"), "--locales", filepath.Join(dir, "locales")}, args...)
	if config := filepath.Join(dir, defaultConfig); exists(config) {
		args = append(args, "--config", config)
	}
	code := run(args, strings.NewReader(""), &out, &out)
	return code, out.String()
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func mustRun(t *testing.T, dir string, args ...string) {
	t.Helper()
	if code, out := runIn(t, dir, args...); code != 0 {
		t.Fatalf("parasol %s: exit code %d\n%s", strings.Join(args, " "), code, out)
	}
}

// untold counts the messages of a file that do not say what they were when it
// went out to translators.
func untold(t *testing.T, name string) (n, of int) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := store.Decode(filepath.ToSlash(name), data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Messages {
		if (c.Messages[i].Exported == locales.Export{}) {
			n++
		}
	}
	return n, len(c.Messages)
}

// What goes out to translators says of each unit what it was then; the
// project's own catalogs say nothing of the kind.
func TestWhatGoesOutSaysWhatItWas(t *testing.T) {
	cost.SkipShort(t)
	dir := filepath.Join(t.TempDir(), "sample")
	mustRun(t, dir, "sample", dir)
	for _, format := range project.FormatNames() {
		out := filepath.Join(t.TempDir(), "out")
		mustRun(t, dir, "extract", "--format", format, "--out", out)
		files, err := filepath.Glob(filepath.Join(out, "*ar.*"))
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		if n, of := untold(t, files[0]); n > 0 || of == 0 {
			t.Errorf("%s: %d of %d messages do not say what they were", format, n, of)
		}
	}
	for _, format := range store.CatalogFormats {
		mustRun(t, dir, "extract", "--format", format)
		for name, text := range tree(t, filepath.Join(dir, "locales")) {
			if strings.Contains(text, "exported: ") {
				t.Errorf("%s says what it was when it went out", name)
			}
		}
	}
}

// bigProject is a project with every lesson of the corpus if it is there, else
// the sample's, translated into French as a whole.
func bigProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	from := os.DirFS(filepath.Join("..", "..", "content", "en"))
	if corpus := os.Getenv("PARASOL_CORPUS"); corpus != "" {
		from = os.DirFS(filepath.Join(corpus, "umbrella", "en"))
	}
	if err := os.CopyFS(filepath.Join(dir, "content", "en"), from); err != nil {
		t.Fatal(err)
	}
	mustRun(t, dir, "extract", "--to", "fr")
	name := filepath.Join(dir, "locales", "translate.fr.toml")
	translateAll(t, filepath.Join(dir, "locales", "active.en.toml"), name)
	mustRun(t, dir, "merge")
	return dir
}

// translateAll writes a to-do file in which every text of the source catalog
// has a translation that keeps its tags.
func translateAll(t *testing.T, source, todo string) {
	t.Helper()
	data, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	c, err := goi18n.DecodeSource(source, data)
	if err != nil {
		t.Fatal(err)
	}
	c.Locale = "fr"
	for i := range c.Messages {
		m := &c.Messages[i]
		m.Target, m.State, m.Draft = "«\u00a0"+m.Source+"\u00a0» ✓", locales.Translated, true
	}
	if data, err = goi18n.Encode("translate.fr.toml", c, goi18n.ToDo); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(todo, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if e != nil && e.IsDir() && e.Name() == ".parasol" { // the writer's own
			return fs.SkipDir
		}
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestLessonsAreTheSameThroughEveryFormat sends a whole translation out in
// each format and takes it back into a project that has none: the catalogs
// and the lessons must be those that were merged directly.
func TestLessonsAreTheSameThroughEveryFormat(t *testing.T) {
	cost.SkipShort(t)
	direct := bigProject(t)
	lessons := tree(t, filepath.Join(direct, "content", "fr"))
	catalogs := tree(t, filepath.Join(direct, "locales"))
	t.Logf("%d lessons", len(lessons))
	for _, f := range store.ExchangeFormats {
		t.Run(f.Name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "content", "en"), os.DirFS(filepath.Join(direct, "content", "en"))); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(dir, "out")
			mustRun(t, direct, "extract", "--format", f.Name, "--out", out)
			mustRun(t, dir, "merge", "--to", "fr", filepath.Join(out, "fr"+f.Extensions[0]))
			if diff := cmp.Diff(catalogs, tree(t, filepath.Join(dir, "locales"))); diff != "" {
				t.Errorf("catalogs (-direct +%s)\n%.2000s", f.Name, diff)
			}
			if diff := cmp.Diff(lessons, tree(t, filepath.Join(dir, "content", "fr"))); diff != "" {
				t.Errorf("lessons (-direct +%s)\n%.2000s", f.Name, diff)
			}
		})
	}
}

// TestBlankIsNoDeletion takes back what went out before anybody translated:
// nothing changes, whether the targets are blank or repeat their sources.
func TestBlankIsNoDeletion(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, dir, "sample", dir)
	before := tree(t, dir)
	out := t.TempDir()
	empty := filepath.Join(t.TempDir(), "locales")
	for _, f := range store.ExchangeFormats {
		if f.Name == "tmx" { // holds finished pairs only
			continue
		}
		code := run([]string{"--content", filepath.Join(dir, "content"), "--locales", empty, "--to", "ar,fr,zh-Hant",
			"extract", "-q", "--format", f.Name, "--out", filepath.Join(out, f.Name)}, strings.NewReader(""), os.Stderr, os.Stderr)
		if code != 0 {
			t.Fatalf("%s: exit code %d", f.Name, code)
		}
		for _, l := range []string{"ar", "fr", "zh-Hant"} {
			mustRun(t, dir, "merge", filepath.Join(out, f.Name, l+f.Extensions[0]))
		}
		if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
			t.Errorf("%s: %.2000s", f.Name, diff)
		}
	}
}

// TestFormatsAreKnownByWhatTheyHold gives every file a name that says nothing
// of its format.
func TestFormatsAreKnownByWhatTheyHold(t *testing.T) {
	dir := t.TempDir()
	mustRun(t, dir, "sample", dir)
	for _, f := range store.ExchangeFormats {
		out := filepath.Join(t.TempDir(), f.Name)
		mustRun(t, dir, "extract", "--format", f.Name, "--out", out)
		returned := filepath.Join(out, "returned.fr.txt")
		if err := os.Rename(filepath.Join(out, "fr"+f.Extensions[0]), returned); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(returned)
		if err != nil {
			t.Fatal(err)
		}
		c, err := store.Decode(filepath.ToSlash(returned), data)
		if err != nil || c.Locale != "fr" {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		finished := slices.ContainsFunc(c.Messages, func(m locales.Message) bool { return m.State.Finished() })
		if len(c.Messages) < 100 || !finished {
			t.Errorf("%s: %d messages", f.Name, len(c.Messages))
		}
	}
}
