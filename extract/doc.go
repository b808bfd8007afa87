// Package extract defines what a translator has to do: the catalog of the
// texts that the lessons hold, and each locale's catalog brought up to it.
//
// Use [Template] on the lessons of the source language, then [Update] on the
// catalog of every locale. A message is named by its context and text, never
// by its place, so lessons can be moved, reordered and reformatted at no
// cost. Update drops nothing that a human wrote: a translation that no lesson
// calls for becomes obsolete, and comes back when a lesson calls for it again.
package extract
