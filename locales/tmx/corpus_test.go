package tmx_test

import (
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// The lessons of the corpus, each translated into itself, lose no message and
// no tag on their way through a memory.
func TestCorpusComesBack(t *testing.T) {
	folder := os.Getenv("PARASOL_CORPUS")
	if folder == "" {
		t.Skip("PARASOL_CORPUS is not set")
	}
	tree, err := content.Load(os.DirFS(path.Join(folder, "umbrella")), content.DefaultLayout, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := extract.Template(tree)
	if err != nil {
		t.Fatal(err)
	}
	c.Locale, c.Source = "fr", "en"
	tags := 0
	for i := range c.Messages {
		m := &c.Messages[i]
		m.Target, m.State = m.Source, locales.Translated
		tags += len(m.Tags)
	}
	if len(c.Messages) < 5_000 || tags < 500 {
		t.Fatalf("the corpus has only %d messages and %d tags", len(c.Messages), tags)
	}
	data, err := tmx.Export(c, "en")
	if err != nil {
		t.Fatal(err)
	}
	got, err := tmx.Decode("memory.fr.tmx", data)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(c, got, cmpopts.IgnoreFields(locales.Catalog{}, "Pos"), cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place", "Notes", "References"),
		cmpopts.IgnoreFields(segment.Tag{}, "Stands"), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if n := strings.Count(string(data), "<it "); n > 0 {
		t.Errorf("%d tags have lost their partner", n)
	}
	t.Logf("%d messages, %d tags, %d bytes", len(c.Messages), tags, len(data))
}
