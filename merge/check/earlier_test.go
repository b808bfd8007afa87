package check

import "testing"

func TestWhatAnEditChanges(t *testing.T) {
	for _, test := range []struct{ was, is, want string }{
		{"Wait 24 hours.", "Wait 48 hours.", "a number"},
		{"Wait a while.", "Wait 48 hours.", "a number"},
		{"Wait 24 hours.", "Wait a while.", "a number"},
		{"Stay 5 km away.", "Stay 5 m away.", "a unit"},
		{"Do not open the door.", "Open the door.", "a negation"},
		{"Open the door.", "Never open the door.", "a negation"},
		{"Open the <b1>door</b1>.", "Open the front <b1>door</b1> now.", ""},
		{"Wait 24 hours.", "Wait for 24 hours at home.", ""},
		{"Do not open the door.", "Don't open the front door.", ""},
	} {
		if got := changeOf(test.was, test.is, "en"); got != test.want {
			t.Errorf("%q, then %q: %q", test.was, test.is, got)
		}
	}
	if changeOf("Wait 24 hours.", "Wait 48 hours.", "fr") != "a number" {
		t.Error("in another language")
	}
}
