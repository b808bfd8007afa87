package commit

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"
)

// OS is the disk of the operating system.
var OS Disk = osDisk{}

type osDisk struct{}

func (osDisk) Mkdir(folder string) error             { return os.Mkdir(folder, 0o777) }
func (osDisk) Remove(folder string) error            { return os.Remove(folder) }
func (osDisk) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }

func (osDisk) ReadFile(path string) ([]byte, error) { return os.ReadFile(path) }

func (osDisk) OpenRoot(folder string) (Root, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	return osRoot{root}, nil
}

// Lock locks a file, shared even if it may only be read.
func (osDisk) Lock(path string, shared bool) (func() error, error) {
	if !shared {
		l := flock.New(path, flock.SetPermissions(0o666), flock.SetFlag(os.O_CREATE|os.O_RDWR))
		return locked(l, l.TryLock)
	}
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	return locked(l, l.TryRLock)
}

func locked(l *flock.Flock, try func() (bool, error)) (func() error, error) {
	ok, err := try()
	switch {
	case lockless(err):
		return nil, errors.Join(errors.ErrUnsupported, err)
	case err != nil:
		return nil, err
	case !ok:
		return nil, errLocked
	}
	return l.Unlock, nil
}

// lockless reports whether a file system has no locks.
func lockless(err error) bool {
	for _, none := range []error{syscall.ENOSYS, syscall.ENOTSUP, syscall.ENOLCK, syscall.EINVAL, errors.ErrUnsupported} {
		if errors.Is(err, none) {
			return true
		}
	}
	return false
}

type osRoot struct{ root *os.Root }

func (r osRoot) Close() error                               { return r.root.Close() }
func (r osRoot) Lstat(name string) (fs.FileInfo, error)     { return r.root.Lstat(name) }
func (r osRoot) Readlink(name string) (string, error)       { return r.root.Readlink(name) }
func (r osRoot) ReadFile(name string) ([]byte, error)       { return r.root.ReadFile(name) }
func (r osRoot) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.root.FS(), name) }
func (r osRoot) Mkdir(name string) error                    { return r.root.Mkdir(name, 0o777) }
func (r osRoot) Link(name, to string) error                 { return r.root.Link(name, to) }
func (r osRoot) Rename(name, to string) error               { return r.root.Rename(name, to) }
func (r osRoot) Remove(name string) error                   { return r.root.Remove(name) }

func (r osRoot) Create(name string, data []byte, like fs.FileInfo, sync bool) error {
	mode := fs.FileMode(0o666)
	if like != nil {
		mode = like.Mode().Perm()
	}
	f, err := r.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if like != nil && err == nil {
		keepOwner(f, like)
		err = f.Chmod(mode) // the umask took its part
	}
	if sync && err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func (r osRoot) Overwrite(name string, data []byte) error {
	f, err := r.root.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func (r osRoot) SyncFile(name string) error {
	f, err := r.root.OpenFile(name, syncFlag, 0)
	if errors.Is(err, fs.ErrPermission) {
		f, err = r.root.Open(name)
	}
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func (r osRoot) SyncFolder(name string) error {
	f, err := r.root.Open(name)
	if err != nil {
		return err
	}
	if err = f.Sync(); lockless(err) || !syncsFolders {
		err = nil // some file systems cannot, and need not be asked twice
	}
	return errors.Join(err, f.Close())
}

func (r osRoot) SyncAll(folders []string) (bool, error) {
	return syncAll(r.root, folders)
}

// clean is a path without detours; one that cannot be told stays as it is.
func clean(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}
