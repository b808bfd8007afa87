package csv

import (
	"fmt"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// many is a catalog of n messages about as long as those of lessons are.
func many(n int) *locales.Catalog {
	c := &locales.Catalog{Locale: "fr", Messages: make([]locales.Message, n)}
	for i := range c.Messages {
		m := message("", fmt.Sprint("Learn about <a1>sending a message</a1> that nobody else can read, number ", i),
			"Apprenez à <a1>envoyer un message</a1> que personne d'autre ne peut lire", locales.Translated)
		m.Notes = []string{"<a1>: umbrella://communications/sending-a-message", "a second note"}
		c.Messages[i] = m
	}
	return c
}

func BenchmarkEncode(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		c := many(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.SetBytes(int64(len(mustEncode(b, c))))
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		data := mustEncode(b, many(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				mustDecode(b, "fr.csv", data)
			}
		})
	}
}
