package extract_test

import (
	"fmt"
	"log"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
)

func Example() {
	source := func(lesson string) *locales.Catalog {
		d, err := content.Split("s_tor.md", []byte(lesson), nil)
		if err != nil {
			log.Fatal(err)
		}
		template, err := extract.Template(&content.Tree{Locale: "en", Documents: []*content.Document{d}})
		if err != nil {
			log.Fatal(err)
		}
		return template
	}
	french, _ := extract.Update(&locales.Catalog{Locale: "fr"}, source("# Tor\n\nTor hides *where* you are.\n"), nil)
	french.Messages[1].Target = "Tor cache <i1>où</i1> vous êtes."
	french.Messages[1].State = locales.Translated

	french, changes := extract.Update(french, source("- Update it.\n- Tor hides _where_ you are.\n"), nil)
	for _, m := range french.Messages {
		fmt.Printf("%s: %q\n", m.State, m.Source)
	}
	fmt.Printf("%+v\n", changes.Counts)
	// Output:
	// untranslated: "Update it."
	// translated: "Tor hides <i1>where</i1> you are."
	// {New:1 Changed:0 Kept:1 Moved:0 Gone:1 Reused:0 Done:1 ToDo:1 Words:2}
}
