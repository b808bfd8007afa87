package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// readConfig reads the file of that name; if the name is empty, the first of
// the default ones that exists, if any does.
func readConfig(name string, read func(string) ([]byte, error)) (*project.Config, error) {
	names := []string{name}
	if name == "" {
		names = []string{defaultConfig, "." + defaultConfig}
	}
	for _, n := range names {
		data, err := read(n)
		if name == "" && errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, project.InFile(n, err)
		}
		return project.ParseConfig(n, data, project.Guard{Folder: checkFolder, Place: checkReserved})
	}
	return project.NewConfig(""), nil
}

// folderOf is a folder that the file names, relative to its own, as the user
// would type it. No name is no folder.
func folderOf(c *project.Config, name string) string {
	if name = filepath.FromSlash(name); name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(c.File), name)
}

// titleOf is what the project is called: as the file says, or as the folder is
// that it lies in.
func titleOf(c *project.Config) string {
	if c.Title != "" {
		return c.Title
	}
	folder, err := filepath.Abs(filepath.Dir(c.File))
	if err != nil {
		return ""
	}
	return filepath.Base(folder)
}

// checkFolder lets folders pass that lie in that of the configuration file:
// whoever sends a change of the file may not make others write elsewhere. A
// flag, which they type themselves, may name any.
func checkFolder(flag, file, name string) error {
	local := filepath.FromSlash(name)
	switch {
	case !filepath.IsLocal(local) || strings.Contains(name, `\`):
		return fmt.Errorf("%q leads out of the folder of this file: only %s may", name, flag)
	case linksOut(filepath.Dir(file), local):
		return fmt.Errorf("%q is a link that leads out of the folder of this file: only %s may", name, flag)
	}
	return checkReserved(name)
}

// linksOut reports whether symbolic links lead from below a folder out of it.
// What is not there leads nowhere.
func linksOut(folder, name string) bool {
	root, err := filepath.EvalSymlinks(cmp.Or(folder, "."))
	if err != nil {
		return false
	}
	for at := name; ; at = filepath.Dir(at) {
		real, err := filepath.EvalSymlinks(filepath.Join(root, at))
		if err == nil {
			rel, err := filepath.Rel(root, real)
			return err != nil || !filepath.IsLocal(rel)
		}
		if at == "." || at == filepath.Dir(at) {
			return false
		}
		if target, err := os.Readlink(filepath.Join(root, at)); err == nil { // to what is not there
			return filepath.IsAbs(target) || !filepath.IsLocal(filepath.Join(filepath.Dir(at), target))
		}
	}
}
