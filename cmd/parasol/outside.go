package main

// What a flag names to write to (--out, --baseline) is no place of the project's
// own: a report in the place of a lesson would end as the lesson, and a file for
// translators among the catalogs as a catalog.

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/cmd/project"
)

// outside is an error if one of the places, files or folders that a flag names
// to write to, or a file of what is written there, is the project's own.
func (o *options) outside(flag string, out *project.Outcome, b project.Batch, names ...string) error {
	for _, file := range b {
		names = append(names, file.Path())
	}
	places := out.Own()
	folders, files := o.ownFolders(places), o.ownFiles(places)
	for _, name := range names {
		own := files[folded(realPlace(name))]
		for _, folder := range folders {
			if own == "" && leadsInto(folder, name) {
				own = folder
			}
		}
		if own != "" { // one for a folder will do
			return project.Hint(project.InFile(name, fmt.Errorf("is a place of the project's own, %s: nothing else is written there", own)), flag+" wants a place beside the project's files")
		}
	}
	return nil
}

// ownFolders are those of the project but for one that holds the whole of it:
// that has other files, too.
func (o *options) ownFolders(own project.Places) []string {
	return slices.DeleteFunc(own.Folders, func(folder string) bool { return leadsInto(folder, o.root()) })
}

// root is the folder of the project: see [options.openSession].
func (o *options) root() string {
	if o.session != nil {
		return o.session.Root
	}
	return "."
}

// ownFiles are the files of the project that are known by name, by their
// place.
func (o *options) ownFiles(places project.Places) map[string]string {
	own := map[string]string{}
	add := func(folder string, names ...string) {
		real := realPlace(folder)
		for _, name := range names {
			own[folded(filepath.Join(real, filepath.FromSlash(name)))] = project.Below(folder, name)
		}
	}
	if file := o.configured.File; file != "" {
		add(filepath.Dir(file), filepath.Base(file))
	}
	for folder, names := range places.Files {
		add(folder, names...)
	}
	return own
}

// folded is a place in a spelling for all: many disks take them for one.
func folded(place string) string { return strings.ToLower(filepath.ToSlash(place)) }

// leadsInto reports whether a name leads to a folder or into it, through links
// and in whatever spelling.
func leadsInto(folder, name string) bool {
	at, to := realPlace(name), realPlace(folder)
	if strings.HasPrefix(folded(at)+"/", strings.TrimSuffix(folded(to), "/")+"/") {
		return true
	}
	is, err := os.Stat(folder)
	for ; err == nil; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, is) {
			return true
		}
		if filepath.Dir(at) == at {
			return false
		}
	}
	return false
}

// realPlace is where a name leads: absolute, without links as far as there is
// anything.
func realPlace(name string) string {
	whole, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	rest := ""
	for at := whole; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return whole
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}
