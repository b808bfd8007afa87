package main

// Files are written all or not at all: see package commit.

import (
	"path"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
	"github.com/parasol-l10n/parasol/locales/store"
)

// finish writes the batch, or says what it would write.
func finish(o *options, b project.Batch) error {
	if err := allowed(b); err != nil {
		return err
	}
	if !o.dryRun {
		if err := commitFiles(o, b); err != nil {
			return err
		}
		if o.verbose {
			listFiles(o, b, "removed", "wrote")
		}
		return nil
	}
	if o.diff {
		for _, c := range b {
			o.streams.out.Write(diff.Diff(label(c, c.Before), c.Before, label(c, c.After), c.After))
		}
	} else {
		for _, c := range b {
			o.streams.printf("would %s %s", verb(c, "remove", "write"), c.Path())
		}
	}
	if len(b) > 0 {
		return errFound
	}
	return nil
}

func listFiles(o *options, b project.Batch, removed, wrote string) {
	for _, c := range b {
		o.streams.notef("%s %s", verb(c, removed, wrote), c.Path())
	}
}

func verb(c project.Change, remove, write string) string {
	if c.After == nil {
		return remove
	}
	return write
}

func label(c project.Change, data []byte) string {
	if data == nil {
		return "/dev/null"
	}
	return filepath.ToSlash(c.Path())
}

// commitFiles writes all files of the batch. If it returns an error, the disk is
// as it was.
func commitFiles(o *options, b project.Batch) error {
	changes := make([]writer.Change, len(b))
	for i, c := range gainsFirst(b, o.source) {
		changes[i] = writer.Change(c)
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
func gainsFirst(b project.Batch, source string) project.Batch {
	rank := func(c project.Change) int {
		id, ok := store.ParseName(path.Base(c.Name))
		switch {
		case c.Name == store.Template || ok && id.Locale == source:
			return lastRank
		case ok:
			return ranks[id.Kind]
		}
		return ranks[store.Merged]
	}
	return slices.SortedStableFunc(slices.Values(b), func(x, y project.Change) int { return rank(x) - rank(y) })
}
