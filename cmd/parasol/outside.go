package main

// What a flag names to write to (--out, --baseline) is no place of the project's
// own: a report in the place of a lesson would end as the lesson, and a file for
// translators among the catalogs as a catalog.

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// outside is an error if one of the places, files or folders that a flag names
// to write to, or a file of what is written there, is the project's own.
func (p *job) outside(flag string, b batch, names ...string) error {
	for _, file := range b {
		names = append(names, file.path())
	}
	folders, files := p.ownFolders(), p.ownFiles()
	for _, name := range names {
		own := files[folded(realPlace(name))]
		for _, folder := range folders {
			if own == "" && leadsInto(folder, name) {
				own = folder
			}
		}
		if own != "" { // one for a folder will do
			return hint(inFile(name, fmt.Errorf("is a place of the project's own, %s: nothing else is written there", own)), flag+" wants a place beside the project's files")
		}
	}
	return nil
}

// ownFolders are those of the lessons and of the translation files. One that
// holds the whole project holds other files, too.
func (p *job) ownFolders() []string {
	layouts := []struct {
		layout content.Layout
		of     []string
	}{{p.config.Layout.Source, []string{p.options.source}}, {p.config.Layout.Target, p.known()}}
	folders := []string{p.store.Folder.Name, p.lessons.name}
	for _, l := range layouts {
		for _, locale := range l.of {
			folders = append(folders, p.lessons.path(l.layout.Folder(locale)))
		}
	}
	var own []string
	for _, folder := range folders {
		if !leadsInto(folder, p.root()) {
			own = append(own, folder)
		}
	}
	return own
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
func (p *job) ownFiles() map[string]string {
	own := map[string]string{}
	add := func(folder, real, name string) {
		own[folded(filepath.Join(real, filepath.FromSlash(name)))] = below(folder, name)
	}
	if file := p.config.File; file != "" {
		add(filepath.Dir(file), realPlace(filepath.Dir(file)), filepath.Base(file))
	}
	catalogs := realPlace(p.store.Folder.Name)
	for _, name := range append(slices.Collect(maps.Values(p.store.Names)), p.store.Others...) {
		add(p.store.Folder.Name, catalogs, name)
	}
	lessons := realPlace(p.lessons.name)
	for _, d := range p.tree.Documents {
		add(p.lessons.name, lessons, p.config.Layout.Source.Path(p.options.source, d.Path()))
		for _, locale := range p.known() {
			add(p.lessons.name, lessons, p.config.Layout.Target.Path(locale, d.Path()))
		}
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
