package crash

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/parasol-l10n/parasol/cmd/commit"
)

// A root is a folder of a disk.
type root struct {
	disk   *Disk
	folder string
	real   commit.Root // that it follows, or nil
}

func (r *root) path(name string) string { return filepath.Join(r.folder, filepath.FromSlash(name)) }

// parent is the folder that a name is in.
func (r *root) parent(name string) (*node, string, error) {
	n, err := r.disk.node(path.Dir(filepath.ToSlash(r.path(name))))
	if err == nil && !n.isFolder() {
		err = syscall.ENOTDIR
	}
	return n, path.Base(name), err
}

// do does a step, on the real disk first.
func (r *root) do(step, name string, real func() error, model func() error) error {
	does, err := r.disk.step(step, r.path(name))
	if err != nil || !does {
		return err
	}
	if r.real != nil {
		if err := real(); err != nil {
			return err
		}
	}
	return model()
}

func (r *root) Close() error {
	if r.real != nil {
		return r.real.Close()
	}
	return nil
}

func (r *root) Lstat(name string) (fs.FileInfo, error) {
	if r.real != nil {
		return r.real.Lstat(name)
	}
	return r.disk.Stat(r.path(name))
}

func (r *root) Readlink(name string) (string, error) {
	if r.real != nil {
		return r.real.Readlink(name)
	}
	return "", fs.ErrInvalid
}

func (r *root) ReadFile(name string) ([]byte, error) {
	if r.real != nil {
		return r.real.ReadFile(name)
	}
	return r.disk.ReadFile(r.path(name))
}

func (r *root) ReadDir(name string) ([]fs.DirEntry, error) {
	if r.real != nil {
		return r.real.ReadDir(name)
	}
	n, err := r.disk.node(r.path(name))
	if err != nil {
		return nil, err
	}
	var all []fs.DirEntry
	for _, name := range slices.Sorted(maps.Keys(n.names)) {
		all = append(all, info{name, n.names[name]})
	}
	return all, nil
}

// Create takes up to three steps. One that fails leaves what those before it
// have done.
func (r *root) Create(name string, data []byte, like fs.FileInfo, sync bool) error {
	in, base, err := r.parent(name)
	if err != nil {
		return err
	}
	if in.names[base] != nil {
		return fs.ErrExist
	}
	file := newFile()
	if like != nil {
		file.mode = like.Mode()
	}
	if does, err := r.disk.step("create", r.path(name)); err != nil || !does {
		return err
	}
	in.names[base] = file
	does, err := r.disk.step("write", r.path(name))
	if err != nil {
		data, sync = data[:len(data)/2], false
	}
	if does || err != nil {
		file.data = slices.Clone(append([]byte{}, data...))
	}
	if sync && err == nil {
		if does, err = r.disk.step("sync", r.path(name)); does && err == nil {
			file.sync()
		}
	}
	if r.real != nil {
		err = errors.Join(err, r.real.Create(name, data, like, false))
	}
	return err
}

func (r *root) Overwrite(name string, data []byte) error {
	n, err := r.disk.node(r.path(name))
	if err != nil {
		return err
	}
	return r.do("overwrite", name, func() error { return r.real.Overwrite(name, data) }, func() error {
		n.data = slices.Clone(data)
		n.sync()
		return nil
	})
}

func (r *root) Mkdir(name string) error {
	in, base, err := r.parent(name)
	if err != nil {
		return err
	}
	if in.names[base] != nil {
		return fs.ErrExist
	}
	return r.do("mkdir", name, func() error { return r.real.Mkdir(name) }, func() error {
		in.names[base] = newFolder()
		return nil
	})
}

func (r *root) Link(name, to string) error {
	n, err := r.disk.node(r.path(name))
	if err != nil {
		return err
	}
	in, base, err := r.parent(to)
	if err != nil {
		return err
	}
	return r.do("link", name, func() error { return r.real.Link(name, to) }, func() error {
		in.names[base] = n
		return nil
	})
}

func (r *root) Rename(name, to string) error {
	n, err := r.disk.node(r.path(name))
	if err != nil {
		return err
	}
	from, was, err := r.parent(name)
	if err != nil {
		return err
	}
	in, base, err := r.parent(to)
	if err != nil {
		return err
	}
	if in.names[base].isFolder() {
		return fs.ErrExist
	}
	return r.do("rename", to, func() error { return r.real.Rename(name, to) }, func() error {
		if in.names[base] != n { // else both names are one file's, and stay
			delete(from.names, was)
			in.names[base] = n
		}
		return nil
	})
}

func (r *root) Remove(name string) error {
	in, base, err := r.parent(name)
	if err != nil {
		return err
	}
	n := in.names[base]
	switch {
	case n == nil:
		return fs.ErrNotExist
	case len(n.names) > 0:
		return syscall.ENOTEMPTY
	}
	return r.do("remove", name, func() error { return r.real.Remove(name) }, func() error {
		delete(in.names, base)
		return nil
	})
}

func (r *root) SyncFile(name string) error { return r.sync("sync", name) }

func (r *root) SyncFolder(name string) error { return r.sync("syncfolder", name) }

func (r *root) sync(step, name string) error {
	n, err := r.disk.node(r.path(name))
	if err != nil {
		return err
	}
	return r.do(step, name, func() error { return nil }, func() error {
		n.sync()
		return nil
	})
}

func (r *root) SyncAll(folders []string) (bool, error) {
	does, err := r.disk.step("syncall", r.folder)
	if does && err == nil {
		r.disk.top.syncAll()
	}
	return true, err
}
