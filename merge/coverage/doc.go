// Package coverage counts how much of the lessons is translated.
//
// Use [Of] on the plans of a merge; a [Report] then has the figures of each
// locale, its categories and its lessons, and renders itself as text or JSON.
// It reads the same plans that write the lessons, so it never claims what a
// merge did not do.
package coverage
