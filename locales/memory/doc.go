// Package memory defines what people translated before: pairs of a text and a
// translation of it, found again for an equal text and for one that is like it.
//
// Use [New] on pairs; [Store.Reuse] returns the translation that needs no
// question, [Store.Suggest] those that a translator may start from. What is
// alike says [Similarity]: words, with a negation, a number, a unit or an
// address that changed weighing more than they are long. [Carry] spells the
// tags of an old translation as those of the new text, and [Diff] shows what
// has changed.
//
// A store of a million pairs takes seconds to make and a millisecond a search.
// It knows texts and tags alone: neither catalogs nor files nor languages.
package memory
