package coverage_test

import (
	"log"
	"os"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/coverage"
)

func Example() {
	lesson, err := content.Split("tools/s_tor.md", []byte("# Use Tor\n\nTor hides where you are.\n"), nil)
	if err != nil {
		log.Fatal(err)
	}
	french := merge.NewIndex(&locales.Catalog{Locale: "fr", Messages: []locales.Message{
		{ID: segment.ID("", "Use Tor"), Source: "Use Tor", Target: "Utiliser Tor", State: locales.Translated},
	}})
	plans := []*merge.Plan{merge.Resolve(lesson, french, merge.Policy{})}
	if err := coverage.Of(plans).Text(os.Stdout, coverage.Text{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// locale                     words  review  missing  refused
	// fr     ▕██▊       ▏  28 %      7       0        5        0
	//
	// fr, by category                     words  review  missing  refused
	// tools           ▕██▊       ▏  28 %      7       0        5        0
}
