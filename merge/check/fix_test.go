package check

import (
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

func all(string) bool { return true }

func TestFixes(t *testing.T) {
	for _, c := range []struct{ locale, source, target, want string }{
		{"es", "Wait a moment.", " Espere  un momento . ", "Espere un momento."},
		{"fr", "Are you sure?", "Êtes-vous sûr?", "Êtes-vous sûr\u202f?"},
		{"fr", "He said “no”: stop.", "Il a dit «non»: arrêtez.", "Il a dit «\u00a0non\u00a0»\u00a0: arrêtez."},
		{"fr-CA", "Are you sure?", "Êtes-vous sûr?", ""},
		{"de", "Press <b1>this</b1> now.", "Drücken  <b1> Sie</b1>  jetzt.", "Drücken <b1>Sie</b1> jetzt."},
		{"ru", "Choose a password.", "Выбе\u200bрите пароль.", "Выберите пароль."},
		{"ar", "Turn it off, now.", "أطفئه ، الآن.", "أطفئه، الآن."},
		{"zh-Hant", "Turn it off.", "關機。\u3000", "關機。"},
		{"fa", "I want it.", "می\u200cخواهم.", ""},
		{"de", "Call 24 people.", "Rufen Sie 42 Leute.", ""},
		{"fr", "Wait.", "Attendez.", ""},
	} {
		plans := planOf(c.locale, pair{c.source, c.target})
		fixes := Fixes(plans, Options{Source: "en"}, all)
		got := ""
		if len(fixes) > 0 {
			got = fixes[0].Text
		}
		if got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.locale, c.target, got, c.want)
		}
	}
}

func TestFixesLeaveAloneWhatNobodyConfirmedOrWants(t *testing.T) {
	plans := planOf("es", pair{"Wait a moment.", "Espere  un momento."})
	if fixes := Fixes(plans, Options{Source: "en"}, func(rule string) bool { return rule == edgeSpaceRule.ID }); fixes != nil {
		t.Errorf("another rule was asked for: %v", fixes)
	}
	plans[0].Entries[0].Message.State = locales.NeedsReview
	if fixes := Fixes(plans, Options{Source: "en"}, all); fixes != nil {
		t.Errorf("nobody has looked at it: %v", fixes)
	}
}
