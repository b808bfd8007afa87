package crash

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"syscall"
	"time"
)

// A node is a file, or a folder if it has names.
type node struct {
	data, safe   []byte // what a file holds, and what of it outlasts a power cut
	names, saved map[string]*node
	mode         fs.FileMode
}

func newFile() *node { return &node{data: []byte{}, safe: []byte{}, mode: 0o666} }

func newFolder() *node { return &node{names: map[string]*node{}, saved: map[string]*node{}} }

func (n *node) isFolder() bool { return n != nil && n.names != nil }

// sync makes what a node holds outlast a power cut: the names of a folder, or
// the bytes of a file.
func (n *node) sync() { n.safe, n.saved = n.data, maps.Clone(n.names) }

// syncAll does so for all below a node.
func (n *node) syncAll() {
	n.sync()
	for _, below := range n.names {
		below.syncAll()
	}
}

// child follows a path with slashes from a folder.
func (n *node) child(name string) (*node, error) {
	for _, part := range parts(name) {
		switch {
		case !n.isFolder():
			return nil, syscall.ENOTDIR
		case n.names[part] == nil:
			return nil, fs.ErrNotExist
		}
		n = n.names[part]
	}
	return n, nil
}

func parts(name string) []string {
	var all []string
	for name = path.Clean(name); name != "." && name != "/"; name = path.Dir(name) {
		all = append(all, path.Base(name))
	}
	slices.Reverse(all)
	return all
}

// A cut decides what a power cut takes.
type cut struct {
	random *rand.Rand
	keep   float64 // how much of what was not synced stays
	copies map[*node]*node
}

// of returns a node as it is after the cut.
func (c *cut) of(n *node) *node {
	if done, ok := c.copies[n]; ok { // under a second name
		return done
	}
	if !n.isFolder() {
		file := &node{data: c.bytes(n), mode: n.mode}
		file.sync()
		c.copies[n] = file
		return file
	}
	folder := newFolder()
	c.copies[n] = folder
	all := maps.Clone(n.saved)
	maps.Copy(all, n.names)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		is := n.names[name]
		if was := n.saved[name]; was != is && c.random.Float64() >= c.keep {
			is = was
		}
		if is != nil {
			folder.names[name] = c.of(is)
		}
	}
	folder.sync()
	return folder
}

// bytes are what a file holds: some of those that were not synced may be
// missing at its end, or be NUL.
func (c *cut) bytes(n *node) []byte {
	if string(n.data) == string(n.safe) || c.random.Float64() < c.keep {
		return n.data
	}
	at := 0
	if len(n.data) > 0 {
		at = c.random.IntN(len(n.data))
	}
	switch c.random.IntN(3) {
	case 0:
		return n.safe
	case 1:
		return slices.Clone(n.data[:at])
	}
	return append(slices.Clone(n.data[:at]), make([]byte, len(n.data)-at)...)
}

// info is what a node says of itself.
type info struct {
	name string
	node *node
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return int64(len(i.node.data)) }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.node.isFolder() }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return i.Mode().Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

func (i info) Mode() fs.FileMode {
	if i.IsDir() {
		return fs.ModeDir | 0o777
	}
	return i.node.mode
}
