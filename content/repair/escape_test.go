package repair

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

// Escapes and addresses that got blanks lose them where the source has what was
// escaped, or the address, as text; everywhere else they stay.
func TestBlanksLeaveEscapesAndSchemes(t *testing.T) {
	for _, c := range []struct{ source, raw, want string }{
		{`Click **\[Install\]** now.`, `Cliquez **\ [Installer ]** ici.`, `Cliquez <b1>[Installer]</b1> ici.`},
		{`Click \[Next\], then \[OK\].`, `Cliquez \ [Suivant \], puis \ [ OK \ ].`, `Cliquez [Suivant], puis [OK].`},
		{`Click \[Next\].`, "Cliquez \\\u00a0[Suivant].", `Cliquez [Suivant].`},
		{`Use \*stars\*.`, `Des \ *étoiles\ *.`, `Des *étoiles*.`},
		{`Click Next.`, `Cliquez \ [Suivant].`, `Cliquez \ [Suivant].`},
		{`Look for https:// and for http://.`, `Cherchez https: // et http : / /.`, `Cherchez https:// et http://.`},
		{`Look for https://.`, `Cherchez https：//.`, `Cherchez https://.`},
		{`Look for https://.`, `Cherchez http: //.`, `Cherchez http: //.`},
		{`Look for it.`, `Cherchez https: //.`, `Cherchez https: //.`},
	} {
		d, err := content.Split("a.md", []byte(c.source+"\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		r, ok := Restore(d, 0, c.raw)
		if got := strings.TrimSpace(r.Text); !ok || got != c.want || len(r.Repairs) > 0 != (c.raw != c.want) {
			t.Errorf("%q of %q is %q (%v, %v), want %q", c.raw, c.source, got, ok, r.Repairs, c.want)
		}
	}
}

// An image without a text has no segment of the source as its witness, and one that
// leads where no image of the source does has none at all: it is named.
func TestBrokenImagesAreNamed(t *testing.T) {
	for _, c := range []struct {
		source, lesson string
		want           int
	}{
		{"Go.\n\n![](a.png)\n", "Va.\n\n! [](/ b c.png)\n", 1},
		{"Go.\n\n![](a.png)\n", "Va.\n\n![](b.png)\n", 0},
		{"Go! [Or not](b.md).\n", "Va ! [Ou pas](b.md).\n", 0},
		{"Go.\n", "Va, `! [](b.png)`.\n", 0},
	} {
		got := BrokenImages(lessonOf(t, "a.md", c.lesson), lessonOf(t, "a.md", c.source))
		if len(got) != c.want {
			t.Errorf("%q: %v, want %d", c.lesson, got, c.want)
		}
	}
}
