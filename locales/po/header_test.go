package po

import (
	"slices"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

func TestHeaderOfAnotherToolIsKept(t *testing.T) {
	const file = `# French lessons.
#
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: umbrella\n"
"PO-Revision-Date: 2020-02-02 02:02+0200\n"
"Last-Translator: Zoë <zoe@example.org>\n"
"Language-Team: \n"
"language: fr\n"
"MIME-Version: 1.0\n"
"X-Poedit-SourceCharset: UTF-8\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=n;\n"
"no field\n"
"X-Generator: Parasol\n"

msgid "a"
msgstr "b"
`
	c := mustDecode(t, "other.po", []byte(file))
	if c.Locale != "fr" {
		t.Errorf("locale %q", c.Locale)
	}
	if got := string(mustEncode(t, c)); got != file {
		t.Errorf("got\n%s", got)
	}
	c.Locale = "pt-BR"
	got := string(mustEncode(t, c))
	if want := strings.Replace(file, "language: fr", "language: pt_BR", 1); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestHeaderSaysWhatIsWritten(t *testing.T) {
	utf16 := strings.NewReplacer("UTF-8", "ISO-8859-1", "8bit", "quoted-printable", "Parasol", "Poedit 3").Replace(
		string(mustEncode(t, &locales.Catalog{Locale: "fr"})))
	got := string(mustEncode(t, mustDecode(t, "fr.po", []byte(utf16))))
	if want := string(mustEncode(t, &locales.Catalog{Locale: "fr"})); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestHeaderFieldsOfACatalogFollow(t *testing.T) {
	want := []locales.Field{{Name: "#", Value: "free"}, {Name: "X-A", Value: "b: c"}, {Name: "", Value: "loose"}}
	c := &locales.Catalog{Locale: "ar", Source: "en", Header: want}
	if got := mustDecode(t, "x.po", mustEncode(t, c)).Header; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestLocaleIsReadAsItIsWritten(t *testing.T) {
	for _, test := range []struct{ name, language, want string }{
		{"lessons.po", "fr", "fr"},
		{"lessons.po", "pt_BR", "pt-BR"},
		{"lessons.po", "zh_Hant", "zh-Hant"},
		{"lessons.po", "sr@latin", "sr-Latn"},
		{"lessons.po", "sr_RS@latin", "sr-Latn-RS"},
		{"lessons.po", "ca@valencia", "ca-valencia"},
		{"lessons.po", "es_MX.UTF-8", "es-MX"},
		{"lessons.po", "prs", "prs"},
		{"lessons.po", "French", ""},
		{"out/fr.po", "", "fr"},
		{"out/lessons.kmr.po", "", "kmr"},
		{"out/pt_BR.po", "pt_br", "pt_BR"},
		{"out/zh-hant.po", "zh_Hant", "zh-hant"},
		{"out/de.po", "fr", "fr"},
		{"lessons.po", "", ""},
		{"app.pot", "", ""},
	} {
		c := mustDecode(t, test.name, []byte("msgid \"\"\nmsgstr \"Language: "+test.language+"\\n\"\n"))
		if c.Locale != test.want {
			t.Errorf("%s, %q: got %q, want %q", test.name, test.language, c.Locale, test.want)
		}
	}
}

func TestPluralForms(t *testing.T) {
	for locale, want := range map[string]string{
		"fr": moreThan1, "fr-CA": moreThan1, "pt_PT": notOne, "pt-BR": moreThan1, "zh-Hant-TW": noPlural,
		"prs": moreThan1, "kmr": notOne, "AR": arabic, "rhg": "", "": "", "x": "",
	} {
		if got := pluralForms(locale); got != want {
			t.Errorf("%s: got %q", locale, got)
		}
	}
}
