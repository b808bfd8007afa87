package check

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime is what the process has used so far: it does not depend on what else
// the machine has to do, as the time of a clock does.
func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
