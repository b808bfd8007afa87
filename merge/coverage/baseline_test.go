package coverage

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFallen(t *testing.T) {
	was := Baseline{"ar": {1, 3}, "de": {5, 10}, "es": {999_999, 1_000_000}, "fr": {10, 10}, "it": {0, 0}, "pt": {3, 9}}
	is := Baseline{"ar": {2, 6}, "de": {6, 13}, "es": {99_999, 100_000}, "it": {1, 2}, "pt": {3, 8}, "zh": {0, 5}}
	want := []Fall{
		{"de", Share{5, 10}, Share{6, 13}, false}, {"es", Share{999_999, 1_000_000}, Share{99_999, 100_000}, false},
		{"fr", Share{10, 10}, Share{}, true}, {"it", Share{}, Share{1, 2}, false},
	}
	if diff := cmp.Diff(want, is.Fallen(was)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if fallen := is.Fallen(is); fallen != nil {
		t.Errorf("what stays has fallen: %v", fallen)
	}
}

func TestBaselineErrorsNameTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"fr 1/2\nar\n":       `b.txt:2: not a language and its words, such as "fr 1191/1210"`,
		"fr 3/2\n":           `b.txt:1: not a language and its words, such as "fr 1191/1210"`,
		"fr 1/2 3\n":         `b.txt:1: not a language and its words, such as "fr 1191/1210"`,
		"\nfr 1/2\nfr 1/2\n": `b.txt:3: "fr" stands twice`,
	} {
		if _, err := ParseBaseline("b.txt", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// FuzzParseBaseline: what is read is written, and reads the same.
func FuzzParseBaseline(f *testing.F) {
	f.Add([]byte("ar 1/2\nfr 3/3\n"))
	f.Add([]byte("zh-Hant 0/0\r\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ParseBaseline("b.txt", data)
		if err != nil {
			return
		}
		again, err := ParseBaseline("b.txt", b.Encode())
		if err != nil || cmp.Diff(b, again) != "" {
			t.Fatalf("%q is read as %v, and then as %v, %v", data, b, again, err)
		}
		if fallen := again.Fallen(b); fallen != nil {
			t.Fatalf("fallen: %v", fallen)
		}
	})
}
