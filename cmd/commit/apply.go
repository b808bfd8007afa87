package commit

import (
	"errors"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// A Change is one file and what is to become of it.
type Change = project.Change

// ErrChanged is the reason of an [Error] of [Session.Apply]: somebody else has
// changed the file since it was read.
var ErrChanged = errors.New("was changed while parasol was at work, so nothing is written: run it again")

// Apply brings changes to the disk, all or none, unless what was seen is no
// longer what is there: writes in the order of the changes, then removals. If
// it returns an error, the disk is as it was, unless the error says otherwise.
func (s *Session) Apply(changes []Change, seen *Seen) error {
	if len(changes) == 0 {
		return nil
	}
	if s.Reads {
		panic("commit: a session that reads has something to write")
	}
	interrupts := make(chan os.Signal, 1) // wait until we are through
	signal.Notify(interrupts, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(interrupts)

	inside, outside := s.part(changes)
	if err := s.mayWrite(len(inside) > 0); err != nil {
		return err
	}
	w := newWork(s.disk)
	defer w.close()
	if err := w.plan(ordered(changes)); err != nil {
		return err
	}
	if err := s.compare(w, seen); err != nil {
		return err
	}
	if s.unlock == nil { // nothing can be written in the project, and nothing is to be
		return w.runOrUndo()
	}
	if err := s.begin(inside, outside); err != nil {
		return err
	}
	if err := w.run(); err != nil {
		return s.abandon(w, err)
	}
	if w.tidy() == nil {
		_ = s.dropJournal()
	} // else the next run finds that all is done, and tidies
	return nil
}

// ordered puts removals last.
func ordered(changes []Change) []Change {
	var writes, removals []Change
	for _, c := range changes {
		if c.After == nil {
			removals = append(removals, c)
		} else {
			writes = append(writes, c)
		}
	}
	return append(writes, removals...)
}

// part separates the changes that the next run may finish from those outside
// of the project.
func (s *Session) part(changes []Change) (inside, outside []Change) {
	for _, c := range changes {
		if _, ok := s.placed(c.Folder); ok {
			inside = append(inside, c)
		} else {
			outside = append(outside, c)
		}
	}
	return inside, outside
}

// placed is a folder as the journal names it: below the root, or one of those
// of the project that lie elsewhere.
func (s *Session) placed(folder string) (string, bool) {
	folder = clean(folder)
	if rel, err := filepath.Rel(s.root, folder); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel), true
	}
	for _, f := range s.Folders {
		if clean(f) == folder {
			return folder, true
		}
	}
	return folder, false
}

// mayWrite reports why nothing can be written in the project. It locks one
// that has only just begun.
func (s *Session) mayWrite(inside bool) error {
	if !inside || s.unlock != nil {
		return nil
	}
	if s.refused == nil {
		w := newWork(s.disk)
		defer w.close()
		if err := w.makeFolders(s.root); err != nil {
			return err
		}
		if err := s.take(); err != nil {
			s.refused = err
		}
	}
	if isReadOnly(s.refused) {
		return &Error{filepath.Join(s.Root, Folder), s.refused}
	}
	return s.refused
}

// compare holds what was read and what is to be overwritten against the disk.
func (s *Session) compare(w *work, seen *Seen) error {
	var errs []error
	named := map[string]bool{}
	for _, t := range w.targets {
		if t.found != sumOf(t.change.Before) {
			named[clean(t.change.Path())] = true
			errs = append(errs, &Error{t.change.Path(), ErrChanged})
		}
	}
	for _, path := range seen.changed(s.disk) {
		if !named[path] {
			errs = append(errs, &Error{typed(path), ErrChanged})
		}
	}
	return errors.Join(errs...)
}

// typed is a path as the user would type it.
func typed(path string) string {
	if rel, err := filepath.Rel(clean("."), path); err == nil && !strings.HasPrefix(rel, "..") {
		return rel
	}
	return path
}

// begin writes the journal. When it returns, the changes will be made: by
// this run or by the next.
func (s *Session) begin(inside, outside []Change) error {
	j := journal{Owner: s.owner, Place: s.place(), Head: head(s.disk, s.root)}
	for _, c := range inside {
		folder, _ := s.placed(c.Folder)
		j.Files = append(j.Files, entry{Folder: quoted(folder), Name: quoted(c.Name), Was: sumOf(c.Before).String(), Is: c.After, Gone: c.After == nil})
	}
	for _, c := range outside {
		j.Files = append(j.Files, entry{Folder: quoted(clean(c.Folder)), Name: quoted(c.Name), Only: true})
	}
	data, err := j.encode()
	if err != nil {
		return err
	}
	temp := tempName()
	err = s.own.Create(temp, data, nil, true)
	if err == nil {
		err = s.own.Rename(temp, journalName)
	}
	if err == nil {
		err = errors.Join(s.own.SyncFolder("."), s.syncRoot())
	}
	if err != nil {
		return errors.Join(&Error{append(inside, outside...)[0].Path(), err}, s.dropJournal(), forgive(s.own.Remove(temp)))
	}
	return nil
}

// syncRoot sees to it that the folder .parasol outlasts a power cut: whoever
// made it may have been cut off.
func (s *Session) syncRoot() error {
	root, err := s.disk.OpenRoot(s.root)
	if err != nil {
		return err
	}
	return errors.Join(root.SyncFolder("."), root.Close())
}

// place is where the lock lies on its disk.
func (s *Session) place() string {
	if info, err := s.own.Lstat(lockName); err == nil {
		return placeOf(info)
	}
	return ""
}

// abandon undoes what was done, for a reason. If it cannot, the journal stays.
func (s *Session) abandon(w *work, reason error) error {
	if err := w.undo(); err != nil {
		return errors.Join(reason, err, errors.New("what was begun could not be undone: the next run finishes it"))
	}
	return errors.Join(reason, s.dropJournal())
}

func (s *Session) dropJournal() error {
	if err := s.own.Remove(journalName); err != nil {
		return forgive(err)
	}
	return s.own.SyncFolder(".")
}

// forgive drops the error that there is no such file.
func forgive(err error) error {
	if isAbsent(err) {
		return nil
	}
	return err
}

// parents are the folders on the way to a name, the outermost first.
func parents(name string) []string {
	var all []string
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		all = append([]string{dir}, all...)
	}
	return all
}
