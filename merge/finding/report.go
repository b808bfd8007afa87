package finding

import (
	"slices"
)

// A Report is what check found; text, JSON, SARIF and annotations read
// the same one.
type Report struct {
	Rules    []Rule
	Findings []Finding // by position
	Messages int       // that were read
	Lessons  int       // that were read, of all languages
	Least    Level
	Color    bool
	Version  string
}

// Shown are the findings that are bad enough.
func (r *Report) Shown() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return f.Level < r.Least })
}
