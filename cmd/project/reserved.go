package project

import (
	"path/filepath"
	"slices"
	"strings"
)

// reservedFolders are folders in which nothing of a project is written or read, and
// the names that Windows has for them besides: git runs what lies in its own, and
// the lock and the journal of the writer lie in the other.
var reservedFolders = []string{".git", "git~1", ".parasol", "paraso~1"}

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

// ReservedIn is the first reserved part of a path, "" if there is none.
func ReservedIn(name string) string {
	for part := range strings.SplitSeq(filepath.ToSlash(name), "/") {
		if isReserved(part) {
			return part
		}
	}
	return ""
}
