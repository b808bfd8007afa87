package goi18n_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
)

// A file of finished translations, and what is read of it.
func Example() {
	source := "Lock the door."
	c := &locales.Catalog{Locale: "fr", Source: "en", Messages: []locales.Message{
		{ID: segment.ID("", source), Source: source, Target: "Fermez la porte.", State: locales.Translated},
	}}
	file, err := goi18n.Encode("active.fr.toml", c, goi18n.Active)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(file))
	back, err := goi18n.Decode("active.fr.toml", file)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(back.Locale, back.Messages[0].State, back.Messages[0].Target)
	// Output:
	// ["lock-the-door-3den4w73c6fipvli"]
	// hash = "sha1-f78d86fc3dc7c371d14b5f87f188c2c58b8e596e"
	// other = "Fermez la porte."
	// fr translated Fermez la porte.
}
