package goi18n

import (
	"fmt"
	"testing"
)

var sizes = []int{1_000, 10_000, 100_000}

func BenchmarkDecode(b *testing.B) {
	for _, ext := range extensions {
		for _, n := range sizes {
			data := mustEncode(b, "a.fr."+ext, many(n), Active)
			b.Run(fmt.Sprintf("%s/%d", ext, n), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					mustDecode(b, "a.fr."+ext, data)
				}
			})
		}
	}
}

// BenchmarkEncode includes the self-check, BenchmarkWrite does not.
func BenchmarkEncode(b *testing.B) {
	for _, ext := range extensions {
		for _, n := range sizes {
			c := many(n)
			b.Run(fmt.Sprintf("%s/%d", ext, n), func(b *testing.B) {
				for b.Loop() {
					mustEncode(b, "a.fr."+ext, c, Active)
				}
			})
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, ext := range extensions {
		for _, n := range append(sizes, 12_000) {
			c := many(n)
			b.Run(fmt.Sprintf("%s/%d", ext, n), func(b *testing.B) {
				for b.Loop() {
					data, _ := formats[ext].write(entriesOf(c, Active, formats[ext].comments))
					b.SetBytes(int64(len(data)))
				}
			})
		}
	}
}
