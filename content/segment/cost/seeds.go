// Package cost tells tests how the work of a function grows with its input, and
// keeps what they cost low. It asks what the process has used of the processors:
// no clock, and nothing else that the machine does, has a say in that.
package cost

import (
	"flag"
	"slices"
)

// few are enough for a fuzzer to begin with, of short bytes at most: what it
// tries is as long as what it began with.
const (
	few   = 24
	short = 512
)

// Fuzzing reports whether a fuzzer runs, and not a plain test.
func Fuzzing() bool {
	f := flag.Lookup("test.fuzz")
	return f != nil && f.Value.String() != ""
}

// Seeds are what a fuzz target begins with: all of them in a plain test; while
// a fuzzer runs a few of them, since it tries each before the first input of
// its own.
func Seeds[T any](all []T) []T {
	if !Fuzzing() {
		return all
	}
	return Spread(all, few)
}

// ShortSeeds are [Seeds] of which a fuzzer gets none that are long.
func ShortSeeds[T any](all []T, size func(T) int) []T {
	if !Fuzzing() {
		return all
	}
	return Spread(slices.DeleteFunc(slices.Clone(all), func(seed T) bool { return size(seed) > short }), few)
}

// Spread is at most so many of all, as far apart as they can be.
func Spread[T any](all []T, most int) []T {
	if len(all) <= most {
		return all
	}
	part := make([]T, most)
	for i := range part {
		part[i] = all[i*len(all)/most]
	}
	return part
}

// Some are [Seeds] without most of those that would take minutes.
func Some[T any](seeds []T) []T {
	if UnderRace {
		return Spread(seeds, len(seeds)/16+1)
	}
	return Seeds(seeds)
}

// FuzzSize bounds what a fuzzer of lessons tries: longer inputs find no more,
// and goldmark needs long for some of them.
const FuzzSize = 4 << 10

// IsLong reports whether inputs together are longer than a law takes that
// reads them again and again: while a fuzzer runs, longer than a few segments.
func IsLong(inputs ...int) bool {
	total, most := 0, FuzzSize
	if Fuzzing() {
		most = 1 << 10
	}
	for _, n := range inputs {
		total += n
	}
	return total > most
}
