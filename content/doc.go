// Package content defines a lesson file: fixed bytes, and the segments
// between them that can be translated.
//
// Use [Load] to read the lessons of a locale, or [Split] to take one file
// apart; then [Document.Segments] are its texts, and [Document.Render] puts
// translations in their places. [Document.Restore] goes the other way: it
// reads a translation from a lesson that was translated by hand, and
// [Document.Heal] and [Document.Patch] repair such a lesson.
// [Document.Links], [Document.Passages], [Document.Blocks] and
// [Document.Values] say what stands where, for those who check it. Files are
// split by byte range and never printed from a tree, so that what nobody
// translated keeps its bytes.
//
// In this folder of the repository every subfolder whose name is a language
// tag (en, fr, ar, …) is data: the sample lessons, embedded as [Sample].
package content
