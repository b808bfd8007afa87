package commit

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Recovered is what [Open] did about an earlier run that was cut off.
type Recovered struct {
	Lines []string // what the user is told, but of Aside: see [Recovered.Report]
	Aside []Aside  // what could not be finished
}

// An Aside is a file that somebody else has changed before a run that was cut
// off could be finished. It stays as it is; Ours is what the run had for it.
type Aside struct {
	Path string // as the user would type it
	Ours []byte
	Kept string // the file that has Ours now
}

// Report is what the user is told: Lines, and of each file that is set aside
// where that is. After a checkout of other files there may be hundreds: then the
// first one stands for all, unless each is wanted.
func (r Recovered) Report(each bool) []string {
	lines := slices.Clone(r.Lines)
	var changed []Aside
	for _, a := range r.Aside {
		if path.Base(filepath.ToSlash(a.Path)) != journalName { // of which Lines tell
			changed = append(changed, a)
		}
	}
	if each || len(changed) < 3 {
		for _, a := range changed {
			lines = append(lines, fmt.Sprintf("%s: was changed after an earlier run was cut off, and stays as it is; what that run had for it is in %s", a.Path, a.Kept))
		}
		return lines
	}
	counts := map[string]int{}
	for _, a := range changed {
		counts[filepath.Dir(a.Kept)]++
	}
	var where []string
	for _, folder := range slices.Sorted(maps.Keys(counts)) {
		where = append(where, fmt.Sprintf("%s (%d)", folder, counts[folder]))
	}
	return append(lines, fmt.Sprintf("%s and %d other files were changed after an earlier run was cut off, and stay as they are; what that run had for them is in %s",
		changed[0].Path, len(changed)-1, strings.Join(where, " and ")))
}

// recover finishes what the journal of an earlier run says.
func (s *Session) recover() error {
	if err := sweep(s.own, "."); err != nil {
		return err
	}
	data, err := s.own.ReadFile(journalName)
	if isAbsent(err) {
		return nil
	} else if err != nil {
		return &Error{s.ownPath(journalName), err}
	}
	j, err := decodeJournal(data)
	if err != nil {
		return s.setJournalAside(data)
	}
	if err := s.check(j); err != nil {
		return &Error{s.ownPath(journalName), err}
	}
	return s.finish(j)
}

func (s *Session) ownPath(name string) string { return filepath.Join(s.Root, Folder, name) }

// setJournalAside keeps a journal that cannot be read, and forgets about it.
func (s *Session) setJournalAside(data []byte) error {
	kept, err := s.keepAside(journalName, data)
	if err != nil {
		return err
	}
	s.Aside = append(s.Aside, Aside{s.ownPath(journalName), data, kept})
	s.Lines = append(s.Lines, s.ownPath(journalName)+": is damaged: what an earlier run had begun to write may be there in part; the journal is kept in "+kept)
	for _, folder := range s.Folders {
		if err := s.sweepAll(folder); err != nil {
			return err
		}
	}
	return s.dropJournal()
}

// check refuses a journal that is not of this place, or leads out of it.
func (s *Session) check(j *journal) error {
	same := j.Owner.Host == s.owner.Host || j.Place != "" && j.Place == s.place()
	for i := range j.Files {
		e := &j.Files[i]
		if e.Only {
			continue
		}
		folder, err := s.folderOf(e)
		if err != nil {
			return err
		}
		if same {
			continue
		}
		is, err := s.now(folder, string(e.Name))
		if err != nil || sumOf(is) != sumOf(e.after()) {
			return fmt.Errorf("is of a run on %s that was cut off, %s: run parasol there, or remove the journal", j.Owner.Host, j.Owner)
		}
	}
	return nil
}

// folderOf is the folder of an entry, which lies in the project and in no
// folder that is another program's.
func (s *Session) folderOf(e *entry) (string, error) {
	inOwn := func(part string) bool { return strings.EqualFold(part, ".git") || part == Folder }
	for part := range strings.SplitSeq(string(e.Folder+"/"+e.Name), "/") {
		if inOwn(part) {
			return "", fmt.Errorf("names %s, where nothing is to be written", e.path())
		}
	}
	folder := filepath.FromSlash(string(e.Folder))
	if filepath.IsLocal(folder) {
		return filepath.Join(s.root, folder), nil
	}
	if placed, ok := s.placed(folder); ok && placed == folder {
		return folder, nil
	}
	return "", fmt.Errorf("names files in %s, which is not of this project: run parasol with the flags that the earlier run had", folder)
}

// now is what a file holds, nil if it is not there.
func (s *Session) now(folder, name string) ([]byte, error) {
	root, err := s.disk.OpenRoot(folder)
	if isAbsent(err) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	defer root.Close()
	data, err := root.ReadFile(name)
	if err != nil {
		return nil, forgive(err)
	}
	return notNil(data), nil
}

// finish makes the changes of a journal that are still to be made, and sets
// aside those that nobody may make any more.
func (s *Session) finish(j *journal) error {
	if err := s.sweepAfter(j); err != nil {
		return err
	}
	moved := j.Head != head(s.disk, s.root)
	var redo []Change
	var asides []Aside
	for _, e := range j.inside() {
		folder, err := s.folderOf(&e)
		if err != nil {
			return err
		}
		c := Change{Folder: folder, Name: string(e.Name), After: e.after()}
		if c.Before, err = s.now(folder, string(e.Name)); err != nil {
			return &Error{typed(c.Path()), err}
		}
		switch fate(&e, c.Before, moved) {
		case redone:
			redo = append(redo, c)
		case setAside:
			asides = append(asides, Aside{Path: typed(c.Path()), Ours: c.After})
		}
	}
	if err := s.setAside(asides, &redo); err != nil {
		return err
	}
	if err := errors.Join(s.redo(redo), s.syncAfter(j)); err != nil {
		return err
	}
	if len(asides) == 0 {
		s.Lines = append(s.Lines, fmt.Sprintf("an earlier run was cut off, %s: what it had begun is finished now", j.Owner))
	}
	return s.dropJournal()
}

