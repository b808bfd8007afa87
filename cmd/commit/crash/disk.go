package crash

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/parasol-l10n/parasol/cmd/commit"
)

// A Disk implements [commit.Disk]. It is not for concurrent use.
type Disk struct {
	// Before is asked before each step that changes the disk: one step of a
	// call, such as "create", "write" and "sync" of a new file. The error is
	// what the call returns; a step that fails is not done. May be nil.
	Before func(step, path string) error
	// Lies reports whether a step is said to be done and is not. May be nil.
	Lies func(step, path string) bool

	top  *node
	real commit.Disk // that it follows, or nil
}

// New returns an empty disk in memory.
func New() *Disk { return &Disk{top: newFolder()} }

// Follow returns a disk that has what is below a folder of the operating
// system's, all of it synced, and follows what is done there.
func Follow(folder string) (*Disk, error) {
	d := New()
	d.real = commit.OS
	if err := d.MkdirAll(folder); err != nil {
		return nil, err
	}
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			return d.MkdirAll(name)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return d.WriteFile(name, data)
	})
	d.top.syncAll()
	return d, err
}

// WriteFile puts a file where no run has to do with it: it is synced.
func (d *Disk) WriteFile(name string, data []byte) error {
	if err := d.MkdirAll(filepath.Dir(name)); err != nil {
		return err
	}
	folder, err := d.node(filepath.Dir(name))
	if err != nil {
		return err
	}
	file := newFile()
	file.data = slices.Clone(data)
	file.sync()
	folder.names[filepath.Base(name)] = file
	folder.sync()
	return nil
}

// MkdirAll makes a folder and those that it is in, synced.
func (d *Disk) MkdirAll(folder string) error {
	n := d.top
	for _, part := range parts(filepath.ToSlash(folder)) {
		if n.names[part] == nil {
			n.names[part] = newFolder()
			n.sync()
		}
		n = n.names[part]
	}
	return nil
}

// Cut returns the disk in memory as a power cut leaves it, with as much of
// what was not synced as keep says, from 0 to 1: with 1 it is as a kill
// leaves it.
func (d *Disk) Cut(keep float64, seed uint64) *Disk {
	c := &cut{rand.New(rand.NewPCG(seed, 0)), keep, map[*node]*node{}}
	return &Disk{top: c.of(d.top)}
}

// Files are all files below a folder, by their paths in it.
func (d *Disk) Files(folder string) map[string]string {
	all := map[string]string{}
	if n, err := d.node(folder); err == nil {
		n.list(".", all)
	}
	return all
}

func (n *node) list(at string, all map[string]string) {
	for name, below := range n.names {
		if below.isFolder() {
			below.list(path.Join(at, name), all)
		} else {
			all[path.Join(at, name)] = string(below.data)
		}
	}
}

func (d *Disk) node(name string) (*node, error) { return d.top.child(filepath.ToSlash(name)) }

// step asks whether a step may be done, and whether it is.
func (d *Disk) step(step, path string) (does bool, err error) {
	if d.Before != nil {
		if err := d.Before(step, path); err != nil {
			return false, &fs.PathError{Op: step, Path: path, Err: err}
		}
	}
	return d.Lies == nil || !d.Lies(step, path), nil
}

// OpenRoot implements [commit.Disk].
func (d *Disk) OpenRoot(folder string) (commit.Root, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	r := &root{disk: d, folder: folder}
	if d.real != nil {
		r.real, err = d.real.OpenRoot(folder)
		return r, err
	}
	n, err := d.node(folder)
	if err == nil && !n.isFolder() {
		err = fs.ErrInvalid
	}
	return r, err
}

// Stat implements [commit.Disk].
func (d *Disk) Stat(name string) (fs.FileInfo, error) {
	if d.real != nil {
		return d.real.Stat(name)
	}
	n, err := d.node(name)
	return info{filepath.Base(name), n}, err
}

// ReadFile implements [commit.Disk].
func (d *Disk) ReadFile(name string) ([]byte, error) {
	if d.real != nil {
		return d.real.ReadFile(name)
	}
	n, err := d.node(name)
	if err == nil && n.isFolder() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return nil, err
	}
	return slices.Clone(n.data), nil
}

// Mkdir implements [commit.Disk].
func (d *Disk) Mkdir(folder string) error {
	in, err := d.OpenRoot(filepath.Dir(folder))
	if err != nil {
		return err
	}
	defer in.Close()
	return in.Mkdir(filepath.Base(folder))
}

// Remove implements [commit.Disk].
func (d *Disk) Remove(folder string) error {
	in, err := d.OpenRoot(filepath.Dir(folder))
	if err != nil {
		return err
	}
	defer in.Close()
	return in.Remove(filepath.Base(folder))
}

// Lock implements [commit.Disk]. In memory nobody else is at work.
func (d *Disk) Lock(name string, shared bool) (func() error, error) {
	if d.real != nil {
		if !shared {
			if _, err := d.node(name); err != nil {
				_ = d.WriteFile(name, nil)
			}
		}
		return d.real.Lock(name, shared)
	}
	return func() error { return nil }, nil
}

// Type writes into a file that is there, as an editor does that has it open.
func (d *Disk) Type(name, text string) error {
	n, err := d.node(name)
	if err != nil {
		return err
	}
	n.data = []byte(text)
	return nil
}
