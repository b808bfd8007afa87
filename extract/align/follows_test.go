package align

import "testing"

func TestFollows(t *testing.T) {
	for _, test := range []struct {
		is, was, target string
		want            bool
	}{
		{"Wait 15 minutes.", "Wait 10 minutes.", "Attendez 15 minutes.", true},
		{"Wait 15 minutes.", "Wait 10 minutes.", "Attendez 10 minutes.", false},
		{"Wait 15 minutes.", "Wait 10 minutes.", "Attendez dix minutes.", false},
		{"Wait 15 minutes.", "Wait 10 minutes.", "Attendez ١٥ minutes.", true},
		{"Wait 15 minutes, not 20.", "Wait 10 minutes, not 20.", "Attendez 15 minutes, pas 20 ni 10.", false},
		{"Ask in Matrix.", "Ask in Signal.", "Demandez dans Matrix.", true},
		{"Ask in Matrix.", "Ask in Signal.", "Demandez dans Signal.", false},
		{"Matrix is free.", "Signal is free.", "Matrix est libre.", false}, // any word may begin a sentence
		{"See www.example.org/b now.", "See www.example.org/a now.", "Voyez www.example.org/b.", true},
		{"Never open the door.", "Open the door.", "N’ouvrez jamais la porte.", false}, // nobody here knows French
		{"Open the <b1>door</b1>.", "Open the door.", "Ouvrez la <b1>porte</b1>.", false},
		{"Open it.", "Open 3 doors.", "Ouvrez-la.", false},
		{"Open it.", "Open it.", "Ouvrez-la.", false},
		{"", "", "", false},
	} {
		if got := follows(test.is, test.was, test.target); got != test.want {
			t.Errorf("%q of %q after %q: %v", test.target, test.is, test.was, got)
		}
	}
}
