package tmx

import "testing"

func TestATextInAnotherScriptServesNobody(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"sr", "sr-Latn", unlike}, {"sr", "sr-Cyrl", likely}, {"uz-Cyrl", "uz", unlike}, {"fr-Arab", "fr", unlike},
		{"zh", "zh-Hant", likely}, {"zh-Hans", "zh-TW", unlike}, {"fr", "fr-CA", regional}, {"fr-Latn", "fr", likely}, {"qx", "qx-Latn", likely},
	} {
		if got := closeness(parseLanguage(test.a), parseLanguage(test.b)); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
