package content

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/markdown"
)

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
			translations := make([]markdown.Translation, len(d.Segments()))
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
