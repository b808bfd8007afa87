package commit

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"slices"
	"sync"
	"syscall"
)

// A sum stands for what a file holds; that of no file is zero.
type sum [sha256.Size]byte

func sumOf(data []byte) sum {
	if data == nil {
		return sum{}
	}
	return sha256.Sum256(data)
}

// A Seen is what a run has read: files, and names that were free. It is safe
// for concurrent use, and a nil one forgets all.
type Seen struct {
	mu    sync.Mutex
	files map[string]sum
	torn  map[string]bool // two reads were not alike
}

// Saw takes up what a file holds; nil says that there is none.
func (s *Seen) Saw(path string, data []byte) {
	if s == nil {
		return
	}
	is := sumOf(data)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files, s.torn = map[string]sum{}, map[string]bool{}
	}
	path = clean(path)
	if was, ok := s.files[path]; ok && was != is {
		s.torn[path] = true
	}
	s.files[path] = is
}

// FS are the files of a folder; what is read of them is taken up.
func (s *Seen) FS(files fs.FS, path func(name string) string) fs.FS {
	if s == nil || files == nil {
		return files
	}
	return &seenFS{files, s, path}
}

type seenFS struct {
	fs.FS
	seen *Seen
	path func(name string) string
}

func (f *seenFS) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(f.FS, name)
	switch {
	case err == nil:
		f.seen.Saw(f.path(name), notNil(data))
	case isAbsent(err):
		f.seen.Saw(f.path(name), nil)
	}
	return data, err
}

func (f *seenFS) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.FS, name)
	if isAbsent(err) {
		f.seen.Saw(f.path(name), nil)
	}
	return info, err
}

func (f *seenFS) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.FS, name) }

func (f *seenFS) ReadLink(name string) (string, error) { return fs.ReadLink(f.FS, name) }

func (f *seenFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

// changed lists the files that are no longer what was seen of them.
func (s *Seen) changed(disk Disk) []string {
	if s == nil {
		return nil
	}
	paths := make(chan string)
	var mu sync.Mutex
	var all []string
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for path := range paths {
				data, err := disk.ReadFile(path)
				if s.torn[path] || err != nil && !isAbsent(err) || sumOf(present(data, err)) != s.files[path] {
					mu.Lock()
					all = append(all, path)
					mu.Unlock()
				}
			}
		})
	}
	for path := range s.files {
		paths <- path
	}
	close(paths)
	wg.Wait()
	slices.Sort(all)
	return all
}

// isAbsent reports whether there is no such file; below a file there is none.
func isAbsent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// present is what a file holds that could be read, which is never nil.
func present(data []byte, err error) []byte {
	if err != nil {
		return nil
	}
	return notNil(data)
}

func notNil(data []byte) []byte {
	if data == nil {
		return []byte{}
	}
	return data
}
