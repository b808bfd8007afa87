package commit

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// An Owner is who holds a project. It is information for others; the lock
// itself is the operating system's.
type Owner struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
	Command string    `json:"command"`
}

func (o Owner) String() string {
	return fmt.Sprintf("%s (process %d on %s, since %s)", o.Command, o.PID, o.Host, o.Since.Format("2006-01-02 15:04:05"))
}

// Busy is the error of [Open] if another run is at work.
type Busy struct {
	Owner Owner // zero if the others only read
}

func (b *Busy) Error() string {
	if b.Owner == (Owner{}) {
		return "another run is at work in this project"
	}
	return "another run is at work in this project: " + b.Owner.String()
}

var errLocked = errors.New("locked by another program")

// How long a run that writes waits for another one, whoever that is, and one
// that reads for one that writes.
const (
	waitForWriter = 2 * time.Second
	waitOfReader  = 10 * time.Second
	waitBetween   = 20 * time.Millisecond
)

func thisProcess(command string) Owner {
	host, _ := os.Hostname()
	return Owner{PID: os.Getpid(), Host: host, Since: time.Now().Truncate(time.Second), Command: command}
}

// lock takes the lock of the project, and waits a little for it.
func (s *Session) lock(shared bool) error {
	begun, patience := time.Now(), waitForWriter
	if shared {
		patience = waitOfReader
	}
	for {
		unlock, err := s.tryLock(shared)
		if !errors.Is(err, errLocked) {
			s.unlock = unlock
			return err
		}
		owner := cmp.Or(s.readOwner(ownerName), s.readOwner(heldName))
		if s.isLeft(owner) {
			owner = Owner{}
		}
		if time.Since(begun) > patience {
			return &Busy{owner}
		}
		time.Sleep(waitBetween)
	}
}

func (s *Session) tryLock(shared bool) (func() error, error) {
	unlock, err := s.disk.Lock(filepath.Join(s.root, Folder, lockName), shared)
	switch {
	case !errors.Is(err, errors.ErrUnsupported):
		return unlock, err
	case shared: // it cannot keep writers out; that they are at work it can see
		if _, err := s.own.Lstat(heldName); err == nil && !s.isLeft(s.readOwner(heldName)) {
			return nil, errLocked
		}
		return func() error { return nil }, nil
	}
	return s.holdFile()
}

// holdFile is the lock where files cannot be locked: a file that says who
// made it. One whose process is no more is taken over, on its own host only.
func (s *Session) holdFile() (func() error, error) {
	data, err := json.Marshal(s.owner)
	if err != nil {
		return nil, err
	}
	err = s.own.Create(heldName, data, nil, true)
	if errors.Is(err, fs.ErrExist) {
		if owner := s.readOwner(heldName); !s.isLeft(owner) {
			return nil, errLocked
		}
		stale := tempName()
		if err := s.own.Rename(heldName, stale); err != nil {
			return nil, errLocked // somebody else took it over
		}
		if !s.isLeft(s.readOwner(stale)) { // and has it by now: give it back
			_ = s.own.Link(stale, heldName)
			_ = s.own.Remove(stale)
			return nil, errLocked
		}
		_ = s.own.Remove(stale)
		err = s.own.Create(heldName, data, nil, true)
		if errors.Is(err, fs.ErrExist) {
			return nil, errLocked
		}
	}
	return func() error { return s.own.Remove(heldName) }, err
}

// isLeft reports whether an owner is a process of this host that is no more.
func (s *Session) isLeft(o Owner) bool { return o.Host == s.owner.Host && isDead(o.PID) }

func (s *Session) readOwner(name string) Owner {
	var o Owner
	if data, err := s.own.ReadFile(name); err == nil {
		_ = json.Unmarshal(data, &o)
	}
	return o
}

// sayOwner tells others who holds the lock.
func (s *Session) sayOwner() error {
	data, err := json.Marshal(s.owner)
	if err != nil {
		return err
	}
	if err := forgive(s.own.Remove(ownerName)); err != nil {
		return err
	}
	return s.own.Create(ownerName, append(data, '\n'), nil, false)
}

// isReadOnly reports whether an error says that nothing can be written.
func isReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
