package content

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Parallel calls f for every index below n, several at a time: lessons are worked
// on so. Results go by index, so that their order does not depend on which is
// ready first.
func Parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wait.Wait()
}
