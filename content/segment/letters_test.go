package segment_test

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
)

func TestTextsOfTheSameWordsHaveTheSameLetters(t *testing.T) {
	for name, texts := range map[string][2]string{
		"quotes and blanks":   {`“Ne  plus ultra”, 2 fois`, `«ne plus ultra»   2 fois.`},
		"tags":                {"Lire <b1>ceci</b1>", "Lire ceci"},
		"a link without tags": {"Voir [la page] (https://example.com/a) ici", "Voir [la page](https://example.org/b) ici"},
		"marks of a letter":   {"हिन्दी!", "हिन्दी"},
	} {
		if a, b := segment.Letters(texts[0]), segment.Letters(texts[1]); a != b || a == "" {
			t.Errorf("%s: %q and %q", name, a, b)
		}
	}
	for _, texts := range [][2]string{{"Ne fermez pas", "Fermez"}, {"de 2 à 3", "de 2 à 4"}} {
		if a, b := segment.Letters(texts[0]), segment.Letters(texts[1]); a == b {
			t.Errorf("%q and %q have the same letters", texts[0], texts[1])
		}
	}
}
