// Package goi18n reads and writes catalogs as go-i18n message files, in TOML,
// JSON and YAML.
//
// A project has three kinds of file, after the habits of the goi18n tool:
// active.en holds the source texts, active.fr what is finished in French, and
// translate.fr what is to do, prefilled with the source text. [Encode] writes
// one of them as its [Role] says; [Decode] and [DecodeSource] read any of
// them; [Join] makes one catalog of the files of a locale.
//
// Every message has a flat, quoted name and no fields but description, hash
// and other, since go-i18n refuses a whole file for one key it does not know.
// The hash is goi18n's own: "sha1-" and the SHA-1 of the description and the
// text in the source file.
//
// # Descriptions and comments
//
// A description holds what Parasol tells the translator, one line each:
//
//	context: menu
//	<a1>: https://example.org
//	note: a button
//	state: reviewed
//	exported: reviewed 9172e8eec99f144f
//	was: the earlier source text of this translation
//	suggestion 87% (memory): Envoyer un message
//	was: the source text that the suggestion translates
//	diff: what [-changed-] {+is new+} since, of the first suggestion
//
// The line "exported" is in files that go out to translators: what the unit was
// then. A reviewer may also write "state: needs-review" or "state: rejected":
// the text is no translation then. Neither is written.
//
// A line of any other shape is the translator's, and so is every comment in a
// TOML or YAML file, wherever it stands: they become the message's Comments.
// They are written back as "# " lines above the message; JSON has no
// comments, so there they are lines of the description that begin with "# ".
// In a source file a description line of another shape is a note, because the
// hash covers it.
//
// # Promises and limits
//
// The same catalog gives the same bytes, in the order of its messages. What
// [Encode] returns was read back as go-i18n reads it, and every message found
// the same. Nothing here touches the disk, and all of it is safe for
// concurrent use as long as no catalog is changed meanwhile.
//
// References are not part of these files, and obsolete messages are not
// either (see package tmx). Time and memory grow linearly with the input.
// YAML costs about as much as TOML here; go-i18n itself, loading the same
// YAML file into a map, needs minutes for 100,000 messages.
package goi18n
