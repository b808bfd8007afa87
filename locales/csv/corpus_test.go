package csv_test

import (
	"os"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/csv"
)

// The lessons of the corpus, each translated into itself, lose no message,
// no tag of a text and no note on their way through a table.
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
	c.Locale = "fr"
	for i := range c.Messages {
		m := &c.Messages[i]
		m.Target, m.State = m.Source, locales.Translated
	}
	if len(c.Messages) < 5_000 {
		t.Fatalf("the corpus has only %d messages", len(c.Messages))
	}
	data, err := csv.Format.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.Format.Decode("lessons.fr.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(c, got, cmpopts.IgnoreFields(locales.Message{}, "Pos", "Place", "References", "Tags"), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	t.Logf("%d messages, %d bytes", len(c.Messages), len(data))
}
