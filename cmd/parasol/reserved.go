package main

// Folders in which nothing of a project is written: git runs what lies in its
// own, and the lock and the journal lie in ours. No lesson is read there either.

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	writer "github.com/parasol-l10n/parasol/cmd/commit"
)

// reservedFolders are their names, and those that Windows has for them besides.
var reservedFolders = []string{".git", "git~1", writer.Folder, "paraso~1"}

// isReserved reports whether a part of a path is such a name, or one that some
// disk takes for it: without regard to case, to what follows a colon and to dots
// and blanks at the end, as Windows has it, and to characters that nobody sees,
// as macOS has it.
func isReserved(part string) bool {
	part = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x200c && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x206a && r <= 0x206f, r == 0xfeff:
			return -1
		}
		return r
	}, part)
	part, _, _ = strings.Cut(part, ":")
	part = strings.TrimRight(part, " .")
	return slices.ContainsFunc(reservedFolders, func(name string) bool { return strings.EqualFold(part, name) })
}

// reservedIn is the first reserved part of a path, "" if there is none.
func reservedIn(name string) string {
	for part := range strings.SplitSeq(filepath.ToSlash(name), "/") {
		if isReserved(part) {
			return part
		}
	}
	return ""
}

func errReserved(part string) error {
	return fmt.Errorf("lies in %s, where nothing of a project is written", part)
}

// checkReserved lets the folders pass that lessons or catalogs may lie in.
func checkReserved(name string) error {
	if part := reservedIn(name); part != "" {
		return fmt.Errorf("%q %w", name, errReserved(part))
	}
	return nil
}

// allowed is an error if a file of the batch would be written to a reserved
// folder: by its name, which may be made of that of a lesson or a language, or
// through a link.
func (b batch) allowed() error {
	var errs []error
	places := map[string]string{} // what is reserved of a folder, by its name
	for _, c := range b {
		folder, name := filepath.Split(c.path())
		part, known := places[folder]
		if !known {
			part = reservedPlace(folder)
			places[folder] = part
		}
		if part == "" {
			part = reservedIn(name)
		}
		if part != "" {
			errs = append(errs, inFile(c.path(), errReserved(part)))
		}
	}
	return errors.Join(errs...)
}

// reservedPlace is what is reserved of the folder that a name leads to, beyond
// the working directory.
func reservedPlace(folder string) string {
	if part := reservedIn(folder); part != "" && !filepath.IsAbs(folder) {
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
		return reservedIn(rel)
	}
	return reservedIn(absolute)
}
