package align

import (
	"testing"

	"github.com/parasol-l10n/parasol/content"
)

// BenchmarkAlign aligns the whole corpus with its translations: the Arabic is
// damaged, so that much of it has to be restored.
func BenchmarkAlign(b *testing.B) {
	for _, locale := range []string{"ar", "fr"} {
		b.Run(locale, func(b *testing.B) {
			source, target := corpusTree(b, "umbrella", "en"), corpusTree(b, "umbrella", locale)
			segments := 0
			for _, tree := range []*content.Tree{source, target} {
				for _, d := range tree.Documents {
					segments += len(d.Segments())
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				Trees(source, target)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*segments), "ns/segment")
		})
	}
}
