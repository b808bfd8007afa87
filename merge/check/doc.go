// Package check says what is wrong with translations, lessons and links,
// without changing any.
//
// Each thing that can be wrong is a [finding.Rule]; all stand in tables, and [Rules]
// lists them. Use [Translations] on the plans of a locale, [Lessons] on its
// lessons, [Links] on a tree, [Sources] on the source lessons: each returns
// findings. How bad a finding is, and whether anybody wants to hear of it, is
// for the caller to settle: see [finding.Finding].
//
// A rule that cries wolf is switched off, and then it finds nothing. What
// cannot be told apart from good work is therefore a warning or a note, never
// an error.
package check
