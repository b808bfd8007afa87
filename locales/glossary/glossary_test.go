package glossary

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
)

func term(names ...string) Term {
	var t Term
	for i := 0; i < len(names); i += 2 {
		t.Names = append(t.Names, Name{names[i], names[i+1]})
	}
	return t
}

func TestCSV(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []Term
	}{
		{"a column a language", "en,fr,pt-BR\nphone,téléphone,telefone\nmap,,mapa\n",
			[]Term{term("en", "phone", "fr", "téléphone", "pt-BR", "telefone"), term("en", "map", "pt-BR", "mapa")}},
		{"several names", "en,fr\nphone|telephone,téléphone | tél.\n", []Term{term("en", "phone", "en", "telephone", "fr", "téléphone", "fr", "tél.")}},
		{"with notes, as Transifex writes", "term,pos,comment,translation_fr,comment_fr\nphone,noun,a thing,téléphone,chose\n", []Term{term("en", "phone", "fr", "téléphone")}},
		{"as Crowdin writes", "Term [en],Description [en],Term [zh-TW]\nphone,a thing,電話\n", []Term{term("en", "phone", "zh-TW", "電話")}},
		{"semicolons, a byte order mark", "\ufeffen;fr\nphone;\"un; téléphone\"\n", []Term{term("en", "phone", "fr", "un; téléphone")}},
		{"tabs, a short row", "source\tfr\nphone\n", []Term{term("en", "phone")}},
		{"nothing", "", nil},
		{"a header alone", "en,fr\n", nil},
	} {
		got, err := CSV("g.csv", []byte(c.text), "en")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

const tbxBasic = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
  <termEntry id="1">
    <langSet xml:lang="en"><tig><term>phone</term></tig><tig><term>blower</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
    <langSet xml:lang="fr"><ntig><termGrp><term>télé<hi>phone</hi></term></termGrp></ntig></langSet>
  </termEntry>
</body></text></martif>`

const tbx2019 = `<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
  <conceptEntry id="1"><langSec xml:lang="en"><termSec><term>phone</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
  <langSec xml:lang="fr"><termSec><term> télé
phone </term></termSec></langSec></conceptEntry>
</body></text></tbx>`

func TestTBX(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Term
	}{
		{tbxBasic, []Term{term("en", "phone", "fr", "téléphone")}},
		{tbx2019, []Term{term("en", "phone", "fr", "télé phone")}},
	} {
		got, err := TBX("g.tbx", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"fr,de\na,b\n", "g: 1: no column"},
		{"en,fr\na,\"b\n", "g: 2: extraneous or missing"},
		{"<tbx><text></tbx>", "g: 1: </tbx> closes <text>"},
		{"<html></html>", "g: 1: not TBX"},
	} {
		read := func() error { _, err := CSV("g", []byte(c.text), "en"); return err }
		if strings.HasPrefix(c.text, "<") {
			read = func() error { _, err := TBX("g", []byte(c.text)); return err }
		}
		e, ok := errors.AsType[*segment.Error](read())
		if !ok {
			t.Errorf("%q is taken", c.text)
			continue
		}
		e.Pos.Col = 0
		if got := strings.Replace(e.Error(), "g:", "g: ", 1); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: %s", c.text, got)
		}
	}
}

func TestNamesOfALocaleThatBelongsToAnother(t *testing.T) {
	x := term("en", "phone", "pt", "telemóvel", "pt-BR", "celular", "pt-BR", "telefone", "zh_TW", "手機")
	for locale, want := range map[string][]string{
		"pt-BR": {"celular", "telefone"}, "pt_br": {"celular", "telefone"}, "pt-PT": {"telemóvel"}, "pt": {"telemóvel"}, "zh-TW": {"手機"}, "zh": nil, "fr": nil,
	} {
		if diff := cmp.Diff(want, x.In(locale)); diff != "" {
			t.Errorf("%s\n%s", locale, diff)
		}
	}
}

// FuzzGlossary holds any bytes to be terms with names and languages, or an
// error with a place.
func FuzzGlossary(f *testing.F) {
	for _, text := range []string{"en,fr\na,b\n", "term;translation_fr\n\"a|b\";c\n", tbxBasic, tbx2019} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func() ([]Term, error){
			func() ([]Term, error) { return CSV("g", data, "en") },
			func() ([]Term, error) { return TBX("g", data) },
		} {
			terms, err := read()
			if e, ok := errors.AsType[*segment.Error](err); err != nil && (!ok || e.Pos.File != "g" || e.Pos.Line < 1) {
				t.Errorf("%v has no place", err)
			}
			for _, term := range terms {
				for _, n := range term.Names {
					if n.Locale == "" || n.Text == "" || n.Text != strings.TrimSpace(n.Text) {
						t.Errorf("%+v", n)
					}
				}
			}
		}
	})
}
