package commit

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const (
	syncFlag     = os.O_RDWR
	syncsFolders = false
)

const (
	errAccessDenied     = syscall.Errno(5)
	errSharingViolation = syscall.Errno(32)
	errLockViolation    = syscall.Errno(33)
)

func keepOwner(*os.File, fs.FileInfo) {}

func placeOf(fs.FileInfo) string { return "" }

// isDead reports whether there is no such process.
func isDead(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return true
	}
	p.Release()
	return false
}

func isMounted(error) bool { return false }

// isPassing reports whether the same call may succeed a moment later: editors,
// indexers and virus scanners hold files open.
func isPassing(err error) bool {
	for _, passing := range []syscall.Errno{errAccessDenied, errSharingViolation, errLockViolation} {
		if errors.Is(err, passing) {
			return true
		}
	}
	return false
}
