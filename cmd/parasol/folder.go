package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A folder is a directory that the user named. It is an [os.Root]: no path
// from a catalog and no symbolic link leads out of it.
type folder struct {
	name string       // as the user typed it
	root *os.Root     // nil as long as there is none
	then fs.FS        // instead of root: the folder as a commit has it, to read
	seen *writer.Seen // takes up what is read of it, nil for nobody
}

// openFolder opens a directory. One that does not exist yet is made when
// something is written to it.
func openFolder(name string) (*folder, error) {
	root, err := os.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		if link := deadEnd(os.Lstat, os.Stat, name); link != "" {
			return nil, inFile(link, errDeadEnd)
		}
		return &folder{name: name}, nil
	} else if err != nil {
		return nil, inFile(name, err)
	}
	return &folder{name: name, root: root}, nil
}

// files are what the folder holds; nil if there is no folder.
func (f *folder) files() fs.FS {
	switch {
	case f.then != nil:
		return f.then
	case f.root != nil:
		return f.seen.FS(f.root.FS(), f.path)
	}
	return nil
}

// path is a file of the folder as the user would type it.
func (f *folder) path(name string) string { return below(f.name, name) }

// below is a file of a folder, which has slashes, as the user would type it.
func below(folder, name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
	}
}

// list returns the entries of the folder, sorted; none if there is no folder.
func (f *folder) list() ([]fs.DirEntry, error) {
	files := f.files()
	if files == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, inFile(f.name, err)
	}
	return entries, nil
}

// errDeadEnd is about a link at whose place nothing can be made.
var errDeadEnd = errors.New("is a link that leads nowhere")

// deadEnd is the link that leads nowhere on the way to a file that is not
// there, "" if there is none: then its folders can be made.
func deadEnd(lstat, stat func(name string) (fs.FileInfo, error), name string) string {
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

// read returns the bytes of a file: nil if there is no such file, and not nil
// if it is empty.
func (f *folder) read(name string) ([]byte, error) {
	files := f.files()
	if files == nil {
		return nil, nil
	}
	stat, err := fs.Stat(files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, f.absent(name)
	case err != nil:
		return nil, inFile(f.path(name), err)
	case stat.IsDir():
		return nil, inFile(f.path(name), errors.New("is a folder, not a file"))
	case !stat.Mode().IsRegular(): // reading a pipe would wait for ever
		return nil, inFile(f.path(name), fmt.Errorf("is not a regular file (%v)", stat.Mode().Type()))
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, inFile(f.path(name), err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// absent is an error if something stands in the way of a file that is not
// there: what a link is to lead to may come back.
func (f *folder) absent(name string) error {
	if f.root == nil {
		return nil
	}
	if link := deadEnd(f.root.Lstat, f.root.Stat, name); link != "" {
		return inFile(f.path(filepath.ToSlash(link)), errDeadEnd)
	}
	return nil
}

// forStore is the folder as the translation files are read from it.
func (f *folder) forStore() store.Folder {
	return store.Folder{Name: f.name, Path: f.path, List: f.list, Read: f.read}
}
