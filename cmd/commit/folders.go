package commit

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
)

// makeParents makes the folders on the way to a target.
func (w *work) makeParents(t *target) error {
	if t.change.After == nil {
		return nil
	}
	if t.root == nil {
		if err := w.makeFolders(t.change.Folder); err != nil {
			return err
		}
		if err := w.find(t); err != nil {
			return err
		}
	}
	for _, dir := range parents(t.name) {
		err := t.root.Mkdir(dir)
		switch {
		case err == nil:
			w.made = append(w.made, func() error { return t.root.Remove(dir) })
		case !errors.Is(err, fs.ErrExist):
			return err
		}
	}
	return nil
}

// makeFolders makes a folder and those that it is in.
func (w *work) makeFolders(folder string) error {
	var missing []string
	for dir := clean(folder); ; dir = filepath.Dir(dir) {
		if _, err := w.disk.Stat(dir); err == nil || filepath.Dir(dir) == dir {
			break
		}
		missing = append(missing, dir)
	}
	for _, dir := range slices.Backward(missing) {
		if err := w.disk.Mkdir(dir); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		w.made = append(w.made, func() error { return w.disk.Remove(dir) })
		w.new = append(w.new, filepath.Dir(dir))
	}
	return nil
}

// syncMade syncs the folders in which folders were made.
func (w *work) syncMade() error {
	for _, dir := range w.new {
		root, err := w.disk.OpenRoot(dir)
		if err != nil {
			return err
		}
		err = errors.Join(root.SyncFolder("."), root.Close())
		if err != nil {
			return err
		}
	}
	return nil
}
