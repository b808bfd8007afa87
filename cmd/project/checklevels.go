package project

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/check"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// LevelNames are the levels that a rule may have; off is none.
var LevelNames = []string{"off", finding.Note.String(), finding.Warning.String(), finding.Error.String()}

// A levelRule says how bad the findings of rules are in some lessons.
type levelRule struct {
	files  content.Pattern   // held against the lesson's path
	levels map[string]string // by the ID of the rule
}

// Level is what becomes of a finding in lessons with those paths, and whether
// anybody wants to hear of it. For each lesson the first entry that names the
// rule holds; of several lessons, the one that takes it most seriously.
func (c *Config) Level(f *finding.Finding, usual finding.Level, paths []string) (finding.Level, bool) {
	best := -1
	for _, path := range paths {
		best = max(best, c.levelIn(f.Rule, path, usual))
	}
	switch {
	case best < 0: // nobody says anything
		return f.Level, true
	case best == 0:
		return f.Level, false
	}
	said := finding.Level(best - 1)
	if f.Level == usual {
		return said, true
	}
	return min(f.Level, said), true // the rule was in doubt
}

// levelIn is the place in levelNames of what the configuration says of a rule
// in a lesson; where it says nothing, the rule's own.
func (c *Config) levelIn(rule, path string, usual finding.Level) int {
	for _, l := range c.levels {
		if name, ok := l.levels[rule]; ok && l.files.Match(path) {
			return slices.Index(LevelNames, name)
		}
	}
	return int(usual) + 1
}

func (p *configParser) levelKeys(r *levelRule) []key {
	return []key{
		{"files", text(p, &r.files, content.Pattern.Check)},
		{"rules", func(n *yaml.Node) { r.levels = p.levels(n) }},
	}
}

func (p *configParser) levelRules(n *yaml.Node) []levelRule {
	var rules []levelRule
	for _, item := range p.sequence(n) {
		var r levelRule
		p.mapping(item, p.levelKeys(&r), "files", "rules")
		rules = append(rules, r)
	}
	return rules
}

// levels takes a level for each rule.
func (p *configParser) levels(n *yaml.Node) map[string]string {
	levels := map[string]string{}
	p.pairs(n, func(rule, level *yaml.Node) {
		p.check(rule, CheckRule(rule.Value))
		var name string
		text(p, &name, oneOf("level", LevelNames...))(level)
		levels[finding.Current(rule.Value)] = name
	})
	return levels
}

// CheckRule returns an error unless there is such a rule.
func CheckRule(id string) error {
	ids := RuleIDs()
	if slices.Contains(ids, finding.Current(id)) {
		return nil
	}
	if near := nearest(id, ids); near != "" {
		return fmt.Errorf("there is no rule %q; did you mean %q?", id, near)
	}
	return fmt.Errorf("there is no rule %q", id)
}

func RuleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
