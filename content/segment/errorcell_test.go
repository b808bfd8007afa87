package segment

import "testing"

// Where a spreadsheet left its error in the place of a translation, the text
// is none, in any language; a source text that is about errors may say so.
func TestErrorOfASpreadsheetIsNoTranslation(t *testing.T) {
	for _, test := range []struct {
		source, text string
		want         bool
	}{
		{"Stay safe", "#NAME?", true},
		{"Stay safe", " #REF!\n", true},
		{"Stay safe", "#VALUE!", true},
		{"Stay safe", "#DIV/0!", true},
		{"Stay safe", "#N/A", true},
		{"Stay safe", "#NULL!", true},
		{"Stay safe", "#NUM!", true},
		{"Stay safe", "#SPILL!", true},
		{"Stay safe", "#CALC!", true},
		{"Stay safe", "#ERROR!", true},
		{"Stay safe", "#NOM?", true},
		{"Stay safe", "#ИМЯ?", true},
		{"Stay safe", "#NOME?", true},
		{"Stay safe", "#¿NOMBRE?", true},
		{"Stay safe", "#NAAM?", true},
		{"Stay safe", "#AD?", true},
		{"Stay safe", "#WERT!", true},
		{"Stay safe", "#NV", true},
		{"Stay safe", "#BEZUG!", true},
		{"Stay safe", "#NOMBRE?", true},
		{"Stay safe", "#¡REF!", true},
		{"Stay safe", "#REF !", true},
		{"Stay safe", "#NOM\u00a0?", true},
		{"Stay safe", "#VALEUR\u202f!", true},
		{"Stay safe", "#VALOR!", true},
		{"Stay safe", "#DATEN_ABRUFEN", true},
		{"Stay safe", "#ADDIN?", true},
		{"Stay safe", "Err:508", true},

		{"Restez", "#AIDE !", false},
		{"Restez", "# REF, le nom", false},

		{"#NAME?", "#NAME?", false},
		{"#N/A", "#N/D", false},
		{"Stay safe", "#Restez", false},
		{"#THANKS!", "#MERCI!", false},
		{"Stay safe", "#NAME? est une erreur", false},
		{"Stay safe", "NAME?", false},
		{"Stay safe", "#name?", false},
		{"Stay safe", "Err:50", false},
		{"Stay safe", "Err:abc", false},
		{"Stay safe", "#", false},
		{"Stay safe", "", false},
	} {
		refused := false
		for _, p := range Check(&Segment{Text: test.source}, test.text) {
			refused = refused || p.Rule == RuleErrorCell
		}
		if refused != test.want {
			t.Errorf("%q for %q: refused is %v", test.text, test.source, refused)
		}
	}
}
