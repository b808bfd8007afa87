package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What differs is blamed on its own translation, or on the nearest ones before
// and behind it, each once.
func TestBlameIsOnTheNearestTranslations(t *testing.T) {
	text := func(s string) Translation { return Translation{Text: s} }
	c := comparison{
		want: &region{}, segments: []int{0, -1, 1, 2, 3, 4},
		translations: []Translation{text("a"), {}, text("c"), {}, text("e")},
	}
	for _, test := range []struct{ units, want []int }{
		{[]int{0}, []int{0}}, {[]int{1}, []int{0, 2}}, {[]int{2}, []int{0, 2}}, {[]int{3}, []int{2}}, {[]int{4}, []int{2, 4}},
		{[]int{5}, []int{4}}, {[]int{6}, []int{4}}, {[]int{4, 1, 3}, []int{2, 4, 0}}, {nil, nil},
	} {
		var bad accused
		for _, u := range test.units {
			bad.unit(&c, u)
		}
		var got []int
		for _, m := range bad.all {
			got = append(got, m.Segment)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("units %v: segments %v, want %v", test.units, got, test.want)
		}
	}
	c.translations = make([]Translation, len(c.translations))
	var bad accused
	if bad.unit(&c, 2); bad.all != nil {
		t.Errorf("blamed without a translation: %v", bad.all)
	}
}

// BenchmarkBlame proves a lesson of which every text is broken: twice the texts
// take twice the time.
func BenchmarkBlame(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d, err := Split("a.md", []byte(strings.Repeat("Call *her*.\n\n", n)), nil)
			if err != nil {
				b.Fatal(err)
			}
			merged := []byte(strings.Repeat("Appelez *le*.\n\n", n))
			translations := make([]Translation, len(d.Segments()))
			for i := range translations {
				translations[i].Text = "Appelez-*la*."
			}
			for b.Loop() {
				if bad := d.Verify(merged, translations); len(bad) != n {
					b.Fatal(len(bad))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/text")
		})
	}
}
