package align

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls what worker returns for every index below n. There are as many
// workers at a time as processors, each with memory of its own. What they find
// they leave by index, so that it does not depend on who finds it.
func each(n int, worker func() func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			call := worker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				call(i)
			}
		})
	}
	wait.Wait()
}
