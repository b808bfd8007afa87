// Package csv reads and writes catalogs as tables for spreadsheets: RFC 4180,
// one row a message, under a row of column names.
//
//	id,context,source,target,note,state
//	open-cnedmynqvm4dcf3q,menu,Open,Ouvrir,note: a button,reviewed
//
// A file that goes out to translators has a seventh column, "exported", for
// what the unit was then (Message.Exported).
//
// [Format] is all there is to use. What it writes is UTF-8 with a byte order
// mark, without which Excel takes it for another encoding; rows end in a line
// feed. What it reads may be UTF-16, and may have tabs or semicolons between
// the cells, as Excel writes them, or whatever a first line names ("sep=^").
// Columns are known by their names, in any order and case; source and target
// must be there, unknown ones are ignored. Weblate's fuzzy,
// translator_comments and developer_comments are known, and "approved" with yes
// or no. Rows that stand twice,
// column names among them, are read once.
//
// # Language
//
// The table does not say its languages. The name of the file says the locale:
// lessons.fr.csv, or fr.csv where the tag begins with two or three letters.
//
// # State
//
// The words are those of [locales.State], and rejected for a text that a
// reviewer refused; those of Weblate and XLIFF are read too. Without one a message that has a
// target is Translated. One that is called untranslated and has a target is
// Translated too, since a translator fills in a cell and looks at no other; a
// draft that is called needs-review stays one until somebody changes the
// word. A blank target is Untranslated, whatever the word, unless it is
// obsolete.
//
// # Notes
//
// A line of the note column that begins with "note: ", or with a tag and a
// colon ("<a1>: https://example.org"), is a note for the translator; every
// other line is the translator's comment. They are written with "# " before
// them, which is not part of the comment. Suggestions come last, as
// [locales.SuggestionLines] writes them.
//
// # Formulas
//
// A cell that begins with = + - @ (of either width), a tab or a line break could
// be run as a formula, so an apostrophe is put before it, as OWASP advises.
// Spreadsheets keep the apostrophe, or take it for a mark of their own and
// drop it; the text comes back the same in both cases: apostrophes that a
// text itself begins with are written twice, so that a number of them, less
// one or not, stands for one text only. The column "exported" says of which
// cells that is so ("guarded source target"); what somebody else typed keeps
// its apostrophes.
//
// # Limits
//
// In a cell a carriage return before a line feed is lost, and LibreOffice
// loses tabs. A note or a comment
// of several lines comes back as several. Tags, references, flags, previous
// sources, scores finer than a percent and drafts of the to-do file are not held. Time and memory grow
// linearly with the input. All of it is safe for concurrent use as long as no
// catalog is changed meanwhile.
package csv
