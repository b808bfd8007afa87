// Package po reads and writes catalogs as PO files, which Poedit, Weblate,
// OmegaT, Virtaal and the GNU gettext tools open, and templates (POT).
//
// Use [Format]; its Encode writes the PO file of a locale, [Template] writes
// the template of the source texts. What is written is what msgcat would
// write: the same wrapping, the same order of comments, so that a file that
// passed through gettext's tools differs only where somebody changed it.
//
// # What stands where
//
//	# state: reviewed 4f0c2b6a19d3e857         State Reviewed
//	# exported: reviewed 9172e8eec99f144f of …  Exported
//	# I would rather say vous here.            Comments
//	#. <a1>: https://example.org               Notes
//	#. suggestion 87% (memory): Envoyer        Suggestions, one to three lines each
//	#. was: Send it                            the source text of that suggestion
//	#. diff: Send [-it-]                       what changed since, of the first one
//	#: tor/s_tor.md ⁨my tools/s_vpn.md⁩          References, without line numbers
//	#, fuzzy, c-format                         State NeedsReview; Flags
//	#| msgid "Send it"                         Previous
//	msgctxt "menu"                             Context, where there is one
//	msgid "Send"                               Source
//	msgstr "Envoyer"                           Target
//	#~ msgid …                                 State Obsolete, at the end
//
// A message is [segment.ID] of its context and source; the file holds no ID.
// An unfinished message that has suggestions and no target shows the first of
// them as its fuzzy translation, which is where a PO editor offers it. If it
// comes back as it went, it is a suggestion again; if somebody changed it, it
// is a Target that needs review; without the fuzzy flag it is Translated.
//
// "state: reviewed" is a comment of the translator's kind, since gettext's
// tools keep those and drop flags they do not know. It counts only on a
// finished translation, and only for the text that it has a fingerprint of; a
// reviewer who types it without one means the text that is there.
// "state: rejected" is a reviewer's no (Rejected), with
// or without the fuzzy flag, "state: needs-review" another word for that flag.
// Other comments of translators are never dropped, not those at the end of the
// file either.
//
// An obsolete message is marked as it was when it became obsolete: that is
// its Former state, fuzzy for NeedsReview.
//
// # The header
//
// The header has the fields of gettext that say something true: no dates, no
// placeholders. Plural-Forms is there for languages whose rule is known.
// Fields that a file brought, dates and names among them, are in the
// catalog's Header in their order, as are the comment lines above the header
// as fields named "#", "#." and so on. Encode sets Language, MIME-Version,
// Content-Type, Content-Transfer-Encoding, X-Generator and
// X-Source-Language to what is true of the file that it writes.
//
// # Promises and limits
//
// Of a message with plural forms, which lessons have none of, the first form is
// read as a draft for the singular, and the others as comments.
//
// Of a message that stands twice, once as obsolete, the other counts, and what
// the obsolete one says is an alternative. A text that msgcat put together of
// several (#-#-#-#-#) needs review.
//
// A file that another tool made is read whole or refused: domains, an entry that stands twice, an empty msgid that is not the header
// and bytes that are not of the file's charset are errors with a position.
// UTF-8 and UTF-16 with or without a byte order mark, CRLF, and the charsets
// that golang.org/x/text knows are read; UTF-8 with LF is written. A blank
// translation is Untranslated and never deletes anything.
//
// Not held: Tags (their notes are), Draft, Alternatives, IDs of another making, scores finer
// than a percent, and the context in a previous source. A text with U+0000 or
// U+0004, which gettext refuses, is an error; line ends in comments, notes and
// references become blanks or several lines. Obsolete entries without a
// translation are written, for the sake of their comments, though gettext's
// tools drop them; of Flags those tools keep only what they know. Lines are
// broken as gettext 0.21 with libunistring 1.0 (Unicode 14) breaks them,
// except inside the directives of c-format and the like. A reference with
// blanks is never broken, as in gettext 0.22 and later; 0.21 may break it over
// two lines, which are read as one.
//
// Time and memory grow linearly with the input. All of it is safe for
// concurrent use as long as no catalog is changed meanwhile.
package po
