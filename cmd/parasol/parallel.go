package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel calls f for every index below n, several at a time. Results go by
// index, so that their order does not depend on which is ready first.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
