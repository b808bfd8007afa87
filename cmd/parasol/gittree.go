package main

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

// A gitTree is the files of a commit. Their contents are asked for when they
// are read. A link is the file of the commit that it leads to; one that leads
// elsewhere is not there, and neither is a submodule.
type gitTree struct {
	git     *git
	entries map[string]*gitEntry // "." and what is below, by path
}

// A gitEntry is a file or folder of a commit. It is its own description.
type gitEntry struct {
	name    string
	hash    string        // of a file
	entries []fs.DirEntry // of a folder, sorted
	isDir   bool
}

// tree lists the files of a commit.
func (g *git) tree(commit string) (*gitTree, error) {
	out, err := g.run("ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, err
	}
	t := &gitTree{g, map[string]*gitEntry{".": {name: ".", isDir: true}}}
	links := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		head, name, _ := strings.Cut(line, "\t")
		f := strings.Fields(head)
		switch {
		case len(f) != 3 || !fs.ValidPath(name):
		case strings.HasPrefix(f[0], "100"):
			t.add(name, &gitEntry{name: path.Base(name), hash: f[2]})
		case f[0] == "120000":
			links[name] = f[2]
		}
	}
	for name, hash := range links {
		way, err := g.blob(hash)
		if err != nil {
			return nil, err
		}
		if to := t.entries[path.Join(path.Dir(name), string(way))]; to != nil && !to.isDir {
			t.add(name, &gitEntry{name: path.Base(name), hash: to.hash})
		}
	}
	for _, e := range t.entries {
		slices.SortFunc(e.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t, nil
}

// add puts a file or folder into its folder, which it makes if need be.
func (t *gitTree) add(name string, e *gitEntry) {
	t.entries[name] = e
	folder := path.Dir(name)
	in := t.entries[folder]
	if in == nil {
		in = &gitEntry{name: path.Base(folder), isDir: true}
		t.add(folder, in)
	}
	in.entries = append(in.entries, fs.FileInfoToDirEntry(e))
}

func (t *gitTree) entry(op, name string) (*gitEntry, error) {
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
func (t *gitTree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.entry("stat", name)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// Open implements [fs.FS].
func (t *gitTree) Open(name string) (fs.File, error) {
	e, err := t.entry("open", name)
	if err != nil {
		return nil, err
	}
	if e.isDir {
		return &openEntry{gitEntry: e, Reader: bytes.NewReader(nil), rest: e.entries}, nil
	}
	data, err := t.git.blob(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openEntry{gitEntry: e, Reader: bytes.NewReader(data)}, nil
}

func (e *gitEntry) Name() string       { return e.name }
func (e *gitEntry) Size() int64        { return 0 } // nobody asks, and git has to read the file to tell
func (e *gitEntry) ModTime() time.Time { return time.Time{} }
func (e *gitEntry) IsDir() bool        { return e.isDir }
func (e *gitEntry) Sys() any           { return nil }

func (e *gitEntry) Mode() fs.FileMode {
	if e.isDir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// An openEntry is an [fs.File].
type openEntry struct {
	*gitEntry
	*bytes.Reader
	rest []fs.DirEntry
}

func (o *openEntry) Stat() (fs.FileInfo, error) { return o.gitEntry, nil }
func (o *openEntry) Size() int64                { return o.gitEntry.Size() }
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
