// Package xliff reads and writes catalogs as XLIFF: the files that most
// translation tools exchange.
//
// [Format12] is version 1.2 (its strict schema), [Format2] version 2.1; a file
// of either version is read by both, whoever saved it. A lesson is a <file>; a
// message stands in that of its first reference. There are no dates, and
// nothing depends on the order of a map.
//
// # Tags
//
// The tags of a message (Message.Tags) are inline elements whose ids are the
// tags' names:
//
//	Learn about <g id="a1" ctype="link">sending a message</g>.      1.2
//	Learn about <pc id="a1" type="link">sending a message</pc>.     2.1
//
// Tags that stand alone are <x/> or <ph/>; ends that do not nest are <bx/> and
// <ex/>, or <sc/> and <ec/>. The text of a message that names no tags is plain:
// then what is spelled like a tag is text.
//
// A file that comes back is not refused as a whole for a tag that was lost,
// doubled or made up: the message holds what the file says, and
// segment.Check names the tag when the text is to stand in a lesson. So it is
// with a tag that was pasted as text, &lt;a1&gt;: it does not pass for the
// tag, since the message holds it with its ampersands if the tag is lost, and
// as a second one if not.
//
// Elements of others' making, whose ids are no names of tags, become tags of
// the kind that the file says, with the first free numbers.
//
// # States
//
//	catalog       1.2                        2.1
//	untranslated  new, the source as target  initial, no target
//	needs-review  needs-review-translation   initial, parasol:needs-review
//	translated    translated                 translated
//	reviewed      final, approved            reviewed
//
// OmegaT shows no unit without a target: hence the source. It takes what stands
// in the target for the text to translate. A blank target is untranslated, and
// so is one that needs-translation, which Weblate and Virtaal set, and is still
// the source. states.go has the tables of all states, qualifiers and sub-states;
// rejected-grammar and the like are Rejected.
//
// Some tools (OmegaT is one) fill in targets and leave the states alone. So a
// target that is still new, or initial, and unlike its source is translated if
// we sent the unit out as untranslated, and no other unit of the file has
// another state than it went out with. Of anything else it is a draft.
//
// What a unit was when it went out (Message.Exported) is a context of type
// x-exported in 1.2, metadata of category exported in 2.1.
//
// # Segments
//
// What other tools have cut into segments is put together. If one of a unit's
// segments is not translated, the source stands in for it, and the whole is
// needs-review; what stands between segments in the source stands between them
// in the target, where that has nothing.
//
// # Names
//
// An id that another file or group of the same XLIFF has before, or that is not
// there, becomes one that nothing else has: such a unit is known by its source
// and context.
//
// A needs-review target whose Previous source is known forgets that source
// when the translator changes the text or the state.
//
// # What the format does not hold
//
// Obsolete messages are not written: they live in a memory (package tmx).
// Neither are Draft, Flags, Pos, the catalog's Header, and tags that the
// source text does not show. Scores are whole percents; empty notes and
// suggestions are left out. In 1.2 a message without a target and without
// suggestions is untranslated, never needs-review. Characters that XML does not
// have become U+FFFD, but for the texts of 2.1, which spells them as <cp/>.
// The messages of a lesson come together, those without a reference last.
package xliff
