package goi18n

import (
	"os"
	"os/exec"
	"path"
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// goi18nMerge runs the goi18n tool on files and returns what it writes.
func goi18nMerge(t *testing.T, ext string, files map[string][]byte) map[string][]byte {
	t.Helper()
	tool, err := exec.LookPath("goi18n")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	in, out := t.TempDir(), t.TempDir()
	args := []string{"merge", "-sourceLanguage", "en", "-format", ext, "-outdir", out}
	for name, data := range files {
		if err := os.WriteFile(path.Join(in, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, path.Join(in, name))
	}
	if output, err := exec.Command(tool, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	written := make(map[string][]byte)
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if written[e.Name()], err = os.ReadFile(path.Join(out, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return written
}

// entriesIn is what a file of ours or of goi18n's holds, by ID.
func entriesIn(t *testing.T, name string, data []byte) map[string]entry {
	t.Helper()
	file, err := parseName(name)
	if err != nil {
		t.Fatal(err)
	}
	_, raw, err := file.format.parse(string(data))
	if err != nil {
		t.Fatal(err)
	}
	messages, err := parseMessages(name, file, raw)
	if err != nil {
		t.Fatal(err)
	}
	entries := make(map[string]entry)
	for _, m := range messages {
		entries[m.ID] = entry{id: m.ID, description: m.Description, hash: m.Hash, other: m.Other}
	}
	return entries
}

// The goi18n tool, given our source and our finished messages, must leave the
// same messages to do, with the same hashes, and find nothing stale.
func TestGoi18nToolAgrees(t *testing.T) {
	for _, ext := range extensions {
		t.Run(ext, func(t *testing.T) {
			c := sample()
			if ext == "json" { // see hash
				for i := range c.Messages {
					c.Messages[i].Comments = nil
				}
			}
			english := *c
			english.Locale = "en"
			// Source texts that only the files of some languages call for are to
			// do for goi18n, which knows no states.
			english.Messages = slices.DeleteFunc(slices.Clone(c.Messages), func(m locales.Message) bool { return m.State == locales.Obsolete })
			source := mustEncode(t, "active.en."+ext, &english, Source)
			active := mustEncode(t, "active.fr."+ext, c, Active)
			todo := mustEncode(t, "translate.fr."+ext, c, ToDo)
			written := goi18nMerge(t, ext, map[string][]byte{"active.en." + ext: source, "active.fr." + ext: active})

			ours := entriesIn(t, "active.fr."+ext, active)
			for id, e := range entriesIn(t, "active.fr."+ext, written["active.fr."+ext]) {
				if o := ours[id]; o.hash != e.hash || o.other != e.other {
					t.Errorf("goi18n has %+v, we %+v", e, o)
				}
				delete(ours, id)
			}
			left := entriesIn(t, "translate.fr."+ext, todo)
			for id, e := range entriesIn(t, "translate.fr."+ext, written["translate.fr."+ext]) {
				if o, ok := left[id]; !ok || o.hash != e.hash {
					t.Errorf("goi18n has to do %+v, we %+v", e, o)
				}
				delete(left, id)
			}
			if len(ours)+len(left) > 0 {
				t.Errorf("goi18n lacks %v and %v", ours, left)
			}

			// With the to-do file, all of it counts as translated for goi18n,
			// the prefilled texts too. We read its files without loss.
			written = goi18nMerge(t, ext, map[string][]byte{
				"active.en." + ext: source, "active.fr." + ext: active, "translate.fr." + ext: todo,
			})
			got, err := DecodeSource("active.en."+ext, written["active.en."+ext])
			if err != nil {
				t.Fatal(err)
			}
			joined := Join(got, mustDecode(t, "active.fr."+ext, written["active.fr."+ext]), nil, nil)
			compareTexts(t, current(c), joined)
		})
	}
}

// compareTexts compares sources, targets, contexts and notes: goi18n sorts the messages and
// knows of no comments or suggestions.
func compareTexts(t *testing.T, want, got *locales.Catalog) {
	t.Helper()
	index := got.Index()
	if len(index) != len(want.Messages) {
		t.Fatalf("got %d messages, want %d", len(index), len(want.Messages))
	}
	for _, m := range want.Messages {
		g := got.Messages[index[m.ID]]
		if g.ID != m.ID || g.Source != m.Source || g.Target != m.Target || g.Context != m.Context || len(g.Notes) != len(m.Notes) {
			t.Errorf("got %+v\nwant %+v", g, m)
		}
	}
}
