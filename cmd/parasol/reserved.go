package main

// Folders in which nothing of a project is written: git runs what lies in its
// own, and the lock and the journal lie in ours. No lesson is read there either.

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/parasol-l10n/parasol/cmd/project"
)

func errReserved(part string) error {
	return fmt.Errorf("lies in %s, where nothing of a project is written", part)
}

// checkReserved lets the folders pass that lessons or catalogs may lie in.
func checkReserved(name string) error {
	if part := project.ReservedIn(name); part != "" {
		return fmt.Errorf("%q %w", name, errReserved(part))
	}
	return nil
}

// allowed is an error if a file of the batch would be written to a reserved
// folder: by its name, which may be made of that of a lesson or a language, or
// through a link.
func allowed(b project.Batch) error {
	var errs []error
	places := map[string]string{} // what is reserved of a folder, by its name
	for _, c := range b {
		folder, name := filepath.Split(c.Path())
		part, known := places[folder]
		if !known {
			part = reservedPlace(folder)
			places[folder] = part
		}
		if part == "" {
			part = project.ReservedIn(name)
		}
		if part != "" {
			errs = append(errs, project.InFile(c.Path(), errReserved(part)))
		}
	}
	return errors.Join(errs...)
}

// reservedPlace is what is reserved of the folder that a name leads to, beyond
// the working directory.
func reservedPlace(folder string) string {
	if part := project.ReservedIn(folder); part != "" && !filepath.IsAbs(folder) {
		return part
	}
	base, err := filepath.EvalSymlinks(".")
	if err == nil {
		base, err = filepath.Abs(base)
	}
	if err != nil {
		return ""
	}
	for at := filepath.Clean(folder); ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return reservedBeyond(base, real)
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// reservedBeyond is what is reserved of a folder, without the one above it that
// the user is in.
func reservedBeyond(base, folder string) string {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	if rel, err := filepath.Rel(base, absolute); err == nil && filepath.IsLocal(rel) {
		return project.ReservedIn(rel)
	}
	return project.ReservedIn(absolute)
}
