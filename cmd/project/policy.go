package project

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge"
)

// requireReviewed is what a policy may require of translations.
const requireReviewed = "reviewed"

// A policyRule says what lessons need before they are written. What is empty
// is left to the flags.
type policyRule struct {
	files   content.Pattern // held against the lesson's path
	require string          // "reviewed"
	min     float64         // percent of the words that a lesson needs
	hasMin  bool
	below   string // the name of a [merge.Fate]
}

// Policy is the first that names the lesson, the zero policy if none does.
func (c *Config) Policy(path string) policyRule {
	i := slices.IndexFunc(c.policies, func(r policyRule) bool { return r.files.Match(path) })
	if i < 0 {
		return policyRule{}
	}
	return c.policies[i]
}

// Over is base where the rule says nothing.
func (r policyRule) Over(base merge.Policy) merge.Policy {
	if r.require != "" {
		base.RequireReviewed = r.require == requireReviewed
	}
	if r.hasMin {
		base.Min = r.min
	}
	if r.below != "" {
		base.Below, _ = merge.ParseFate(r.below)
	}
	return base
}

func (p *configParser) policyKeys(r *policyRule) []key {
	return []key{
		{"files", text(p, &r.files, content.Pattern.Check)},
		{"require", text(p, &r.require, oneOf("state", "reviewed"))},
		{"min", func(n *yaml.Node) { r.min, r.hasMin = p.percent(n), true }},
		{"below", text(p, &r.below, oneOf("choice", merge.Write.String(), merge.Skip.String(), merge.Keep.String()))},
	}
}

func (p *configParser) policies(n *yaml.Node) []policyRule {
	var rules []policyRule
	for _, item := range p.sequence(n) {
		var r policyRule
		p.mapping(item, p.policyKeys(&r), "files")
		rules = append(rules, r)
	}
	return rules
}
