// Package tmx keeps retired translations: messages that no lesson calls for
// any more, as a TMX 1.4b memory that any translation tool reads.
//
// [Encode] writes the obsolete messages of a catalog, [Decode] reads a memory
// of ours or of another tool. The same catalog gives the same bytes: there are
// no dates. The tags of a text, such as <a1>, are plain text here.
package tmx
