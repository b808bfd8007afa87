package own

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
)

// KeysOf are hunks of the entries that a published lesson has under some keys of its
// front matter, or of a YAML file: a project says that those are each language's own.
func KeysOf(published *content.Document, keys []string) []Hunk {
	entries, _ := published.Entries()
	var hunks []Hunk
	for _, e := range entries {
		if slices.Contains(keys, e.Key) {
			hunks = append(hunks, Hunk{Key: e.Key, New: string(published.Source()[e.Start:e.End])})
		}
	}
	return found(hunks)
}

// entry is where the entry of a key goes: in the place of that of the source, else
// behind all others. A lesson without a mapping has no place for it.
func (a *application) entry(h *Hunk) (edit, Fate) {
	entries, end := a.document.Entries()
	if len(entries) == 0 {
		return nowhere, Stands
	}
	at := content.Entry{}
	at.Start, at.End = end, end
	for _, e := range entries {
		if e.Key == h.Key {
			at = e
		}
	}
	if string(a.document.Source()[at.Start:at.End]) == h.New {
		return nowhere, Stands
	}
	from := a.pieceAt(at.Start)
	return edit{from: from, to: max(from, a.pieceAt(at.End))}, Stands
}

// pieceAt is the piece that begins at a place, or the next one.
func (a *application) pieceAt(offset int) int {
	i, _ := slices.BinarySearchFunc(a.pieces, offset, func(p content.Piece, at int) int { return p.Start - at })
	return i
}

// hasEntries reports whether a lesson has the entries of hunks as these have them,
// and all others as they were, in as many texts: a hunk of a key holds one entry of
// that name, and no text.
func (a *application) hasEntries(got *content.Document, edits []placed) bool {
	if len(edits) == 0 || a.keys == nil {
		return true
	}
	want := map[string]string{}
	for _, e := range entriesOf(a.document) {
		want[e.key] = e.text
	}
	for _, e := range edits {
		want[a.keys[e.hunk]] = e.text
	}
	is := entriesOf(got)
	for _, e := range is {
		if want[e.key] != e.text {
			return false
		}
	}
	body := func(d *content.Document) string { return string(d.Source()[d.Body():]) }
	return len(is) == len(want) && len(got.Segments()) == len(a.document.Segments()) && body(got) == body(a.document)
}

type entryText struct{ key, text string }

func entriesOf(d *content.Document) []entryText {
	entries, _ := d.Entries()
	all := make([]entryText, len(entries))
	for i, e := range entries {
		all[i] = entryText{e.Key, string(d.Source()[e.Start:e.End])}
	}
	return all
}

// WithKeys is a lesson with other entries of keys in the place of those that it had.
func (l Lesson) WithKeys(keys []Hunk) Lesson {
	rest := slices.DeleteFunc(slices.Clone(l.Hunks), func(h Hunk) bool {
		return slices.ContainsFunc(keys, func(k Hunk) bool { return k.Key == h.Key })
	})
	l.Hunks = append(slices.Clone(keys), rest...)
	slices.SortStableFunc(l.Hunks, keysFirst)
	return l
}
