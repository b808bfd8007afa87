package segment

import "testing"

func TestATextThatNobodySeesIsBlank(t *testing.T) {
	for _, r := range " \t\n\r\v\f\x00\x04\u0085\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u180b\u180e\u2000\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202f\u205f\u2060\u2063\u2066\u206a\u2800\u3000\u3164\ufe0f\ufeff\uffa0\U000e0001\U000e0100" {
		if !IsBlank(string(r)) || !IsBlank("\u00a0"+string(r)+"\u200b") {
			t.Errorf("%U is taken for something to read", r)
		}
		if IsBlank(string(r) + "a") {
			t.Errorf("%U makes a letter invisible", r)
		}
	}
	if !IsBlank("") {
		t.Error("nothing is not blank")
	}
	for _, text := range []string{"a", "語", "م", "1", "-", "…", "\u0301", "\U0001f600", "\ue000", "\ufffd", "\ufffc"} {
		if IsBlank(text) {
			t.Errorf("%q is taken for blank", text)
		}
	}
}
