package commit

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A work is changes on their way to the disk, and how to undo them.
type work struct {
	disk    Disk
	roots   map[string]Root
	targets []*target
	made    []func() error // undoes the folders that were made, in their order
	new     []string       // folders that others were made in
}

// A target is one file of a work.
type target struct {
	change  Change
	root    Root        // nil as long as its folder is not there
	name    string      // in root, behind symbolic links
	info    fs.FileInfo // of what is there, nil for nothing
	found   sum         // of what was there
	temp    string      // that has the new bytes, as long as they are not in place
	old     string      // that has the old file, "" if there was none or it could not be kept
	done    bool        // the new bytes are in place
	inPlace bool        // they were written over the old ones
}

func newWork(disk Disk) *work { return &work{disk: disk, roots: map[string]Root{}} }

func (w *work) close() {
	for _, r := range w.roots {
		r.Close()
	}
}

// plan looks at the target of each change.
func (w *work) plan(changes []Change) error {
	var errs []error
	for _, c := range changes {
		t := &target{change: c}
		if err := w.find(t); err != nil {
			errs = append(errs, &Error{c.Path(), err})
		}
		w.targets = append(w.targets, t)
	}
	return errors.Join(append(errs, w.alike())...)
}

// find looks where a target is and what is there.
func (w *work) find(t *target) error {
	var err error
	if t.root, err = w.open(t.change.Folder); isAbsent(err) {
		t.root = nil
		return nil
	} else if err != nil {
		return err
	}
	if t.name, err = resolve(t.root, t.change.Name, t.change.After == nil); err != nil {
		return err
	}
	t.info, err = t.root.Lstat(t.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.info = nil
		return nil
	case err != nil:
		return err
	case t.info.IsDir():
		return errors.New("is a folder, not a file")
	}
	if t.info.Mode().Type()&^fs.ModeSymlink != 0 { // reading a pipe would wait for ever
		return fmt.Errorf("is not a regular file (%v)", t.info.Mode().Type())
	}
	data, err := t.root.ReadFile(t.name)
	if err != nil {
		return err
	}
	t.found = sumOf(notNil(data))
	return nil
}

func (w *work) open(folder string) (Root, error) {
	if r, ok := w.roots[folder]; ok {
		return r, nil
	}
	r, err := w.disk.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	w.roots[folder] = r
	return r, nil
}

// resolve follows symbolic links to the file that is to be written. A link
// that is to be removed is removed itself.
func resolve(root Root, name string, remove bool) (string, error) {
	for range 40 {
		info, err := root.Lstat(name)
		if err != nil || remove || info.Mode()&fs.ModeSymlink == 0 {
			return name, forgive(notFolder(err))
		}
		to, err := root.Readlink(name)
		if err != nil {
			return "", err
		}
		if to = filepath.ToSlash(to); path.IsAbs(to) {
			return "", errors.New("is a link out of its folder")
		}
		name = path.Join(path.Dir(name), to)
	}
	return "", errors.New("is a link that leads nowhere")
}

// notFolder keeps the error that a file stands in the place of a folder.
func notFolder(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if isAbsent(err) {
		return errNotFolder
	}
	return err
}

var errNotFolder = errors.New("not a directory")

// alike refuses files whose names some file systems hold for the same, where
// this is one of them. The removal of one that is written under another name
// is dropped.
func (w *work) alike() error {
	names := map[string][]*target{}
	for _, t := range w.targets {
		key := cases.Fold().String(norm.NFC.String(t.change.Path()))
		names[key] = append(names[key], t)
	}
	var errs []error
	for _, same := range names {
		for _, t := range same[1:] {
			if first := same[0]; w.isOne(first, t) {
				if t.change.After != nil {
					errs = append(errs, &Error{t.change.Path(), fmt.Errorf("is the same file here as %s", first.change.Path())})
				}
				w.targets = slices.DeleteFunc(w.targets, func(x *target) bool { return x == t })
			}
		}
	}
	return errors.Join(errs...)
}

