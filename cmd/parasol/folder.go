package main

import (
	"errors"
	"io/fs"
	"os"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
)

// folder opens a directory that the user named, until the command is through. It
// is an [os.Root]: no path from a catalog and no symbolic link leads out of it.
// One that does not exist yet is made when something is written to it.
func (o *options) folder(name string) (project.Folder, error) {
	f := project.Folder{Name: name}
	root, err := os.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		if link := project.DeadEnd(os.Lstat, os.Stat, name); link != "" {
			return f, project.InFile(link, project.ErrDeadEnd)
		}
		return f, nil
	} else if err != nil {
		return f, project.InFile(name, err)
	}
	o.opened = append(o.opened, root)
	f.Files, f.Real = root.FS(), realIn(name)
	return f, nil
}

// lessonFolder opens a directory of lessons that somebody keeps elsewhere: links
// may lead out of it.
func (o *options) lessonFolder(name string) (project.Folder, error) {
	f := project.Folder{Name: name, Files: os.DirFS(name), Real: realIn(name)}
	if stat, err := os.Stat(name); err != nil {
		return f, project.InFile(name, err)
	} else if !stat.IsDir() {
		return f, project.InFile(name, errors.New("is not a folder"))
	}
	return seeing(o.seen, f), nil
}

// seeing is a folder; what is read of it is taken up.
func seeing(s *writer.Seen, f project.Folder) project.Folder {
	f.Files = s.FS(f.Files, f.Path)
	return f
}

// realIn are the real places of the files of a folder.
func realIn(folder string) func(name string) string {
	return func(name string) string { return realPlace(project.Below(folder, name)) }
}
