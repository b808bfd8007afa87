package markdown

import (
	"slices"
	"testing"
)

// What differs is blamed on its own translation, or on the nearest ones before
// and behind it, each once.
func TestBlameIsOnTheNearestTranslations(t *testing.T) {
	text := func(s string) Translation { return Translation{Text: s} }
	c := comparison{
		want: &Region{}, segments: []int{0, -1, 1, 2, 3, 4},
		translations: []Translation{text("a"), {}, text("c"), {}, text("e")},
	}
	for _, test := range []struct{ units, want []int }{
		{[]int{0}, []int{0}}, {[]int{1}, []int{0, 2}}, {[]int{2}, []int{0, 2}}, {[]int{3}, []int{2}}, {[]int{4}, []int{2, 4}},
		{[]int{5}, []int{4}}, {[]int{6}, []int{4}}, {[]int{4, 1, 3}, []int{2, 4, 0}}, {nil, nil},
	} {
		var bad Accused
		for _, u := range test.units {
			c.accuse(&bad, u)
		}
		var got []int
		for _, m := range bad.All {
			got = append(got, m.Segment)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("units %v: segments %v, want %v", test.units, got, test.want)
		}
	}
	c.translations = make([]Translation, len(c.translations))
	var bad Accused
	if c.accuse(&bad, 2); bad.All != nil {
		t.Errorf("blamed without a translation: %v", bad.All)
	}
}

// A translation changes its own bytes and no others: not those of code between two
// texts, nor of the blanks before one.
func TestFixedBytesAreCompared(t *testing.T) {
	want := Split([]byte("One.\n\n    code\n\nTwo.\n"))
	translations := []Translation{{Text: "Un."}, {Text: "Deux."}}
	for merged, isSame := range map[string]bool{
		"Un.\n\n    code\n\nDeux.\n":  true,
		"Un.\n\n    kode\n\nDeux.\n":  false,
		"Un.\n\n     code\n\nDeux.\n": false,
		"Un.\n\n    code\n\n Deux.\n": false,
		"Un.\n\n    code\n\nDeux.":    false,
	} {
		if bad := Compare(want, Split([]byte(merged)), []int{0, 1}, translations); (len(bad) == 0) != isSame {
			t.Errorf("%q: %v", merged, bad)
		}
	}
}
