package commit

import "io/fs"

// A Disk is what the writer needs of an operating system: [OS], or one that a
// test lets fail. Paths are the operating system's own.
type Disk interface {
	// OpenRoot opens a folder, out of which no name leads.
	OpenRoot(folder string) (Root, error)
	Mkdir(folder string) error
	Remove(folder string) error
	Stat(path string) (fs.FileInfo, error)
	ReadFile(path string) ([]byte, error)
	// Lock locks a file, which it makes if it may, shared or for the caller
	// alone. The error is [errLocked] if somebody else has it, and matches
	// [errors.ErrUnsupported] where files cannot be locked.
	Lock(path string, shared bool) (unlock func() error, err error)
}

// A Root is a folder of a [Disk]. Names have slashes.
type Root interface {
	Lstat(name string) (fs.FileInfo, error)
	Readlink(name string) (string, error)
	ReadFile(name string) ([]byte, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	// Create writes a new file, and syncs it if it is told to. It has the mode
	// and, where that is allowed, the owner of the file that it is like, if any.
	Create(name string, data []byte, like fs.FileInfo, sync bool) error
	// Overwrite writes a file where it lies, and syncs it.
	Overwrite(name string, data []byte) error
	Mkdir(name string) error
	Link(name, to string) error
	Rename(name, to string) error
	Remove(name string) error
	// SyncFile and SyncFolder return when what a file holds, or which names a
	// folder has, will outlast a power cut.
	SyncFile(name string) error
	SyncFolder(name string) error
	// SyncAll does so for all that was written to the disks of the folders,
	// and reports whether it can.
	SyncAll(folders []string) (can bool, err error)
	Close() error
}
