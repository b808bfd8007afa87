package align_test

import (
	"fmt"
	"log"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract/align"
)

func Example() {
	tree := func(lesson string) *content.Tree {
		d, err := content.Split("s_tor.md", []byte(lesson), nil)
		if err != nil {
			log.Fatal(err)
		}
		return &content.Tree{Documents: []*content.Document{d}}
	}
	source := tree("# Tor\n\nGet **Tor** from [its site](https://torproject.org).\n\nUpdate it every week.\n")
	target := tree("# Tor\n\nTéléchargez ** Tor ** sur [son site] (https://torproject.org).\n")

	result := align.Trees(source, target)
	for _, p := range result.Pairs {
		fmt.Printf("%q\n", p.Text)
	}
	for _, u := range result.Source {
		fmt.Printf("%s: %q\n", u.Reason, u.Place.Text())
	}
	// Output:
	// "Téléchargez <b1>Tor</b1> sur <a1>son site</a1>."
	// same: "Tor"
	// no counterpart: "Update it every week."
}
