//go:build race

package cost

// UnderRace is for tests that measure, or take minutes with the race detector:
// CI runs them without it, too.
const UnderRace = true
