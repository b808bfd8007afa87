package project

import (
	"bytes"
	"path"
	"slices"

	"github.com/parasol-l10n/parasol/locales/store"
)

// A Change is one file and what is to become of it.
type Change struct {
	Folder string // as the user would type it
	Name   string // in the folder, with slashes
	Before []byte // nil if there is no such file
	After  []byte // nil if there is to be none
}

// Path is the file as the user would type it.
func (c Change) Path() string { return Below(c.Folder, c.Name) }

// A Batch is the changes of one run, in the order in which they are shown.
type Batch []Change

// Add takes up a change, unless it is none.
func (b *Batch) Add(c Change) {
	if (c.Before == nil) != (c.After == nil) || !bytes.Equal(c.Before, c.After) {
		*b = append(*b, c)
	}
}

// replace adds the change of a file that may get another name.
func (b *Batch) replace(folder, was, name string, before, after []byte) {
	if was != "" && was != name {
		b.Add(Change{folder, was, before, nil})
		before = nil
	}
	b.Add(Change{folder, name, before, after})
}

// ranks order the files of the locales folder: what gains a text comes before
// what loses it. Memory takes what leaves the others, a translation moves from
// the to-do file to the finished ones, and a source text stays as long as a
// translation may refer to it.
var ranks = map[string]int{store.Memory: 0, store.PO: 1, store.Reviewed: 1, store.Links: 1, store.Own: 1, store.Active: 2, store.Translate: 3, store.Merged: 4}

const lastRank = 5

// GainsFirst returns the batch in the order in which it is to be written.
func (b Batch) GainsFirst(source string) Batch {
	rank := func(c Change) int {
		id, ok := store.ParseName(path.Base(c.Name))
		switch {
		case c.Name == store.Template || ok && id.Locale == source:
			return lastRank
		case ok:
			return ranks[id.Kind]
		}
		return ranks[store.Merged]
	}
	return slices.SortedStableFunc(slices.Values(b), func(x, y Change) int { return rank(x) - rank(y) })
}
