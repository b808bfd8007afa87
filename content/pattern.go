package content

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Pattern names files. One without a slash is held against the base name,
// one with a slash against the whole path. A step is as [path.Match] has it, or
// has alternatives, {a,b}; the step ** stands for any number of steps, also none.
type Pattern string

// Check returns an error for a pattern that cannot be understood.
func (p Pattern) Check() error {
	if !doublestar.ValidatePattern(string(p)) || slices.Contains(strings.Split(string(p), "/"), "") {
		return fmt.Errorf("%q is not a file pattern", p)
	}
	return nil
}

// Match reports whether the pattern names the file.
func (p Pattern) Match(name string) bool {
	if strings.Contains(string(p), "/") {
		return doublestar.MatchUnvalidated(string(p), name)
	}
	base := path.Base(name)
	if suffix, any := strings.CutPrefix(string(p), "*"); any && !strings.ContainsAny(suffix, `*?[{\`) {
		return strings.HasSuffix(base, suffix) // most are so, and there are many files
	}
	return doublestar.MatchUnvalidated(string(p), base)
}
