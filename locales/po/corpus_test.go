package po_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/po"
)

// corpus is the catalog of the English lessons of the sample, or of the
// corpus if it is there.
func corpus(t *testing.T) *locales.Catalog {
	t.Helper()
	root := "../../content"
	if dir := os.Getenv("PARASOL_CORPUS"); dir != "" {
		root = filepath.Join(dir, "umbrella")
	}
	tree, err := content.Load(os.DirFS(root), content.DefaultLayout, "en", nil)
	if err != nil && tree == nil {
		t.Fatal(err)
	}
	template, err := extract.Template(tree)
	if err != nil {
		t.Fatal(err)
	}
	if len(template.Messages) < 100 {
		t.Fatalf("only %d messages", len(template.Messages))
	}
	return template
}

// translate turns the words around, so that tags move, and gives the messages
// states in turn.
func translate(template *locales.Catalog, locale string) *locales.Catalog {
	c := &locales.Catalog{Locale: locale, Source: "en"}
	for i, m := range template.Messages {
		m.State = locales.State(i % 4)
		if m.State != locales.Untranslated {
			words := strings.Fields(m.Source)
			slices.Reverse(words)
			m.Target = "\u200f" + strings.Join(words, " ") + "—漢字 «سلام»"
		}
		if m.State == locales.NeedsReview {
			m.Previous = strings.ToUpper(m.Source)
		}
		if i%5 == 0 {
			m.Comments = []string{"said by a translator"}
		}
		c.Messages = append(c.Messages, m)
	}
	return c
}

func TestCorpusComesBack(t *testing.T) {
	template := corpus(t)
	want := translate(template, "ar")
	data, err := po.Format.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	compareToCorpus(t, want, data)

	pot, err := po.Template(template)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d messages, %d bytes", len(want.Messages), len(data))
	dir := t.TempDir()
	name, potName := filepath.Join(dir, "ar.po"), filepath.Join(dir, "lessons.pot")
	for name, data := range map[string][]byte{name: data, potName: pot} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"msgcat", name},
		{"msgmerge", "--previous", "--no-fuzzy-matching", "-q", name, potName},
		{"msgfilter", "--keep-header", "-i", name, "cat"},
	} {
		out := tool(t, args...)
		if string(out) != string(data) {
			t.Errorf("%s changed the file", args[0])
		}
		compareToCorpus(t, want, out)
	}
	if out := tool(t, "msgcat", potName); string(out) != string(pot) {
		t.Error("msgcat changed the template")
	}
	tool(t, "msgfmt", "-c", "-o", os.DevNull, name)
	tool(t, "pofilter", "--progress=none", "-t", "untranslated", "-i", name, "-o", filepath.Join(dir, "out.po"))
}

// compareToCorpus finds every message and every tag where it was.
func compareToCorpus(t *testing.T, want *locales.Catalog, data []byte) {
	t.Helper()
	got, err := po.Format.Decode("ar.po", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Messages) != len(want.Messages) {
		t.Fatalf("%d messages, want %d", len(got.Messages), len(want.Messages))
	}
	for i := range got.Messages {
		g, w := got.Messages[i], want.Messages[i]
		g.Pos, g.Place, w.Pos, w.Tags = segment.Pos{}, locales.Place{}, segment.Pos{}, nil
		if !reflect.DeepEqual(g, w) {
			t.Fatal(cmp.Diff(w, g))
		}
	}
	tags := 0
	for i := range want.Messages {
		for _, text := range []string{got.Messages[i].Source, got.Messages[i].Target} {
			if text == "" {
				continue
			}
			found := segment.Tokenize(text, want.Messages[i].Tags)
			for _, token := range found {
				if token.Part != segment.Text {
					tags++
				}
			}
			if n := len(segment.Names(text)); n < len(want.Messages[i].Tags) {
				t.Errorf("%q has %d of %d tags", text, n, len(want.Messages[i].Tags))
			}
		}
	}
	if tags < 50 {
		t.Errorf("only %d tags", tags)
	}
}

func tool(t *testing.T, args ...string) []byte {
	t.Helper()
	cost.SkipShort(t)
	if _, err := exec.LookPath(args[0]); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", args, err)
	}
	return out
}
