//go:build unix

package commit

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"syscall"
)

const (
	syncFlag     = os.O_RDONLY
	syncsFolders = true
)

// keepOwner gives a file the owner that another one has. Mostly only root
// may, and mostly they have the same.
func keepOwner(f *os.File, like fs.FileInfo) {
	if stat, ok := like.Sys().(*syscall.Stat_t); ok && (int(stat.Uid) != os.Geteuid() || int(stat.Gid) != os.Getegid()) {
		_ = f.Chown(int(stat.Uid), int(stat.Gid))
	}
}

// placeOf names a file as the disk knows it: the same through every mount of
// the disk and in every container, and another one in a copy.
func placeOf(info fs.FileInfo) string {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return strconv.FormatUint(uint64(stat.Ino), 10)
	}
	return ""
}

// isDead reports whether there is no such process.
func isDead(pid int) bool { return pid > 0 && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }

// isMounted reports whether a file cannot be renamed since a disk is mounted
// there; it can be written.
func isMounted(err error) bool { return errors.Is(err, syscall.EBUSY) }

// isPassing reports whether the same call may succeed a moment later.
func isPassing(err error) bool {
	return errors.Is(err, syscall.ESTALE) || errors.Is(err, syscall.EINTR) || errors.Is(err, syscall.ETXTBSY)
}
