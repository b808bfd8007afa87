// Package content defines a lesson file: fixed bytes, and the segments
// between them that can be translated.
//
// Use [Load] to read the lessons of a locale, or [Split] to take one file
// apart; then [Document.Segments] are its texts, and [Document.Render] puts
// translations in their places, which [Document.Verify] proves.
// [Document.Links], [Document.Passages], [Document.Blocks] and
// [Document.Values] say what stands where, for those who check it. Files are
// split by byte range and never printed from a tree, so that what nobody
// translated keeps its bytes. What is Markdown in them is read and written by
// the package markdown; the package repair reads what others wrote.
//
// In this folder of the repository every subfolder whose name is a language
// tag (en, fr, ar, …) is data: the sample lessons, embedded as [Sample].
package content
