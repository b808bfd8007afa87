package git

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A Tree is the files of a commit. Their contents are asked for when they
// are read. A link is the file of the commit that it leads to; one that leads
// elsewhere is not there, and neither is a submodule.
type Tree struct {
	git     *Repository
	entries map[string]*entry // "." and what is below, by path
}

// A entry is a file or folder of a commit. It is its own description.
type entry struct {
	name    string
	hash    string        // of a file
	entries []fs.DirEntry // of a folder, sorted
	isDir   bool
}

// At is the whole of the repository at a revision: a commit, a branch or a tag.
func (g *Repository) At(revision string) (*Tree, error) {
	hash, err := g.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, g.about(fmt.Errorf("its repository has no revision %q", revision))
	}
	return g.tree(strings.TrimSpace(string(hash)))
}

// tree lists the files of a commit.
func (g *Repository) tree(commit string) (*Tree, error) {
	out, err := g.run("ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, err
	}
	t := &Tree{g, map[string]*entry{".": {name: ".", isDir: true}}}
	links := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		head, name, _ := strings.Cut(line, "\t")
		f := strings.Fields(head)
		switch {
		case len(f) != 3 || !fs.ValidPath(name):
		case strings.HasPrefix(f[0], "100"):
			t.add(name, &entry{name: path.Base(name), hash: f[2]})
		case f[0] == "120000":
			links[name] = f[2]
		}
	}
	for name, hash := range links {
		way, err := g.Blob(hash)
		if err != nil {
			return nil, err
		}
		if to := t.entries[path.Join(path.Dir(name), string(way))]; to != nil && !to.isDir {
			t.add(name, &entry{name: path.Base(name), hash: to.hash})
		}
	}
	for _, e := range t.entries {
		slices.SortFunc(e.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t, nil
}

// add puts a file or folder into its folder, which it makes if need be.
func (t *Tree) add(name string, e *entry) {
	t.entries[name] = e
	folder := path.Dir(name)
	in := t.entries[folder]
	if in == nil {
		in = &entry{name: path.Base(folder), isDir: true}
		t.add(folder, in)
	}
	in.entries = append(in.entries, fs.FileInfoToDirEntry(e))
}

func (t *Tree) entry(op, name string) (*entry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	e := t.entries[name]
	if e == nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return e, nil
}

// Stat implements [fs.StatFS].
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.entry("stat", name)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// Open implements [fs.FS].
func (t *Tree) Open(name string) (fs.File, error) {
	e, err := t.entry("open", name)
	if err != nil {
		return nil, err
	}
	if e.isDir {
		return &openEntry{entry: e, Reader: bytes.NewReader(nil), rest: e.entries}, nil
	}
	data, err := t.git.Blob(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openEntry{entry: e, Reader: bytes.NewReader(data)}, nil
}

func (e *entry) Name() string       { return e.name }
func (e *entry) Size() int64        { return 0 } // nobody asks, and git has to read the file to tell
func (e *entry) ModTime() time.Time { return time.Time{} }
func (e *entry) IsDir() bool        { return e.isDir }
func (e *entry) Sys() any           { return nil }

func (e *entry) Mode() fs.FileMode {
	if e.isDir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// An openEntry is an [fs.File].
type openEntry struct {
	*entry
	*bytes.Reader
	rest []fs.DirEntry
}

func (o *openEntry) Stat() (fs.FileInfo, error) { return o.entry, nil }
func (o *openEntry) Size() int64                { return o.entry.Size() }
func (o *openEntry) Close() error               { return nil }

func (o *openEntry) Read(b []byte) (int, error) {
	if o.isDir {
		return 0, fmt.Errorf("%s is a folder", o.name)
	}
	return o.Reader.Read(b)
}

// ReadDir implements [fs.ReadDirFile].
func (o *openEntry) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(o.rest)
	} else if len(o.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(o.rest))
	some := o.rest[:n:n]
	o.rest = o.rest[n:]
	return slices.Clone(some), nil
}
