package xliff

import (
	"fmt"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// many makes a catalog of n messages like those of lessons, a hundred a
// lesson.
func many(n int) *locales.Catalog {
	c := &locales.Catalog{Locale: "fr", Source: "en"}
	for i := range n {
		m := tagged("", fmt.Sprintf("Learn about <a1>sending a message</a1> safely, and what to do if <b1>%d</b1> others read it & answer.", i),
			"a1=umbrella://communications/sending-a-message", "b1")
		m.References = []string{fmt.Sprintf("communications/lesson-%d/s_lesson.md", i/100), "tools/s_other.md"}[:1+i%2]
		m.Notes = []string{"<a1>: umbrella://communications/sending-a-message"}
		if i%4 > 0 {
			m.Target = fmt.Sprintf("Apprenez à <a1>envoyer un message</a1> en sécurité, et que faire si <b1>%d</b1> autres le lisent.", i)
			m.State = locales.Translated
		}
		c.Messages = append(c.Messages, m)
	}
	return c
}

var sizes = []int{1_000, 10_000, 100_000}

func BenchmarkEncode(b *testing.B) {
	for _, f := range formats {
		for _, n := range sizes {
			c := many(n)
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					b.SetBytes(int64(len(mustEncode(b, f, c))))
				}
			})
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, f := range formats {
		for _, n := range sizes {
			data := mustEncode(b, f, many(n))
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					mustDecode(b, "fr.xlf", data)
				}
			})
		}
	}
}
