// Package align recovers translations from lessons that were translated by
// hand, or by tools that damaged their Markdown: it pairs them with their
// sources, text by text, and gives a catalog what they have.
//
// # Pairs
//
// Use [Trees] on the lessons of both languages, then [Result.Catalog], and
// [RepairLessons] for the lessons themselves. [Foreign] does for the file of
// another tool what Trees and Catalog do for lessons.
//
// Evidence alone counts: what a text is, how long it is, the addresses,
// numbers and names in it, and which words stand for which. The words are
// learnt from the two trees themselves, after a first pass that does without.
// No language is known to the package.
//
// What is wrongly paired reaches readers as a wrong sentence; what is not
// paired costs a translator a minute. Where evidence and place do not agree,
// a pair is therefore left to review.
//
// # Editions
//
// A translation is that of the text which its translator saw, which may not be
// today's. Whatever tells of earlier texts holds a match for them, to review:
//
//	an [Edition]    the source lessons at another time, and how they pair: [Result.Hold]
//	a [Provenance]  a repository, which has when each translation was made
//	an [OwnPast]    the files of the project: what was edited since, what merge made lessons of
//	the catalog     suggestions that say what they were made of: [Result.HoldSuggested]
//
// Of the editions that a repository has, [Followed] finds the one that lessons
// follow.
//
// # What a catalog gets
//
// An [Adoption] takes over what was recovered, time and again: finished
// translations as drafts, which have to be proved; others as suggestions;
// and nothing over what is there. [Found.Claims] are the lessons that hold no
// text which is not recovered.
package align
