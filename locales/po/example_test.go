package po_test

import (
	"fmt"
	"log"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/po"
)

func Example() {
	data, err := po.Format.Encode(&locales.Catalog{Locale: "fr", Messages: []locales.Message{{
		Source:     "Learn about <a1>Tor</a1>.",
		Target:     "Découvrez <a1>Tor</a1>.",
		State:      locales.Translated,
		Notes:      []string{"<a1>: https://www.torproject.org"},
		References: []string{"tools/s_tor.md"},
	}}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", data)
	back, err := po.Format.Decode("fr.po", data)
	if err != nil {
		log.Fatal(err)
	}
	m := back.Messages[0]
	fmt.Printf("\n%s: %s is %s: %s\n", m.Pos, m.ID, m.State, m.Target)
	// Output:
	// msgid ""
	// msgstr ""
	// "Project-Id-Version: lessons\n"
	// "Language: fr\n"
	// "MIME-Version: 1.0\n"
	// "Content-Type: text/plain; charset=UTF-8\n"
	// "Content-Transfer-Encoding: 8bit\n"
	// "Plural-Forms: nplurals=2; plural=(n > 1);\n"
	// "X-Generator: Parasol\n"
	//
	// #. <a1>: https://www.torproject.org
	// #: tools/s_tor.md
	// msgid "Learn about <a1>Tor</a1>."
	// msgstr "Découvrez <a1>Tor</a1>."
	//
	// fr.po:14:1: learn-about-tor-evonaxmf7bbb2lf4 is translated: Découvrez <a1>Tor</a1>.
}
