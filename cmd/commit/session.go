package commit

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// Folder is the one at a project's root that is the writer's own.
const Folder = ".parasol"

// The files in it.
const (
	lockName    = "lock"
	heldName    = "held" // the lock where files cannot be locked
	ownerName   = "owner"
	journalName = "journal"
	asideName   = "aside" // a folder: what a killed run had, and nobody may put in place any more
	ignoreName  = ".gitignore"
)

// Options say what is opened.
type Options struct {
	Disk    Disk     // nil for [OS]
	Root    string   // folder of the project
	Folders []string // of lessons and catalogs; they may lie outside of the root
	Command string   // as others are told
	Reads   bool     // and writes nothing in the project
	// Offer makes files that the project reads of what is set aside, if it
	// can. May be nil.
	Offer func(a Aside) []Change
}

// A Session is a run's hold on a project. Its methods are not for concurrent
// use.
type Session struct {
	Options
	Recovered
	disk    Disk
	root    string
	own     Root // the folder .parasol, nil if there is none
	owner   Owner
	unlock  func() error
	refused error // why nothing can be written in the project
}

// Open takes a project: for a run that reads together with others, else alone.
// It waits a little for those that are at work; then the error is a [*Busy].
// What an earlier run has left half done is finished first.
//
// Where nothing can be written a run that reads goes on, and so does another
// one until it has something to write. A project that has no files yet is not
// locked before something is written.
func Open(o Options) (*Session, error) {
	s := &Session{Options: o, disk: o.Disk, root: clean(o.Root), owner: thisProcess(o.Command)}
	if s.disk == nil {
		s.disk = OS
	}
	open := s.openToWrite
	if o.Reads {
		open = s.openToRead
	}
	if err := open(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close frees the project.
func (s *Session) Close() error {
	if s == nil {
		return nil
	}
	var err error
	if s.unlock != nil {
		if !s.Reads {
			_ = s.own.Remove(ownerName) // so that who waits for those that read need not name it
		}
		err = s.unlock()
		s.unlock = nil
	}
	if s.own != nil {
		err = errors.Join(err, s.own.Close())
		s.own = nil
	}
	return err
}

func (s *Session) openToWrite() error {
	if !s.isBegun() {
		return nil
	}
	err := s.take()
	if isReadOnly(err) {
		s.refused = err
		return s.mention()
	}
	return err
}

// isBegun reports whether there is anything of a project.
func (s *Session) isBegun() bool {
	for _, folder := range append([]string{filepath.Join(s.root, Folder)}, s.Folders...) {
		if _, err := s.disk.Stat(folder); err == nil {
			return true
		}
	}
	return false
}

// take locks the project for this run alone and recovers it.
func (s *Session) take() error {
	if err := s.makeOwn(); err != nil {
		return err
	}
	if err := s.lock(false); err != nil {
		return err
	}
	if err := s.sayOwner(); isReadOnly(err) { // for the rest it is information only
		return err
	}
	return s.recover()
}

func (s *Session) openToRead() error {
	if err := s.openOwn(); isAbsent(err) {
		return nil
	} else if err != nil {
		return err
	}
	if err := s.lock(true); err != nil && !isAbsent(err) && !isReadOnly(err) {
		return err
	}
	if _, err := s.own.Lstat(journalName); isAbsent(err) {
		return nil
	}
	return s.recoverToRead()
}

// recoverToRead recovers the project for a run that reads, if it can.
func (s *Session) recoverToRead() error {
	s.release()
	w := Session{Options: s.Options, disk: s.disk, root: s.root, owner: s.owner}
	w.Reads = false
	err := w.take()
	s.Recovered = w.Recovered
	w.Close()
	if isReadOnly(err) {
		return s.mention()
	} else if err != nil {
		return err
	}
	return s.lock(true)
}

// mention says that there is a journal which cannot be dealt with.
func (s *Session) mention() error {
	if s.own == nil {
		if err := s.openOwn(); err != nil {
			return nil // then there is none
		}
	}
	if _, err := s.own.Lstat(journalName); err == nil {
		s.Lines = append(s.Lines, filepath.Join(s.Root, Folder, journalName)+
			": an earlier run was cut off, and nothing can be written here to finish it: some files are as before it, others as after it")
	}
	return nil
}

func (s *Session) release() {
	if s.unlock != nil {
		_ = s.unlock()
		s.unlock = nil
	}
}

// openOwn opens the folder .parasol. One that is a link leads elsewhere.
func (s *Session) openOwn() error {
	root, err := s.disk.OpenRoot(s.root)
	if err != nil {
		return err
	}
	defer root.Close()
	info, err := root.Lstat(Folder)
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return &Error{filepath.Join(s.Root, Folder), errors.New("is not a folder")}
	}
	if s.own, err = s.disk.OpenRoot(filepath.Join(s.root, Folder)); err != nil {
		return err
	}
	for _, name := range []string{lockName, journalName, ownerName, heldName} {
		if info, err := s.own.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return &Error{filepath.Join(s.Root, Folder, name), errors.New("is not a regular file")}
		}
	}
	return nil
}

// makeOwn opens the folder .parasol, which it makes if need be: one that git
// does not see.
func (s *Session) makeOwn() error {
	err := s.openOwn()
	if isAbsent(err) {
		if err := s.disk.Mkdir(filepath.Join(s.root, Folder)); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		err = s.openOwn()
	}
	if err != nil {
		return err
	}
	if data, err := s.own.ReadFile(ignoreName); isAbsent(err) || err == nil && len(data) == 0 { // cut off, perhaps
		_ = s.own.Remove(ignoreName)
		if err := s.own.Create(ignoreName, []byte("*\n"), nil, false); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// An Error is about one file, as the user would type it.
type Error struct {
	Path string
	Err  error
}

func (e *Error) Error() string { return e.Path + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

// tempPrefix is how the names of temporary files begin.
const tempPrefix = ".pt-"

// tempName is a new name of a temporary file: short, since the names of
// lessons can be as long as a file system allows.
func tempName() string { return tempPrefix + strings.ToLower(rand.Text()[:8]) }
