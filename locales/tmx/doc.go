// Package tmx reads and writes translation memories in TMX 1.4b: pairs of a
// source text and its translation that any translation tool reads.
//
// [Encode] writes the memory of a catalog: the retired messages, which no
// lesson calls for any more, and the other translations of all; [Export] its
// finished messages, for translators' tools; [Format] all of these.
// [Decode] reads what these wrote and any memory of other tools, [DecodePair]
// takes two of its languages by name.
//
// # Tags
//
// The tags of a text are inline elements where the message knows them, with
// the tag itself as their native code, so that <a1>here</a1> is
//
//	<bpt i="1" x="1" type="link">&lt;a1&gt;</bpt>here<ept i="1">&lt;/a1&gt;</ept>
//
// A tag that stands alone is a ph, one half of a pair an it. Without Tags the
// text is written as it stands. Reading takes a native code that is spelled
// like a tag for one; other tools' codes (bpt, ept, ph, it and ut, with the sub
// in them) are dropped, since they are markup of another format, and the text
// in a hi stays.
//
// # Promises and limits
//
// A unit holds texts, tags, context, comments (as notes), and, in props of
// types x-context, x-state, x-former, x-previous and x-exported, what their names
// say.
// There is no prop for files: some tools take it for their own. A unit
// without a state is Obsolete: memory, which nobody has confirmed for the
// lessons of today; its x-former is the state that it had. One whose state is
// superseded is one of the Alternatives of the message that has its source,
// unless it has an x-former: then it is that message, and was never finished.
// A finished state, or former state, counts only where the tuid is the ID of
// the context and source: other tools' units have neither.
//
// What a tag stands for, notes, references, flags, drafts, suggestions, and
// messages that are neither finished nor obsolete are not held, save for their
// Alternatives. Characters that XML cannot hold become U+FFFD when written.
//
// The same catalog gives the same bytes: there are no dates. Time and memory
// grow linearly with the input, elements nest 32 deep at most, entities beyond
// XML's own are errors, and nothing outside data is ever read. All of it is
// safe for concurrent use as long as no catalog is changed meanwhile.
package tmx
