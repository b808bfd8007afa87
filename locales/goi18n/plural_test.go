package goi18n

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/locales"
)

// Tools write all the forms that a language has: the lesson's is other.
func TestOtherCountsBesidePluralForms(t *testing.T) {
	for name, data := range map[string]string{
		"fr.json": `{"a": {"few": "Restons", "one": "Reste", "many": "Restez", "other": "Restez"}}`,
		"fr.yaml": "a:\n  one: Reste\n  few: Restons\n  many: Restez\n  other: Restez\n",
		"fr.toml": "[a]\none = \"Reste\"\nfew = \"Restons\"\nmany = \"Restez\"\nother = \"Restez\"\n",
	} {
		m := mustDecode(t, "active."+name, []byte(data)).Messages[0]
		want := locales.Message{ID: "a", Target: "Restez", State: locales.Translated,
			Comments: []string{`plural form "one": Reste`, `plural form "few": Restons`}, Pos: m.Pos}
		if d := cmp.Diff(want, m, ignorePlace); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// A form alone is no translation of a lesson's text, and not nothing either.
func TestLonePluralFormIsADraft(t *testing.T) {
	for data, want := range map[string]locales.Message{
		`{"a": {"one": "Reste"}}`: {Target: "Reste", State: locales.NeedsReview, Comments: []string{`plural form "one": Reste`}},
		`{"a": {"many": "Restez", "one": "Reste", "other": ""}}`: {Target: "Restez", State: locales.NeedsReview,
			Comments: []string{`plural form "one": Reste`, `plural form "many": Restez`}},
		`{"a": {"one": "", "other": "Restez"}}`: {Target: "Restez", State: locales.Translated},
		`{"a": {"one": ""}}`:                    {},
	} {
		m := mustDecode(t, "active.fr.json", []byte(data)).Messages[0]
		want.ID, want.Pos = "a", m.Pos
		if d := cmp.Diff(want, m, ignorePlace); d != "" {
			t.Errorf("%s (-want +got):\n%s", data, d)
		}
	}
	if _, err := DecodeSource("active.en.json", []byte(`{"a": {"one": "Stay"}}`)); err == nil {
		t.Error("a source text without other is read")
	}
}
