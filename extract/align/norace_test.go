//go:build !race

package align

const underRace = false
