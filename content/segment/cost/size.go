package cost

import (
	"os"
	"testing"
)

// Long reports whether a test tries all that it can in minutes, or hours: CI asks
// for that by PARASOL_LONG, or PARASOL_FULL.
func Long() bool { return os.Getenv("PARASOL_LONG")+os.Getenv("PARASOL_FULL") != "" }

// Size is how large a test makes what it measures, or how much it draws by
// chance: all of it if it is [Long], a quarter in a plain run, a sixteenth of it
// with -short.
func Size(all int) int {
	switch {
	case Long():
		return all
	case testing.Short():
		return max(1, all/16)
	}
	return max(1, all/4)
}

// SkipShort skips a test that takes seconds, with -short.
func SkipShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes seconds")
	}
}
