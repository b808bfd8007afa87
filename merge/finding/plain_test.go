package finding

import "testing"

// What steers a terminal, or turns a line round (UAX 9, section 2), is known; what
// writes Arabic, Hebrew or Persian is not among it.
func TestWhatSteers(t *testing.T) {
	for _, r := range "\x00\x07\x08\t\n\r\x1b\x7f\u0085\u009b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" {
		if !Steers(r) {
			t.Errorf("%U is let through", r)
		}
	}
	for _, r := range " aé選ע\u061c\u200c\u200d\u200e\u200f\u2029\ufeff" {
		if Steers(r) {
			t.Errorf("%U is taken for a command", r)
		}
	}
	if got, want := OneLine("a\x1bb\nc\u202ed"), "a b c\ufffdd"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
