//go:build race

package check

// underRace is for tests that measure, or take minutes with the race
// detector: CI runs them without it, too.
const underRace = true
