package project

import "bytes"

// A Change is one file and what is to become of it.
type Change struct {
	Folder string // as the user would type it
	Name   string // in the folder, with slashes
	Before []byte // nil if there is no such file
	After  []byte // nil if there is to be none
}

// Path is the file as the user would type it.
func (c Change) Path() string { return Below(c.Folder, c.Name) }

// A Batch is the changes of one run, in the order in which they are shown.
type Batch []Change

// Add takes up a change, unless it is none.
func (b *Batch) Add(c Change) {
	if (c.Before == nil) != (c.After == nil) || !bytes.Equal(c.Before, c.After) {
		*b = append(*b, c)
	}
}

// replace adds the change of a file that may get another name.
func (b *Batch) replace(folder, was, name string, before, after []byte) {
	if was != "" && was != name {
		b.Add(Change{folder, was, before, nil})
		before = nil
	}
	b.Add(Change{folder, name, before, after})
}
