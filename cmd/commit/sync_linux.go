package commit

import (
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// syncAll syncs the disks that the folders lie on, each once.
func syncAll(root *os.Root, folders []string) (bool, error) {
	var done []uint64
	for _, folder := range folders {
		f, err := root.Open(folder)
		if err != nil {
			return true, err
		}
		info, err := f.Stat()
		if stat, ok := info.Sys().(*syscall.Stat_t); err == nil && ok && !slices.Contains(done, stat.Dev) {
			done = append(done, stat.Dev)
			err = unix.Syncfs(int(f.Fd()))
		}
		f.Close()
		if err != nil {
			return true, &os.PathError{Op: "syncfs", Path: folder, Err: err}
		}
	}
	return true, nil
}