// inside are the entries of files in the project.
func (j *journal) inside() []entry {
	return slices.DeleteFunc(slices.Clone(j.Files), func(e entry) bool { return e.Only })
}

// sweepAfter removes the temporary files of the run that was cut off.
func (s *Session) sweepAfter(j *journal) error {
	swept := map[string]bool{}
	for _, e := range j.Files {
		folder := filepath.FromSlash(string(e.Folder))
		if !e.Only {
			var err error
			if folder, err = s.folderOf(&e); err != nil {
				return err
			}
		}
		if beside := path.Dir(e.path()); !swept[beside] {
			if err := s.sweepBeside(folder, string(e.Name)); err != nil {
				return err
			}
		}
		swept[path.Dir(e.path())] = true
	}
	return nil
}

// syncAfter sees to it that all files of a journal outlast a power cut. Those
// that were in place already need not do so yet.
func (s *Session) syncAfter(j *journal) error {
	w := newWork(s.disk)
	defer w.close()
	for _, e := range j.inside() {
		folder, err := s.folderOf(&e)
		if err != nil {
			return err
		}
		t := &target{change: Change{Folder: folder, Name: string(e.Name)}}
		if err := w.find(t); err != nil {
			return t.fail(err)
		}
		w.targets = append(w.targets, t)
		if t.info != nil {
			if err := t.root.SyncFile(t.name); err != nil {
				return t.fail(err)
			}
		}
	}
	return w.sync()
}

// redo makes changes again, under the journal that is there.
func (s *Session) redo(changes []Change) error {
	w := newWork(s.disk)
	defer w.close()
	if err := w.plan(ordered(changes)); err != nil {
		return err
	}
	return w.runOrUndo()
}

// The fates of a file of a journal.
type fateOf int

const (
	isDone   fateOf = iota
	redone          // it is as it was, or torn
	setAside        // somebody else has changed it since
)

// fate says what becomes of an entry, of which is is there now. moved says
// that git has checked out another commit since.
func fate(e *entry, is []byte, moved bool) fateOf {
	after := e.after()
	switch {
	case sumOf(is) == sumOf(after):
		return isDone
	case sumOf(is).String() == e.Was && !moved:
		return redone
	case sumOf(is).String() != e.Was && after != nil && isTorn(is, after):
		return redone
	case after == nil:
		return isDone // it stays: nothing is lost
	}
	return setAside
}

// isTorn reports whether a file holds a part of what was written to it: it
// ends early, or has NUL where bytes never reached the disk.
func isTorn(is, after []byte) bool {
	if is == nil || len(is) > len(after) || bytes.Equal(is, after) {
		return false
	}
	for i, b := range is {
		if b != after[i] && b != 0 {
			return false
		}
	}
	return true
}

// setAside keeps what must not be written over somebody else's work, and adds
// the files that the project reads it from.
func (s *Session) setAside(asides []Aside, redo *[]Change) error {
	for _, a := range asides {
		var err error
		if a.Kept, err = s.keepAside(filepath.Base(a.Path), a.Ours); err != nil {
			return err
		}
		if s.Offer != nil {
			for _, c := range s.Offer(a) {
				if c.Before, err = s.now(c.Folder, c.Name); err != nil {
					return err
				}
				if !bytes.Equal(c.Before, c.After) || c.Before == nil {
					*redo = append(*redo, c)
					a.Kept = typed(c.Path())
				}
			}
		}
		s.Aside = append(s.Aside, a)
	}
	return nil
}

// keepAside keeps bytes in the project's own folder, and returns where.
func (s *Session) keepAside(name string, data []byte) (string, error) {
	if err := s.own.Mkdir(asideName); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	if len(name) > 200 {
		name = name[len(name)-200:]
	}
	name = path.Join(asideName, sumOf(data).String()[:8]+"-"+name+".kept") // no name of a lesson
	if err := s.own.Remove(name); err != nil && !isAbsent(err) {
		return "", err
	}
	if err := s.own.Create(name, data, nil, true); err != nil {
		return "", err
	}
	return s.ownPath(name), errors.Join(s.own.SyncFolder(asideName), s.own.SyncFolder("."))
}

// sweepBeside removes the temporary files beside a file.
func (s *Session) sweepBeside(folder, name string) error {
	root, err := s.disk.OpenRoot(folder)
	if isAbsent(err) {
		return nil
	} else if err != nil {
		return err
	}
	defer root.Close()
	if name, err = resolve(root, name, false); err != nil {
		return nil // whoever wants to write there will say so
	}
	return sweep(root, path.Dir(name))
}

// sweep removes the temporary files in a folder.
func sweep(root Root, folder string) error {
	entries, err := root.ReadDir(folder)
	if err != nil {
		return forgive(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) && !e.IsDir() {
			if err := root.Remove(path.Join(folder, e.Name())); err != nil && !isAbsent(err) {
				return err
			}
		}
	}
	return nil
}

// sweepAll removes the temporary files below a folder.
func (s *Session) sweepAll(folder string) error {
	root, err := s.disk.OpenRoot(folder)
	if isAbsent(err) {
		return nil
	} else if err != nil {
		return err
	}
	defer root.Close()
	return sweepBelow(root, ".")
}

func sweepBelow(root Root, folder string) error {
	entries, err := root.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.IsDir() {
			if err := sweepBelow(root, path.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return sweep(root, folder)
}
