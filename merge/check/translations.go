package check

import (
	"iter"

	"github.com/parasol-l10n/parasol/locales/glossary"
	"github.com/parasol-l10n/parasol/merge"
)

// Options are what the rules on translations need to know of a project.
type Options struct {
	Source   string                 // language of the lessons, a BCP 47 tag
	Same     func(text string) bool // reports texts that stay as they are; may be nil
	Keep     []string               // words that stay as they are
	Glossary []glossary.Term
}

// A translationRule is a rule on one translation.
type translationRule struct {
	Rule
	find func(t *translation) []span
}

// translationRules are tried on every translation, in this order.
var translationRules = []translationRule{
	numbersRule, unitsRule, datesRule, addressRule, codeRule,
	keepRule, glossaryRule, negationRule,
	unchangedRule, scriptRule, languageRule, lengthRule, inconsistentRule,
	markupRule, placeholderRule, garbledRule, bidiRule, zeroWidthRule, mixedScriptRule,
	endingRule, punctuationRule, spacingRule, bracketsRule, quotesRule,
	doubledWordRule, doubleSpaceRule, edgeSpaceRule,
}

func rulesOf(rules []translationRule) []Rule {
	all := make([]Rule, len(rules))
	for i, r := range rules {
		all[i] = r.Rule
	}
	return all
}

// Translations returns what is wrong with the translations of one locale, in
// the order of the plans. A message that stands in many places is read once.
//
// What a merge would refuse is there too. A translation that somebody still
// has to look at has notes at most; one without a text has none. No rule
// speaks of a message that asks it not to: see the comment of ignores.
func Translations(plans []*merge.Plan, o Options) []Finding {
	c := newChecker(plans, &o)
	var findings []Finding
	refusedOnce, done := map[Finding]bool{}, map[string]bool{}
	for e := range entries(plans) {
		for _, f := range refused(e) { // may differ from lesson to lesson
			if !refusedOnce[f] && !ignores(e.Message, f.Rule) {
				refusedOnce[f] = true
				findings = append(findings, f)
			}
		}
		if !done[e.Message.ID] {
			done[e.Message.ID] = true
			findings = append(findings, c.texts[e.Message.ID].findings()...)
		}
	}
	return findings
}

// entries are those of the plans that have a text in the locale.
func entries(plans []*merge.Plan) iter.Seq[*merge.Entry] {
	return func(yield func(*merge.Entry) bool) {
		for _, p := range plans {
			for i := range p.Entries {
				e := &p.Entries[i]
				if e.Message != nil && e.Message.Target != "" && !yield(e) {
					return
				}
			}
		}
	}
}

// A checker holds the translations of one locale against the rules.
type checker struct {
	*Options
	from, to *tongue
	texts    map[string]*translation // by the ID of the message
	twins    twins
	terms    []term
}

func newChecker(plans []*merge.Plan, o *Options) *checker {
	locale := ""
	if len(plans) > 0 {
		locale = plans[0].Locale
	}
	c := &checker{
		Options: o, from: tongueOf(o.Source), to: tongueOf(locale), terms: termsOf(o.Glossary, o.Source, locale),
		texts: map[string]*translation{}, twins: twins{},
	}
	for e := range entries(plans) {
		if c.texts[e.Message.ID] == nil {
			t := c.read(e, e.Message.Target)
			c.texts[e.Message.ID] = t
			c.twins.add(t)
		}
	}
	return c
}

// read makes a translation of a text for an entry.
func (c *checker) read(e *merge.Entry, text string) *translation {
	return &translation{
		checker: c, segment: e.Segment, message: e.Message,
		source: read(e.Segment.Text, e.Segment.Tags), target: read(text, e.Segment.Tags),
	}
}

func (t *translation) findings() []Finding {
	var findings []Finding
	for i := range translationRules {
		r := &translationRules[i]
		spans := r.find(t)
		if len(spans) == 0 || ignores(t.message, r.ID) {
			continue
		}
		for _, s := range spans {
			findings = append(findings, t.finding(&r.Rule, s))
		}
	}
	return findings
}

func (t *translation) finding(r *Rule, s span) Finding {
	level := r.Level
	if s.doubt || !t.message.State.Finished() {
		level = merge.Note
	}
	return Finding{
		Finding: merge.Finding{
			Pos: t.message.Pos, Severity: level, Rule: r.ID, Sentence: s.sentence, ID: t.message.ID, Source: t.segment.Text,
		},
		Text: t.target.tagged, Start: s.start, End: s.end,
	}
}
