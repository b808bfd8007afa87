// Package coverage counts how much of the lessons is translated.
//
// Use [Of] on the plans of a merge; a [Report] then has the figures of each
// locale, its categories, lessons and kinds of text, and renders itself:
// [Report.Text], [Report.JSON], [Report.CSV], [Report.Markdown], [Report.HTML],
// and [Locale.Badge]. A [Baseline] is how far the locales were.
// It reads the same plans that write the lessons, so it never claims what a
// merge did not do.
package coverage
