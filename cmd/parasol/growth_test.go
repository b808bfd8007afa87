package main

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A fileFormat writes a catalog and reads it again.
type fileFormat struct {
	name   string
	encode func(c *locales.Catalog) ([]byte, error)
	decode func(data []byte) (*locales.Catalog, error)
}

func fileFormats() []fileFormat {
	var all []fileFormat
	for _, f := range store.ExchangeFormats {
		name := "lessons.fr" + f.Extensions[0]
		all = append(all, fileFormat{f.Name, f.Encode, func(data []byte) (*locales.Catalog, error) { return f.Decode(name, data) }})
	}
	for _, ext := range []string{"toml", "json", "yaml"} {
		name := "active.fr." + ext
		all = append(all, fileFormat{ext,
			func(c *locales.Catalog) ([]byte, error) { return goi18n.Encode(name, c, goi18n.Active) },
			func(data []byte) (*locales.Catalog, error) { return goi18n.Decode(name, data) },
		})
	}
	return all
}

// many is a catalog of n messages like those of lessons.
func many(n int) *locales.Catalog {
	c := &locales.Catalog{Locale: "fr", Source: "en", Messages: make([]locales.Message, n)}
	for i := range c.Messages {
		source := fmt.Sprintf("Learn about <a1>sending a message</a1> that nobody else can read, number %d.", i)
		c.Messages[i] = locales.Message{
			ID: segment.ID("", source), Source: source, Tags: []segment.Tag{{Kind: segment.Link, Num: 1}}, State: locales.Translated,
			Target:     fmt.Sprintf("Apprenez à <a1>envoyer un message</a1> que personne d’autre ne peut lire, numéro %d.", i),
			Notes:      []string{"<a1>: umbrella://communications/sending-a-message"},
			References: []string{fmt.Sprintf("communications/lesson-%d.md", i/100)},
		}
	}
	return c
}

// allocated is what a function allocates: how often, and how many bytes.
func allocated(f func()) (times, bytes uint64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}

// A file of ten times as many messages takes ten times the work, to write and
// to read, in every format; the clock is not asked. Benchmarks of the formats
// measure the time, BenchmarkMillion of package po that of a million.
func TestWorkOnFilesGrowsLinearly(t *testing.T) {
	const factor, slack = 10, 2 // a slice that grows may be made anew once more
	small := cost.Size(800)
	for _, f := range fileFormats() {
		measure := func(n int) (w [2][2]uint64) {
			c := many(n)
			var data []byte
			var err error
			w[0][0], w[0][1] = allocated(func() { data, err = f.encode(c) })
			if err != nil {
				t.Fatal(f.name, err)
			}
			var got *locales.Catalog
			w[1][0], w[1][1] = allocated(func() { got, err = f.decode(data) })
			if err != nil || len(got.Messages) != n {
				t.Fatal(f.name, err)
			}
			return w
		}
		measure(10) // what is made once
		a, b := measure(small), measure(small*factor)
		for i, direction := range []string{"write", "read"} {
			for j, what := range []string{"allocations", "bytes"} {
				if is := float64(b[i][j]) / float64(a[i][j]); is > factor*slack {
					t.Errorf("%s: to %s %d messages takes %.1f times the %s that %d take", f.name, direction, small*factor, is, what, small)
				}
			}
		}
	}
}
