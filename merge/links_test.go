package merge

import (
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A link of a language leads where the language wants it, unless it would run
// there.
func TestNoLinkOfALanguageRuns(t *testing.T) {
	d, err := content.Split("s_a.md", []byte("Read [this](a.md).\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	text := d.Segments()[0].Text
	for target, want := range map[string]string{
		"b.md":                "Lis [ceci](b.md).\n",
		"javascript:alert(1)": "Lis [ceci](a.md).\n",
		"JavaScript:alert(1)": "Lis [ceci](a.md).\n",
	} {
		c := &locales.Catalog{
			Locale:   "fr",
			Messages: []locales.Message{{ID: segment.ID("", text), Source: text, Target: "Lis <a1>ceci</a1>.", State: locales.Translated}},
			Links:    []locales.Link{{Source: "a.md", Target: target}},
		}
		if got := string(Resolve(d, NewIndex(c), Policy{}).Apply()); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
}
