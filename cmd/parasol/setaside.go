package main

import (
	"path/filepath"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
	"github.com/parasol-l10n/parasol/cmd/project"
)

// offer makes a memory of a translation file that a run had for the project
// when it was cut off, and that somebody has changed since.
func (o *options) offer(a writer.Aside) []writer.Change {
	if filepath.Clean(filepath.Dir(a.Path)) != filepath.Clean(o.locales) {
		return nil
	}
	catalogs, err := o.folder(o.locales)
	if err != nil {
		return nil
	}
	c, ok := project.Recover(catalogs, o.source, filepath.Base(a.Path), a.Ours)
	if !ok {
		return nil
	}
	return []writer.Change{c}
}
