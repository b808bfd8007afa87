// Package cost tells tests how the work of a function grows with its input, and
// keeps what they cost low. It asks what the process has used of the processors:
// no clock, and nothing else that the machine does, has a say in that.
package cost

import "flag"

// few are enough for a fuzzer to begin with.
const few = 24

// Seeds are what a fuzz target begins with: all of them in a plain test; while
// a fuzzer runs a few of them, since it tries each before the first input of
// its own.
func Seeds[T any](all []T) []T {
	if f := flag.Lookup("test.fuzz"); f == nil || f.Value.String() == "" {
		return all
	}
	return Spread(all, few)
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
