package main

// Files are written all or not at all: see package commit.

import (
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/parasol-l10n/parasol/cmd/project"
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
	return inFiles(o.session.Apply(b.GainsFirst(o.source), o.seen))
}
