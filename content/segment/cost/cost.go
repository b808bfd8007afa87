//go:build unix

// Package cost tells tests how the work of a function grows with its input.
// It asks what the process has used of the processors: no clock, and nothing
// else that the machine does, has a say in that.
package cost

import (
	"syscall"
	"testing"
	"time"
)

// Processor is what the process has used of the processors so far.
func Processor(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

const (
	decade    = 8                      // how much less the small input has
	tolerance = 3                      // how many times more than in proportion the large one may take: garbage, caches, a logarithm
	nothing   = 100 * time.Millisecond // too little to be told from what the garbage of others takes
	tries     = 6
)

// Linear fails the test where work takes much more than eight times as long
// for n, or as much of it as [Size] says, as for an eighth of that: what grows
// with the square takes 64 times as long.
func Linear(t testing.TB, name string, n int, work func(n int)) {
	t.Helper()
	linear(t, name, Size(n), work)
}

func linear(t testing.TB, name string, n int, work func(n int)) {
	t.Helper()
	if small, large := measured(t, n, work); large > tolerance*decade*small+nothing {
		t.Errorf("%s: %v of the processor for %d, %v for %d", name, small, n/decade, large, n)
	}
}

// measured is the least of several tries, of which one is enough where all is
// well.
func measured(t testing.TB, n int, work func(n int)) (small, large time.Duration) {
	t.Helper()
	of := func(n int) time.Duration {
		before := Processor(t)
		work(n)
		return Processor(t) - before
	}
	for try := range tries {
		s, l := of(n/decade), of(n)
		if try == 0 || s < small {
			small = s
		}
		if try == 0 || l < large {
			large = l
		}
		if large <= tolerance*decade*small+nothing {
			break
		}
	}
	return small, large
}
