package commit

import (
	"bytes"
	"path/filepath"
	"strings"
)

// head is the commit that git has checked out in a folder, as its files say;
// "" where they do not.
func head(disk Disk, folder string) string {
	for dir := clean(folder); ; dir = filepath.Dir(dir) {
		git := filepath.Join(dir, ".git")
		if data, err := disk.ReadFile(git); err == nil { // of a second working tree
			if named, ok := strings.CutPrefix(strings.TrimSpace(string(data)), "gitdir: "); ok {
				return headIn(disk, from(dir, named))
			}
		}
		if _, err := disk.Stat(filepath.Join(git, "HEAD")); err == nil {
			return headIn(disk, git)
		}
		if filepath.Dir(dir) == dir {
			return ""
		}
	}
}

func headIn(disk Disk, git string) string {
	data, _ := disk.ReadFile(filepath.Join(git, "HEAD"))
	is := strings.TrimSpace(string(data))
	ref, ok := strings.CutPrefix(is, "ref: ")
	if !ok {
		return is
	}
	common := git
	if data, err := disk.ReadFile(filepath.Join(git, "commondir")); err == nil {
		common = from(git, strings.TrimSpace(string(data)))
	}
	if data, err := disk.ReadFile(filepath.Join(common, filepath.FromSlash(ref))); err == nil {
		return ref + " " + strings.TrimSpace(string(data))
	}
	packed, _ := disk.ReadFile(filepath.Join(common, "packed-refs"))
	for line := range bytes.Lines(packed) {
		if commit, name, _ := strings.Cut(strings.TrimSpace(string(line)), " "); name == ref {
			return ref + " " + commit
		}
	}
	return ref
}

// from is a path that is relative to a folder, unless it is not.
func from(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}
