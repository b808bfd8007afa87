package project

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/parasol-l10n/parasol/locales/store"
)

// A Folder is the files below a place, as a project reads them.
type Folder struct {
	Name  string // as the user would type it
	Files fs.FS  // nil as long as there is no such folder

	// Real is where a file or folder of it lies, as an absolute name without
	// links. Without it nothing in the folder is taken for a link.
	Real func(name string) string
}

// Path is a file of the folder, which has slashes, as the user would type it.
func (f Folder) Path(name string) string { return Below(f.Name, name) }

// Below is a file of a folder, which has slashes, as the user would type it.
func Below(folder, name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }

// Read returns the bytes of a file: nil if there is no such file, and not nil
// if it is empty.
func (f Folder) Read(name string) ([]byte, error) {
	if f.Files == nil {
		return nil, nil
	}
	stat, err := fs.Stat(f.Files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, f.absent(name)
	case err != nil:
		return nil, InFile(f.Path(name), err)
	case stat.IsDir():
		return nil, InFile(f.Path(name), errors.New("is a folder, not a file"))
	case !stat.Mode().IsRegular(): // reading a pipe would wait for ever
		return nil, InFile(f.Path(name), fmt.Errorf("is not a regular file (%v)", stat.Mode().Type()))
	}
	data, err := fs.ReadFile(f.Files, name)
	if err != nil {
		return nil, InFile(f.Path(name), err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// List returns the entries of the folder, sorted; none if there is no folder.
func (f Folder) List() ([]fs.DirEntry, error) {
	if f.Files == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(f.Files, ".")
	if err != nil {
		return nil, InFile(f.Name, err)
	}
	return entries, nil
}

// ErrDeadEnd is about a link at whose place nothing can be made.
var ErrDeadEnd = errors.New("is a link that leads nowhere")

// DeadEnd is the link that leads nowhere on the way to a file that is not
// there, "" if there is none: then its folders can be made.
func DeadEnd(lstat, stat func(name string) (fs.FileInfo, error), name string) string {
	for at := filepath.Clean(name); ; at = filepath.Dir(at) {
		info, err := lstat(at)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			if _, err := stat(at); errors.Is(err, fs.ErrNotExist) {
				return at
			}
		}
		if err == nil || filepath.Dir(at) == at {
			return ""
		}
	}
}

// absent is an error if something stands in the way of a file that is not
// there: what a link is to lead to may come back.
func (f Folder) absent(name string) error {
	slashed := func(stat func(fs.FS, string) (fs.FileInfo, error)) func(string) (fs.FileInfo, error) {
		return func(name string) (fs.FileInfo, error) { return stat(f.Files, filepath.ToSlash(name)) }
	}
	if link := DeadEnd(slashed(fs.Lstat), slashed(fs.Stat), name); link != "" {
		return InFile(f.Path(filepath.ToSlash(link)), ErrDeadEnd)
	}
	return nil
}

// Store is the folder as the translation files are read from it.
func (f Folder) Store() store.Folder {
	return store.Folder{Name: f.Name, Path: f.Path, List: f.List, Read: f.Read}
}
