// Package repair reads translations from lessons that were translated by hand,
// and repairs such lessons. What was damaged on its way through a word processor
// or a machine translator is found with the source as witness, and nothing is
// done that cannot be proved by reading back.
//
// [Restore] reads a raw text as the translation of a segment, with the tags of
// that segment; [Structure] repairs what stands around the texts, and [Texts] the
// texts.
package repair
