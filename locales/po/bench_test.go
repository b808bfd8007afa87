package po

import (
	"fmt"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

var sizes = []int{1_000, 10_000, 100_000}

// many is a catalog like that of real lessons: a third of its texts fills
// several lines, most have a note or two and one reference.
func many(n int, source, target string) *locales.Catalog {
	c := &locales.Catalog{Locale: "fr", Source: "en", Messages: make([]locales.Message, n)}
	for i := range c.Messages {
		m := message("", fmt.Sprintf("%d. %s", i, source[:min(len(source), 30+i%7*30)]), target, locales.State(i%4))
		m.Notes = []string{"<a1>: umbrella://communications/sending-a-message/beginner"}
		m.References = []string{fmt.Sprintf("communications/topic-%d/beginner/s_lesson.md", i%500)}
		if m.State == locales.NeedsReview {
			m.Previous = m.Source[1:]
		}
		c.Messages[i] = m
	}
	return c
}

const (
	english = "Learn about <a1>sending a message</a1> so that nobody but the one you write to can read it, and why you \"should\" care about the metadata, which they can still see: who wrote to whom, and when, and from where in the world."
	french  = "Apprenez à <a1>envoyer un message</a1> que personne d’autre que votre correspondant ne peut lire, et pourquoi les métadonnées comptent."
	chinese = "了解如何<a1>發送訊息</a1>，讓收件人以外的任何人都無法閱讀，以及為什麼您「應該」關心中繼資料，他們仍然可以看到誰在什麼時候從世界的哪個地方寫信給誰。"
	persian = "یاد بگیرید چگونه <a1>پیامی بفرستید</a1> که جز گیرنده کسی نتواند آن را بخواند، و چرا باید به فراداده\u200cها اهمیت بدهید که هنوز دیده می\u200cشوند."
)

var targets = []struct{ name, text string }{{"fr", french}, {"zh", chinese}, {"fa", persian}}

func BenchmarkDecode(b *testing.B) {
	for _, target := range targets {
		for _, n := range sizes {
			data := mustEncode(b, many(n, english, target.text))
			b.Run(fmt.Sprintf("%s/%d", target.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					mustDecode(b, "fr.po", data)
				}
			})
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, target := range targets {
		for _, n := range sizes {
			c := many(n, english, target.text)
			b.Run(fmt.Sprintf("%s/%d", target.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(mustEncode(b, c))))
				b.ReportAllocs()
				for b.Loop() {
					mustEncode(b, c)
				}
			})
		}
	}
}

// BenchmarkMillion reads what a project of a million texts has in one file.
func BenchmarkMillion(b *testing.B) {
	data := mustEncode(b, many(1_000_000, english, french))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		mustDecode(b, "fr.po", data)
	}
}
