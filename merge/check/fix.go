package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A Fix is a translation with what is right for certain in the place of what
// was wrong.
type Fix struct {
	ID   string // of the message
	Text string
}

// Fixes returns what can be mended with proof in the finished translations of
// one locale, in their order: the same words, tags and addresses, without the
// findings that were mended, and without a new one. rule reports the rules
// whose findings are to be mended.
func Fixes(plans []*merge.Plan, o Options, rule func(id string) bool) []Fix {
	c := newChecker(plans, &o)
	var fixes []Fix
	for _, t := range c.texts {
		if !t.message.State.Finished() {
			continue
		}
		if text, ok := t.mend(rule); ok {
			fixes = append(fixes, Fix{t.message.ID, text})
		}
	}
	return fixes
}

// mend mends a translation until nothing is left to mend: a fix may bring
// another one to light.
func (t *translation) mend(rule func(id string) bool) (string, bool) {
	now := t
	for range 4 {
		text := now.apply(now.fixes(rule))
		if text == now.target.tagged {
			break
		}
		after := t.read(t.entries, text)
		if !now.proves(after) {
			break
		}
		now = after
	}
	return now.target.tagged, now != t
}

// fixes are the spans that can be mended, in order and apart.
func (t *translation) fixes(rule func(id string) bool) []span {
	var all []span
	for i := range translationRules {
		r := &translationRules[i]
		if !rule(r.ID) || ignores(t.message, r.ID) {
			continue
		}
		for _, s := range r.find(t) {
			if s.fix != nil {
				all = append(all, s)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b span) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	apart := all[:0]
	for _, s := range all {
		if n := len(apart); n == 0 || apart[n-1].end <= s.start {
			apart = append(apart, s)
		}
	}
	return apart
}

// apply returns the tagged text with spans mended. Tags inside of one stay.
func (t *translation) apply(spans []span) string {
	text := t.target.tagged
	for _, s := range slices.Backward(spans) {
		tags := ""
		for _, token := range segment.Tokenize(text[s.start:s.end], t.segment.Tags) {
			if token.Part != segment.Text {
				tags += token.Text
			}
		}
		text = text[:s.start] + *s.fix + tags + text[s.end:]
	}
	return text
}

// proves reports whether a mended text has the words, tags and addresses that
// it had, fewer findings, and none of a kind that it had not.
func (t *translation) proves(after *translation) bool {
	if !slices.Equal(t.tags(), after.tags()) || allLetters(t.target.words) != allLetters(after.target.words) ||
		!slices.Equal(t.target.addresses, after.target.addresses) || !slices.Equal(t.target.codes, after.target.codes) ||
		len(segment.Check(t.segment, after.target.tagged)) > len(segment.Check(t.segment, t.target.tagged)) {
		return false
	}
	was, is := t.count(), after.count()
	fewer := false
	for rule, n := range is {
		if n > was[rule] {
			return false
		}
	}
	for rule, n := range was {
		fewer = fewer || is[rule] < n
	}
	return fewer
}

// count is the number of findings by rule.
func (t *translation) count() map[string]int {
	n := map[string]int{}
	t.eachRule(func(r *finding.Rule, spans []span) { n[r.ID] += len(spans) })
	return n
}

// tags are those of the translation, in order.
func (t *translation) tags() []string {
	var all []string
	for _, token := range segment.Tokenize(t.target.tagged, t.segment.Tags) {
		if token.Part != segment.Text {
			all = append(all, token.Text)
		}
	}
	return all
}

// allLetters is the words without what parts them, and without characters that
// nobody sees.
func allLetters(words []word) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w.text {
			if !isInvisible(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
