//go:build unix

package cost

import (
	"slices"
	"testing"
)

// A recorder is a test that may fail.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

// sink keeps the work from being left out.
var sink int

func TestWhatGrowsWithTheSquareIsTold(t *testing.T) {
	SkipShort(t)
	const n = 1 << 15
	for name, c := range map[string]struct {
		work func(n int)
		want bool
	}{
		"linear": {func(n int) {
			for i := range n * 2000 {
				sink += i
			}
		}, false},
		"square": {func(n int) {
			for i := range 3 * n * n { // so much more than the others that noise is no matter
				sink += i
			}
		}, true},
		"little": {func(n int) { sink += n }, false},
	} {
		r := &recorder{TB: t}
		linear(r, name, n, c.work)
		if r.failed != c.want {
			t.Errorf("%s: failed is %v", name, r.failed)
		}
	}
}

func TestSpread(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	if got := Spread(all, 3); !slices.Equal(got, []int{0, 3, 6}) {
		t.Error(got)
	}
	if got := Spread(all, 10); len(got) != 10 {
		t.Error(got)
	}
	if got := Seeds(all); len(got) != 10 {
		t.Errorf("a plain test has seeds %v", got)
	}
}