// isOne reports whether two targets are one file, or would be.
func (w *work) isOne(a, b *target) bool {
	if a.change.Path() == b.change.Path() {
		return true
	}
	if a.root == nil || b.root == nil {
		return false
	}
	x, errX := a.root.Lstat(a.name)
	y, errY := b.root.Lstat(b.name)
	if errX == nil && errY == nil {
		return placeOf(x) != "" && placeOf(x) == placeOf(y)
	}
	return isAbsent(errX) && isAbsent(errY) && folds(a.root)
}

// folds reports whether a file of a folder is there under its name in capital
// letters, too.
func folds(root Root) bool {
	probe := tempName()
	if root.Create(probe, nil, nil, false) != nil {
		return false
	}
	defer root.Remove(probe)
	_, err := root.Lstat(strings.ToUpper(probe))
	return err == nil
}

// run makes the changes and syncs them.
func (w *work) run() error {
	all := w.stepsOf(w.stage)
	if err := errors.Join(all...); err != nil {
		return err
	}
	for _, t := range w.targets {
		if err := w.swap(t); err != nil {
			return t.fail(err)
		}
	}
	if err := w.sync(); err != nil {
		return err
	}
	return w.untouched()
}

// runOrUndo makes the changes, without a journal.
func (w *work) runOrUndo() error {
	if err := w.run(); err != nil {
		return errors.Join(err, w.undo())
	}
	_ = w.tidy()
	return nil
}

func (t *target) fail(err error) error { return &Error{t.change.Path(), err} }

// many is how many files are synced with their whole disk rather than one by one.
const many = 8

// stepsOf does a step for each target: one after the other, or where each is
// synced on its own and there are many, several at a time.
func (w *work) stepsOf(step func(t *target, sync bool) error) []error {
	for _, t := range w.targets { // folders first, and in their order
		if err := w.makeParents(t); err != nil {
			return []error{t.fail(err)}
		}
	}
	all := runtime.GOOS == "linux" && len(w.targets) > many
	if all || len(w.targets) <= many {
		for _, t := range w.targets {
			if err := step(t, !all); err != nil {
				return []error{t.fail(err)}
			}
		}
		return nil
	}
	errs := make([]error, len(w.targets))
	slots := make(chan bool, 16)
	var wg sync.WaitGroup
	for i, t := range w.targets {
		slots <- true
		wg.Go(func() {
			defer func() { <-slots }()
			if err := step(t, true); err != nil {
				errs[i] = t.fail(err)
			}
		})
	}
	wg.Wait()
	return errs
}

// stage puts the new bytes beside their target.
func (w *work) stage(t *target, sync bool) error {
	if t.change.After == nil {
		return nil
	}
	t.temp = path.Join(path.Dir(t.name), tempName())
	err := patient(func() error { return t.root.Create(t.temp, t.change.After, t.info, sync) })
	return err
}

// swap gives the old file a second name and the new one its place.
func (w *work) swap(t *target) error {
	if err := t.keep(); err != nil {
		return err
	}
	switch {
	case t.change.After == nil && t.found == sum{}:
		return nil
	case t.change.After == nil && t.old != "": // and keep has found it unchanged
		t.done = true
		return t.root.Remove(t.name)
	case t.change.After == nil:
		t.done = true
		return patient(func() error { return t.root.Remove(t.name) })
	}
	t.done = true // or perhaps: undo looks
	err := patient(func() error { return t.root.Rename(t.temp, t.name) })
	switch {
	case err == nil:
		t.temp = ""
	case isMounted(err):
		t.inPlace = true
		err = t.root.Overwrite(t.name, t.change.After)
	}
	return err
}

