package main

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/check"
)

// A checkReport is what check found; text, JSON, SARIF and annotations read
// the same one.
type checkReport struct {
	rules    []check.Rule
	findings []located // by position
	messages int       // that were read
	lessons  int       // that were read, of all languages
	least    merge.Severity
	color    bool
	version  string
}

// A located finding knows its language and its place in the file.
type located struct {
	check.Finding
	locale string // "" if it is of none
	line   string // of the file, "" if the text was not found there
	from   int    // bytes of the line that are meant
	to     int
}

// level is the usual one of a rule.
func (r *checkReport) level(rule string) merge.Severity {
	i := slices.IndexFunc(r.rules, func(known check.Rule) bool { return known.ID == rule })
	if i < 0 {
		return merge.Severe
	}
	return r.rules[i].Level
}

// checked says what was read.
func (r *checkReport) checked() string {
	switch {
	case r.lessons == 0:
		return count(r.messages, "translation")
	case r.messages == 0:
		return count(r.lessons, "lesson")
	}
	return count(r.messages, "translation") + " and " + count(r.lessons, "lesson")
}

// shown are the findings that are bad enough.
func (r *checkReport) shown() []located {
	return slices.DeleteFunc(slices.Clone(r.findings), func(f located) bool { return f.Severity < r.least })
}

// verdict is how the command ends.
func (r *checkReport) verdict(strict bool) error {
	bad := merge.Severe
	if strict {
		bad = merge.Warning
	}
	if slices.ContainsFunc(r.findings, func(f located) bool { return f.Severity >= bad }) {
		return errFound
	}
	return nil
}

// A levelCount counts the findings of a rule, or of all, by level.
type levelCount struct {
	rule string
	of   [merge.Severe + 1]int
}

func (t levelCount) counts() string {
	var parts []string
	for level := merge.Severe; ; level-- {
		if n := t.of[level]; n > 0 {
			parts = append(parts, count(n, level.String()))
		}
		if level == merge.Note {
			return strings.Join(parts, ", ")
		}
	}
}

// tallies are those of the rules that found something, in their order.
func (r *checkReport) tallies() []levelCount {
	var all []levelCount
	for _, rule := range r.rules {
		t := levelCount{rule: rule.ID}
		for _, f := range r.findings {
			if f.Rule == rule.ID {
				t.of[f.Severity]++
			}
		}
		if t.counts() != "" {
			all = append(all, t)
		}
	}
	return all
}

func (r *checkReport) total() levelCount {
	var t levelCount
	for _, f := range r.findings {
		t.of[f.Severity]++
	}
	return t
}

// pos is where a finding is, to the character where the file shows it.
func (f *located) pos() segment.Pos {
	pos := f.Pos
	if f.line != "" {
		pos.Col = 1 + len([]rune(f.line[:f.from]))
	}
	return pos
}
