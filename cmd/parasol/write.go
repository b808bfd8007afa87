package main

// Files are written all or not at all: see package commit.

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A change is one file and what is to become of it.
type change struct {
	folder *folder
	name   string // in the folder, with slashes
	before []byte // nil if there is no such file
	after  []byte // nil if there is to be none
}

func (c change) path() string { return c.folder.path(c.name) }

// A batch is the changes of one run, in the order in which they are shown.
type batch []change

// add takes up a change, unless it is none.
func (b *batch) add(c change) {
	if (c.before == nil) != (c.after == nil) || !bytes.Equal(c.before, c.after) {
		*b = append(*b, c)
	}
}

// replace adds the change of a file that may get another name.
func (b *batch) replace(f *folder, was, name string, before, after []byte) {
	if was != "" && was != name {
		b.add(change{f, was, before, nil})
		before = nil
	}
	b.add(change{f, name, before, after})
}

// finish writes the batch, or says what it would write.
func (b batch) finish(o *options) error {
	if err := b.allowed(); err != nil {
		return err
	}
	if !o.dryRun {
		if err := b.commit(o); err != nil {
			return err
		}
		if o.verbose {
			b.list(o, "removed", "wrote")
		}
		return nil
	}
	if o.diff {
		for _, c := range b {
			o.out.Write(diff.Diff(label(c, c.before), c.before, label(c, c.after), c.after))
		}
	} else {
		for _, c := range b {
			o.printf("would %s %s", c.verb("remove", "write"), c.path())
		}
	}
	if len(b) > 0 {
		return errFound
	}
	return nil
}

func (b batch) list(o *options, removed, wrote string) {
	for _, c := range b {
		o.notef("%s %s", c.verb(removed, wrote), c.path())
	}
}

func (c change) verb(remove, write string) string {
	if c.after == nil {
		return remove
	}
	return write
}

func label(c change, data []byte) string {
	if data == nil {
		return "/dev/null"
	}
	return filepath.ToSlash(c.path())
}

// commit writes all files of the batch. If it returns an error, the disk is
// as it was.
func (b batch) commit(o *options) error {
	changes := make([]writer.Change, len(b))
	for i, c := range b.gainsFirst(o.source) {
		changes[i] = writer.Change{Folder: c.folder.name, Name: c.name, Before: c.before, After: c.after}
	}
	return inFiles(o.session.Apply(changes, o.seen))
}

// ranks order the files of the locales folder: what gains a text comes before
// what loses it. Memory takes what leaves the others, a translation moves from
// the to-do file to the finished ones, and a source text stays as long as a
// translation may refer to it.
var ranks = map[string]int{store.Memory: 0, store.PO: 1, store.Reviewed: 1, store.Links: 1, store.Active: 2, store.Translate: 3, store.Merged: 4}

const lastRank = 5

// gainsFirst returns the batch in the order in which it is to be written.
func (b batch) gainsFirst(source string) batch {
	rank := func(c change) int {
		id, ok := store.ParseName(path.Base(c.name))
		switch {
		case c.name == store.Template || ok && id.Locale == source:
			return lastRank
		case ok:
			return ranks[id.Kind]
		}
		return ranks[store.Merged]
	}
	return slices.SortedStableFunc(slices.Values(b), func(x, y change) int { return rank(x) - rank(y) })
}
