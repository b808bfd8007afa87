package check

import (
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales/glossary"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
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
	finding.Rule
	find func(t *translation) []span
}

// translationRules are tried on every translation, in this order.
var translationRules = []translationRule{
	numbersRule, unitsRule, datesRule, addressRule, codeRule,
	keepRule, glossaryRule, negationRule,
	unchangedRule, scriptRule, languageRule, lengthRule, inconsistentRule,
	markupRule, asteriskRule, placeholderRule, garbledRule, bidiRule, zeroWidthRule, mixedScriptRule,
	endingRule, punctuationRule, spacingRule, bracketsRule, quotesRule,
	doubledWordRule, doubleSpaceRule, edgeSpaceRule,
}

func rulesOf(rules []translationRule) []finding.Rule {
	all := make([]finding.Rule, len(rules))
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
func Translations(plans []*merge.Plan, o Options) []finding.Finding {
	c := newChecker(plans, &o)
	found := make([][]finding.Finding, len(c.texts))
	content.Parallel(len(found), func(i int) {
		found[i] = append(c.texts[i].refusals(), c.texts[i].findings()...)
	})
	return slices.Concat(found...)
}

// A checker holds the translations of one locale against the rules.
type checker struct {
	*Options
	from, to *tongue
	texts    []*translation // in the order of the plans
	twins    twins
	terms    termIndex
}

func newChecker(plans []*merge.Plan, o *Options) *checker {
	locale := ""
	if len(plans) > 0 {
		locale = plans[0].Locale
	}
	c := &checker{
		Options: o, from: tongueOf(o.Source), to: tongueOf(locale), terms: termsOf(o.Glossary, o.Source, locale), twins: twins{},
	}
	entries := entriesOf(plans)
	c.texts = make([]*translation, len(entries))
	content.Parallel(len(entries), func(i int) {
		c.texts[i] = c.read(entries[i], entries[i][0].Message.Target)
	})
	for _, t := range c.texts {
		c.twins.add(t)
	}
	return c
}

// entriesOf are the entries of each message that has a text in the locale, in
// the order of the plans.
func entriesOf(plans []*merge.Plan) [][]*merge.Entry {
	var all [][]*merge.Entry
	index := map[string]int{}
	for _, p := range plans {
		for i := range p.Entries {
			e := &p.Entries[i]
			if e.Message == nil || e.Message.Target == "" {
				continue
			}
			at, ok := index[e.Message.ID]
			if !ok {
				at = len(all)
				index[e.Message.ID] = at
				all = append(all, nil)
			}
			all[at] = append(all[at], e)
		}
	}
	return all
}

// read makes a translation of a text for the entries of a message.
func (c *checker) read(entries []*merge.Entry, text string) *translation {
	s := entries[0].Segment
	t := &translation{
		checker: c, entries: entries, segment: s, message: entries[0].Message,
		source: read(s.Text, s.Tags), target: read(text, s.Tags),
	}
	t.essence = essence(&t.source)
	return t
}

func (t *translation) findings() []finding.Finding {
	var findings []finding.Finding
	t.eachRule(func(r *finding.Rule, spans []span) {
		for _, s := range foremost(spans) {
			findings = append(findings, t.finding(r, s))
		}
	})
	return findings
}

// eachRule calls f with the rules that object to the translation, and where.
func (t *translation) eachRule(f func(r *finding.Rule, spans []span)) {
	for i := range translationRules {
		r := &translationRules[i]
		if spans := r.find(t); len(spans) > 0 && !ignores(t.message, r.ID) {
			f(&r.Rule, spans)
		}
	}
}

// mostOfOne is how many places of a text a rule names. Each is shown with the
// text, so that a text of nothing else would be shown a thousand times.
const mostOfOne = 100

// foremost are the first of the places that a rule has found in a text, the
// last of them with the number of the others.
func foremost(spans []span) []span {
	more := len(spans) - mostOfOne
	if more <= 0 {
		return spans
	}
	spans = slices.Clone(spans[:mostOfOne])
	spans[mostOfOne-1].sentence += fmt.Sprintf(" (and %d more places like it in this text)", more)
	return spans
}

func (t *translation) finding(r *finding.Rule, s span) finding.Finding {
	level := r.Level
	if s.doubt || !t.message.State.Finished() {
		level = finding.Note
	}
	f := finding.Finding{Pos: t.message.Pos, Level: level, Rule: r.ID, Sentence: s.sentence, ID: t.message.ID, Source: t.segment.Text}
	t.show(&f, s.start, s.end)
	return f
}

// show has a finding show bytes [start,end) of the translation, in the text and in
// its file; all of it if both are zero.
func (t *translation) show(f *finding.Finding, start, end int) {
	f.Text, f.Start, f.End = t.target.tagged, start, end
	if t.runs == nil {
		t.runs = t.message.Place.Runs(t.target.tagged)
	}
	merge.Show(f, t.message.Place.Region(t.runs, start, end))
}
