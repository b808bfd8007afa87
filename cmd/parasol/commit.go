package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/parasol-l10n/parasol/cmd/git"
	"github.com/parasol-l10n/parasol/cmd/project"
)

// A commit is what the repository of a project held at one time. The files
// that a command would read from the disk are read from it; nil stands for the
// disk. Nothing can be written to it.
type commit struct {
	git  *git.Repository
	base string // the folder whose repository it is
	name string // as the user typed it
	tree *git.Tree
}

// openCommit looks a revision up in the repository of a folder.
func openCommit(folder, revision string) (*commit, error) {
	g, err := git.Open(folder)
	if err != nil {
		return nil, err
	}
	tree, err := g.At(revision)
	if err != nil {
		g.Close()
		return nil, err
	}
	return &commit{g, folder, revision, tree}, nil
}

func (c *commit) close() { c.git.Close() }

// folder is the folder of that name as the commit has it, or the disk.
func (c *commit) folder(o *options, name string) (project.Folder, error) {
	if c == nil {
		return o.folder(name)
	}
	f := project.Folder{Name: c.name + ":" + name}
	inside, err := c.path(name)
	if err != nil {
		return f, project.InFile(f.Name, err)
	}
	if _, err := fs.Stat(c.tree, inside); err == nil {
		f.Files, err = fs.Sub(c.tree, inside)
		return f, err
	}
	return f, nil
}

// readFile is the file of that name as the commit has it.
func (c *commit) readFile(name string) ([]byte, error) {
	if c == nil {
		return os.ReadFile(name)
	}
	inside, err := c.path(name)
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(c.tree, inside)
}

// path is a name that the user typed as the repository has it.
func (c *commit) path(name string) (string, error) {
	base, err := filepath.Abs(c.base)
	if err != nil {
		return "", err
	}
	at, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	way, err := filepath.Rel(base, at)
	if err != nil {
		return "", err
	}
	inside := path.Join(c.git.Prefix, filepath.ToSlash(way))
	if !fs.ValidPath(inside) {
		return "", fmt.Errorf("is not in the repository of %s", c.base)
	}
	return inside, nil
}
