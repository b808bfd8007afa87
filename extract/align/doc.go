// Package align recovers translations from lessons that were translated by
// hand, or by tools that damaged their Markdown: it pairs them with their
// sources, text by text.
//
// Use [Trees] on the lessons of both languages, then [Result.Catalog], and
// [Result.Repair] for the lessons themselves.
//
// Evidence alone counts: what a text is, how long it is, the addresses,
// numbers and names in it, and which words stand for which. The words are
// learnt from the two trees themselves, after a first pass that does without.
// No language is known to the package.
//
// What is wrongly paired reaches readers as a wrong sentence; what is not
// paired costs a translator a minute. Where evidence and place do not agree,
// a pair is therefore left to review.
package align
