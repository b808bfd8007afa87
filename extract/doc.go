// Package extract defines what a translator has to do: the catalog of the
// texts that the lessons hold, and each locale's catalog brought up to it.
//
// Use [Template] on the lessons of the source language, then [Update] on the
// catalog of every locale. A message is named by its context and text, never
// by its place.
//
// # What becomes of a translation
//
//	the lesson's text                            the translation
//	moved, reordered, in a renamed file          stays
//	rewrapped, requoted, _a_ written *a*         stays
//	a link leads elsewhere, the text is the same stays; see [Changes.Targets]
//	the same text once more                      stands there too
//	emphasis or a link became another kind of    is taken over with the new tags
//	  these, or was dropped; same words
//	gone                                         obsolete, kept
//	back again                                   as it was: translated, reviewed
//	a word changed, added, removed               a suggestion, to review
//	case or a full stop changed                  a suggestion, to review
//	a tag was added; code, an image, a           a suggestion, to review, with the
//	  break changed                                tags that have a counterpart
//	got or changed its context                   a suggestion, to review
//	stands apart in one lesson (see [Called])    stays, with that of all lessons behind it
//	split                                        a suggestion for both parts
//	joined with the next                         both, in one suggestion
//	new, and memory has it in the same context   is taken over, if all translations
//	                                               of it agree
//	new, and memory has something alike          a suggestion, to review
//
// A suggestion never reaches a lesson: the source text stands there until
// somebody confirms or types a translation. A case or a full stop asks for
// review since other scripts have neither, and "us" is not "US".
//
// # Lessons that are translated already
//
// Package extract/align pairs translated lessons with their sources, however
// they came to be translated, and makes a catalog of the pairs. What a lesson
// says already nobody has to translate again.
//
// Update drops nothing that a human wrote and overwrites nothing: every
// translation that was ever accepted is in the catalog or among its obsolete
// messages, and is offered again when a lesson has something alike.
package extract
