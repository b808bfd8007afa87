package check

import (
	"cmp"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge"
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
	done := map[string]bool{}
	for e := range entries(plans) {
		if done[e.Message.ID] || !e.Message.State.Finished() {
			continue
		}
		done[e.Message.ID] = true
		if text, ok := c.mend(e, rule); ok {
			fixes = append(fixes, Fix{e.Message.ID, text})
		}
	}
	return fixes
}

// mend mends a translation until nothing is left to mend: a fix may bring
// another one to light.
func (c *checker) mend(e *merge.Entry, rule func(id string) bool) (string, bool) {
	text := e.Message.Target
	for range 4 {
		before := c.read(e, text)
		after := before.apply(before.fixes(rule))
		if after == text || !c.proves(e, before, after) {
			break
		}
		text = after
	}
	return text, text != e.Message.Target
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
func (c *checker) proves(e *merge.Entry, before *translation, text string) bool {
	after := c.read(e, text)
	if !sameTags(before, after) || !sameText(before.target.words, after.target.words) ||
		!slices.Equal(before.target.addresses, after.target.addresses) || !slices.Equal(before.target.codes, after.target.codes) ||
		len(segment.Check(e.Segment, text)) > len(segment.Check(e.Segment, before.target.tagged)) {
		return false
	}
	was, is := before.count(), after.count()
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
	for _, f := range t.findings() {
		n[f.Rule]++
	}
	return n
}

func sameTags(a, b *translation) bool {
	tags := func(t *translation) []string {
		var all []string
		for _, token := range segment.Tokenize(t.target.tagged, t.segment.Tags) {
			if token.Part != segment.Text {
				all = append(all, token.Text)
			}
		}
		return all
	}
	return slices.Equal(tags(a), tags(b))
}

// sameText reports whether words have the same letters one after the other.
// Characters that nobody sees part some.
func sameText(a, b []word) bool {
	all := func(words []word) string {
		s := ""
		for _, w := range words {
			for _, r := range w.text {
				if !isInvisible(r) {
					s += string(r)
				}
			}
		}
		return s
	}
	return all(a) == all(b)
}
