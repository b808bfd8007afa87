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

// A Tally counts the findings of a rule, or of all, by level.
type Tally struct {
	Rule string // "" for all
	Of   [Error + 1]int
}

func (t Tally) String() string { return counted(t.Of) }

// Tallies are those of the rules that found something, in their order.
func (r *Report) Tallies() []Tally {
	var all []Tally
	for _, rule := range r.Rules {
		t := Tally{Rule: rule.ID}
		for _, f := range r.Findings {
			if f.Rule == rule.ID {
				t.Of[f.Level]++
			}
		}
		if t.Of != (Tally{}).Of {
			all = append(all, t)
		}
	}
	return all
}

// Total is the tally of all findings.
func (r *Report) Total() Tally {
	var t Tally
	for _, f := range r.Findings {
		t.Of[f.Level]++
	}
	return t
}

// Read says what was read: "12 translations and 3 lessons".
func (r *Report) Read() string {
	switch {
	case r.Lessons == 0:
		return Count(r.Messages, "translation")
	case r.Messages == 0:
		return Count(r.Lessons, "lesson")
	}
	return Count(r.Messages, "translation") + " and " + Count(r.Lessons, "lesson")
}

// Has reports whether a finding is as bad as that, or worse.
func (r *Report) Has(level Level) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Level >= level })
}
