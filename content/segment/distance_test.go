package segment

import "testing"

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "note", 4},
		{"note", "", 4},
		{"note", "note", 0},
		{"not", "note", 1},
		{"noté", "note", 1},
		{"locals", "locales", 1},
		{"form", "from", 2},
		{"kitten", "sitting", 3},
		{"写真", "写", 1},
	} {
		if got := Distance(test.a, test.b); got != test.want {
			t.Errorf("%q is %d letters from %q, want %d", test.a, got, test.b, test.want)
		}
		if got := Distance(test.b, test.a); got != test.want {
			t.Errorf("%q is %d letters from %q, and not the other way round", test.a, test.want, test.b)
		}
	}
}
