package locales

import (
	"slices"
	"strings"
	"testing"
)

func TestSpellingsOfOneTag(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"fr", "FR", true}, {"pt-BR", "pt_br", true}, {"zh-Hant", "ZH_hANT", true},
		{"fr", "fr-FR", false}, {"pt-BR", "ptBR", false}, {"", "fr", false},
	} {
		if got := SameTag(test.a, test.b); got != test.want {
			t.Errorf("SameTag(%q, %q) = %v", test.a, test.b, got)
		}
	}
}

// TestATagMeansTheLanguageThatTheProjectHas: what tools add to a tag or take
// off it makes no other language of it, unless the project has both.
func TestATagMeansTheLanguageThatTheProjectHas(t *testing.T) {
	for _, test := range []struct{ tag, known, want string }{
		{"fr_FR", "ar fr", "fr"},
		{"fr-CA", "fr", "fr"},
		{"fr", "fr-FR de", "fr-FR"},
		{"zh", "fr zh-Hant", "zh-Hant"},
		{"zh_TW", "zh-Hant", "zh-Hant"},
		{"zh-Hant-TW", "zh-Hant", "zh-Hant"},
		{"zh-HK", "zh-Hans zh-Hant", "zh-Hant"},
		{"zh-CN", "zh-Hant", ""},
		{"zh-CN", "zh-Hans zh-Hant", "zh-Hans"},
		{"zh-Hant", "zh-TW zh-CN", "zh-TW"},
		{"zh", "zh-Hans zh-Hant", "zh-Hans zh-Hant"},
		{"cmn-Hant", "zh-Hant", "zh-Hant"},
		{"pt-BR", "pt pt-BR", "pt-BR"},
		{"pt_br", "pt pt-BR", "pt-BR"},
		{"pt", "pt pt-BR", "pt"},
		{"pt-PT", "pt pt-BR", "pt"},
		{"pt-PT", "pt-BR", ""},
		{"pt", "pt-BR pt-PT", "pt-BR pt-PT"},
		{"FR", "fr fr-FR", "fr"},
		{"iw", "he ar", "he"},
		{"sr-Latn", "sr", ""},
		{"sr-Cyrl", "sr", "sr"},
		{"sr", "sr-Latn", ""},
		{"sr", "sr-Cyrl", "sr-Cyrl"},
		{"sr", "sr-Latn sr-Cyrl", "sr-Cyrl"},
		{"sr-RS", "sr", "sr"},
		{"sr-ME", "sr", ""}, // where it is in Latin letters
		{"uz-Cyrl", "uz", ""},
		{"uz-Latn", "uz", "uz"},
		{"az-Cyrl", "az", ""},
		{"fr-Arab", "fr", ""},
		{"fr-Latn-FR", "fr", "fr"},
		{"fr", "fr-Arab", ""},
		{"zh-Hant", "zh", ""},
		{"zh_TW", "zh", ""},
		{"zh-Hans", "zh", "zh"},
		{"zh_CN", "zh", "zh"},
		{"zh", "zh-TW", "zh-TW"},
		{"pa-PK", "pa", ""},
		{"ja-Jpan", "ja", "ja"},
		{"sr-Latn", "sr-Cyrl", ""},
		{"sr-Latn-RS", "sr-Cyrl sr-Latn", "sr-Latn"},
		{"ca-valencia", "ca", ""},
		{"de", "fr", ""},
		{"und", "fr", ""},
		{"no tag", "no", ""},
		{"en", "fr", ""},
	} {
		want, known := strings.Fields(test.want), strings.Fields(test.known)
		if got := Meant(test.tag, known); !slices.Equal(got, want) {
			t.Errorf("%s beside %v means %v, want %v", test.tag, known, got, want)
		}
	}
}

func TestUsualSpelling(t *testing.T) {
	for tag, want := range map[string]bool{"fr": true, "pt-BR": true, "zh-Hant": true, "zh-Hant-TW": true, "FR": false, "pt_BR": false, "pt-br": false, "zh-hant": false, "": false, "no language": false} {
		if got := IsUsual(tag); got != want {
			t.Errorf("%q: %v", tag, got)
		}
	}
}
