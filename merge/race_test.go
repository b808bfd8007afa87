//go:build race

package merge

// underRace is for tests that measure, or take minutes with the race
// detector: CI runs them without it, too.
const underRace = true
