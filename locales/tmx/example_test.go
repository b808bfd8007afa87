package tmx_test

import (
	"fmt"

	"github.com/parasol-l10n/parasol/locales/tmx"
)

func ExampleDecodePair() {
	memory := []byte(`<tmx version="1.4"><header srclang="de"/><body><tu>
<tuv xml:lang="de"><seg>Telefon</seg></tuv>
<tuv xml:lang="en-US"><seg>Phone</seg></tuv>
<tuv xml:lang="fr-FR"><seg>Téléphone</seg></tuv>
</tu></body></tmx>`)
	c, err := tmx.DecodePair("shared.tmx", memory, "en", "fr")
	if err != nil {
		fmt.Println(err)
		return
	}
	m := c.Messages[0]
	fmt.Printf("%v: %s = %s\n", m.Pos, m.Source, m.Target)
	// Output: shared.tmx:1:48: Phone = Téléphone
}
