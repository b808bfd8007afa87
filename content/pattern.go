package content

import (
	"fmt"
	"path"
	"strings"
)

// A Pattern names files. One without a slash is held against the base name,
// one with a slash against the whole path. A step is as [path.Match] has it;
// the step ** stands for any number of steps, also none.
type Pattern string

// Check returns an error for a pattern that cannot be understood.
func (p Pattern) Check() error {
	for _, step := range strings.Split(string(p), "/") {
		if _, err := path.Match(step, ""); err != nil || step == "" {
			return fmt.Errorf("%q is not a file pattern", p)
		}
	}
	return nil
}

// Match reports whether the pattern names the file.
func (p Pattern) Match(name string) bool {
	if strings.Contains(string(p), "/") {
		return matchSteps(strings.Split(string(p), "/"), strings.Split(name, "/"))
	}
	base := path.Base(name)
	if suffix, any := strings.CutPrefix(string(p), "*"); any && !strings.ContainsAny(suffix, `*?[\`) {
		return strings.HasSuffix(base, suffix) // most are so, and there are many files
	}
	ok, _ := path.Match(string(p), base)
	return ok
}

// matchSteps takes as few steps as will do for each **. Where it cannot go
// on, the last ** takes one more: those before it need not, since what stands
// between two of them has matched as early as it can.
func matchSteps(pattern, steps []string) bool {
	i, j := 0, 0
	again, from := -1, 0 // where to go on if the last ** takes one more
	for j < len(steps) {
		switch {
		case i < len(pattern) && pattern[i] == "**":
			i++
			again, from = i, j
		case i < len(pattern) && matchStep(pattern[i], steps[j]):
			i, j = i+1, j+1
		case again >= 0:
			from++
			i, j = again, from
		default:
			return false
		}
	}
	for i < len(pattern) && pattern[i] == "**" {
		i++
	}
	return i == len(pattern)
}

func matchStep(pattern, step string) bool {
	ok, _ := path.Match(pattern, step)
	return ok
}
