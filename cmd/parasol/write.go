package main

// Files are written all or not at all. New bytes go to files beside their
// targets first, so that a full or read-only disk is met before anything
// changes; then they are renamed into place. What was there before keeps a
// second name until the last rename has succeeded, and is put back if one
// does not.

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/rogpeppe/go-internal/diff"
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
	if !o.dryRun {
		if err := b.commit(); err != nil {
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
func (b batch) commit() (err error) {
	interrupts := make(chan os.Signal, 1) // wait until we are through
	signal.Notify(interrupts, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(interrupts)

	t := &transaction{suffix: fmt.Sprintf(".parasol-%d", os.Getpid())}
	defer func() {
		if err != nil {
			t.rollBack()
		}
	}()
	for _, c := range b {
		if err := t.stage(c); err != nil {
			return inFile(c.path(), err)
		}
	}
	for _, c := range b {
		if err := t.swap(c); err != nil {
			return inFile(c.path(), err)
		}
	}
	for _, c := range b {
		c.folder.root.Remove(c.name + t.suffix + "-old") // not there if there was no file
	}
	return nil
}

// A transaction knows how to undo what was done so far.
type transaction struct {
	suffix string
	undo   []func()
}

func (t *transaction) undoBy(f func()) { t.undo = append(t.undo, f) }

func (t *transaction) rollBack() {
	for _, f := range slices.Backward(t.undo) {
		f()
	}
}

// stage puts the new bytes beside their target.
func (t *transaction) stage(c change) error {
	if c.after == nil {
		return nil
	}
	if err := t.makeFolder(c.folder); err != nil {
		return err
	}
	root := c.folder.root
	if err := t.makeParents(root, path.Dir(c.name)); err != nil {
		return err
	}
	mode, exists := fs.FileMode(0o666), false
	if stat, err := root.Stat(c.name); err == nil && stat.Mode().IsRegular() {
		mode, exists = stat.Mode().Perm(), true
	}
	staged := c.name + t.suffix
	f, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	t.undoBy(func() { root.Remove(staged) })
	_, err = f.Write(c.after)
	if exists && err == nil {
		err = f.Chmod(mode) // the umask took its part
	}
	return errors.Join(err, f.Close())
}

// swap gives the old file a second name and the new one its place.
func (t *transaction) swap(c change) error {
	root, old := c.folder.root, c.name+t.suffix+"-old"
	if c.before != nil {
		keep := root.Link
		if c.after == nil {
			keep = root.Rename
		}
		if err := keep(c.name, old); err != nil {
			// Some file systems have no links. For a moment the name is free then.
			if err := root.Rename(c.name, old); err != nil {
				return err
			}
		}
		t.undoBy(func() {
			root.Rename(old, c.name)
			root.Remove(old) // if both names were one file, Rename did nothing
		})
	}
	if c.after == nil {
		return nil
	}
	if err := root.Rename(c.name+t.suffix, c.name); err != nil {
		return err
	}
	if c.before == nil {
		t.undoBy(func() { root.Remove(c.name) })
	}
	return nil
}

// makeFolder makes the directory of a folder that was not there.
func (t *transaction) makeFolder(f *folder) error {
	if f.root != nil {
		return nil
	}
	for _, dir := range missing(filepath.Clean(f.name), filepath.Dir, os.Stat) {
		if err := os.Mkdir(dir, 0o777); err != nil {
			return err
		}
		t.undoBy(func() { os.Remove(dir) })
	}
	root, err := os.OpenRoot(f.name)
	if err != nil {
		return err
	}
	f.root = root
	t.undoBy(func() { f.close(); f.root = nil })
	return nil
}

func (t *transaction) makeParents(root *os.Root, dir string) error {
	for _, dir := range missing(dir, path.Dir, root.Stat) {
		if err := root.Mkdir(dir, 0o777); err != nil {
			return err
		}
		t.undoBy(func() { root.Remove(dir) })
	}
	return nil
}

// missing returns the directories that are not there on the way to dir, the
// outermost first.
func missing(dir string, parent func(string) string, stat func(string) (fs.FileInfo, error)) []string {
	var dirs []string
	for ; parent(dir) != dir; dir = parent(dir) {
		if _, err := stat(dir); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		dirs = append(dirs, dir)
	}
	slices.Reverse(dirs)
	return dirs
}
