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
	readers readersRule
}

// A readersRule says what becomes of words that readers have. What is empty is left
// to the project as a whole.
type readersRule struct {
	onEdit   string // the name of a [merge.OnEdit]
	rejected string // keepWords or sourceText
}

// What a project may want of words that readers have.
const keepWords, sourceText = "keep", "source"

// over is base where something is said.
func (r readersRule) over(base merge.Policy) merge.Policy {
	if r.onEdit != "" {
		base.OnEdit, _ = merge.ParseOnEdit(r.onEdit)
	}
	if r.rejected != "" {
		base.KeepRejected = r.rejected == keepWords
	}
	return base
}

func (p *configParser) readersKeys(r *readersRule) []key {
	return []key{
		{"on-edit", text(p, &r.onEdit, oneOf("choice", keepWords, sourceText))},
		{"rejected", text(p, &r.rejected, oneOf("choice", keepWords, sourceText))},
	}
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
	return r.readers.over(base)
}

// Over is base where the configuration says something for all lessons.
func (c *Config) Over(base merge.Policy) merge.Policy { return c.readers.over(base) }

func (p *configParser) policyKeys(r *policyRule) []key {
	return append([]key{
		{"files", text(p, &r.files, content.Pattern.Check)},
		{"require", text(p, &r.require, oneOf("state", "reviewed"))},
		{"min", func(n *yaml.Node) { r.min, r.hasMin = p.percent(n), true }},
		{"below", text(p, &r.below, oneOf("choice", merge.Write.String(), merge.Skip.String(), merge.Keep.String()))},
	}, p.readersKeys(&r.readers)...)
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