// keep gives the old file a second name, and looks at it once more.
func (t *target) keep() error {
	if t.found == (sum{}) {
		if _, err := t.root.Lstat(t.name); !isAbsent(err) {
			return ErrChanged
		}
		return nil
	}
	is := t.name
	old := path.Join(path.Dir(t.name), tempName())
	if t.root.Link(t.name, old) == nil { // some file systems have no links; the old bytes are known
		t.old, is = old, old
	}
	if data, err := t.root.ReadFile(is); err != nil || sumOf(notNil(data)) != t.found {
		return ErrChanged
	}
	return nil
}

// untouched looks at the old files a last time: an editor that had one open
// may have written to it meanwhile.
func (w *work) untouched() error {
	for _, t := range w.targets {
		if t.old == "" || t.inPlace {
			continue
		}
		if data, err := t.root.ReadFile(t.old); err != nil || sumOf(notNil(data)) != t.found {
			return t.fail(ErrChanged)
		}
	}
	return nil
}

// sync returns when all names and bytes will outlast a power cut.
func (w *work) sync() error {
	byRoot := map[Root][]string{}
	for _, t := range w.targets {
		for _, folder := range append(parents(t.name), ".") {
			if t.root == nil {
				break
			}
			if _, err := t.root.Lstat(folder); err == nil { // it may be gone, with the file
				byRoot[t.root] = append(byRoot[t.root], folder)
			}
		}
	}
	for root, folders := range byRoot {
		slices.Sort(folders)
		if err := syncFolders(root, slices.Compact(folders), len(w.targets) > many); err != nil {
			return err
		}
	}
	return w.syncMade()
}

// syncFolders syncs the names in folders, and all else on their disks if there
// is much.
func syncFolders(root Root, folders []string, much bool) error {
	if much {
		if can, err := root.SyncAll(folders); can || err != nil {
			return err
		}
	}
	for _, folder := range folders {
		if err := root.SyncFolder(folder); err != nil {
			return err
		}
	}
	return nil
}

// tidy drops what would undo the work, so that it does not come back.
func (w *work) tidy() error {
	var errs []error
	for _, t := range w.targets {
		for _, name := range []string{t.old, t.temp} {
			if name != "" {
				errs = append(errs, forgive(t.root.Remove(name)))
			}
		}
	}
	return errors.Join(append(errs, w.sync())...)
}

// undo puts the disk back as it was.
func (w *work) undo() error {
	var errs []error
	for _, t := range slices.Backward(w.targets) {
		if err := t.undo(); err != nil {
			errs = append(errs, &Error{t.change.Path(), err})
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for _, t := range w.targets {
		for _, name := range []string{t.temp, t.old} {
			if name != "" {
				errs = append(errs, forgive(t.root.Remove(name)))
			}
		}
	}
	if slices.ContainsFunc(w.targets, func(t *target) bool { return t.temp != "" || t.done }) {
		errs = append(errs, w.sync())
	}
	for _, remove := range slices.Backward(w.made) {
		_ = remove()
	}
	return errors.Join(errs...)
}

// undo puts the old file of a target back, unless somebody else has written
// to its place by now.
func (t *target) undo() error {
	if !t.done {
		return nil
	}
	is, err := t.root.ReadFile(t.name)
	if err != nil && !isAbsent(err) {
		return err
	}
	if now := sumOf(present(is, err)); !t.inPlace && now != sumOf(t.change.After) {
		return nil // it never got there, or is somebody else's
	}
	switch {
	case t.found == sum{}:
		return forgive(t.root.Remove(t.name))
	case t.inPlace:
		return t.root.Overwrite(t.name, t.change.Before)
	case t.old != "":
		return t.root.Rename(t.old, t.name)
	}
	t.temp = path.Join(path.Dir(t.name), tempName())
	return errors.Join(t.root.Create(t.temp, t.change.Before, t.info, true), t.root.Rename(t.temp, t.name))
}

// patient tries again for a while what others stand in the way of for a moment.
func patient(try func() error) error {
	begun := time.Now()
	for {
		err := try()
		if err == nil || !isPassing(err) || time.Since(begun) > waitForWriter {
			return err
		}
		time.Sleep(waitBetween)
	}
}
