package xliff

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// states12 are what the values of state in version 1.2 (section 2.3) say of a
// target that is unlike its source; the first of each state is the one that is
// written. A value that is not here, such as x-checked, is NeedsReview.
var states12 = []struct {
	said  string
	state locales.State
}{
	{"new", locales.Untranslated}, // filled in, and nothing said of it: see [unit.filled]
	{"needs-review-translation", locales.NeedsReview},
	{"needs-review-adaptation", locales.NeedsReview},
	{"needs-review-l10n", locales.NeedsReview},
	{"needs-translation", locales.NeedsReview},
	{"needs-adaptation", locales.NeedsReview},
	{"needs-l10n", locales.NeedsReview},
	{"translated", locales.Translated},
	{"final", locales.Reviewed},
	{"signed-off", locales.Reviewed},
}

// needs are the states of a target that somebody has to work on. Without a
// text of its own such a target is a mere suggestion to come.
var needs = []string{"needs-translation", "needs-adaptation", "needs-l10n"}

// states2 are the same for version 2 (section 4.3.1.29).
var states2 = map[string]locales.State{
	"initial": locales.Untranslated, "translated": locales.Translated, "reviewed": locales.Reviewed, "final": locales.Reviewed,
}

// A verdict is what a qualifier, or a sub-state, adds to a state.
type verdict uint8

const (
	nothing  verdict = iota
	offered          // a tool has put the target there, unless a state says that it is translated
	unproved         // no human has looked at the target, if it is translated and no more
	refused          // one has, and refused it, whatever the state
)

// verdicts are those of the qualifiers of version 1.2 (section 2.3). Each of
// them says where a target is from, or why it was refused, and none that a person
// approved it.
var verdicts = map[string]verdict{
	"exact-match": offered, "id-match": offered, "tm-suggestion": offered, "leveraged-tm": offered,
	"leveraged-glossary": offered, "leveraged-inherited": offered, "leveraged-repository": offered,
	"fuzzy-match": unproved, "mt-suggestion": unproved, "leveraged-mt": unproved,
	"rejected-grammar": refused, "rejected-inaccurate": refused, "rejected-length": refused, "rejected-spelling": refused,
}

// confirmations are what other tools keep of a segment beside its state, in
// lower case: memoQ in mq:status, Trados in the conf of its own sdl:seg, where
// nothing says that nobody has confirmed it. They begin with "reject" where a
// reviewer refused it.
var confirmations = map[string]verdict{
	"notstarted": unproved, "partiallyedited": unproved, "pretranslated": unproved, "machinetranslated": unproved, "assembledfromfragments": unproved,
	"draft": unproved, unconfirmed: unproved,
}

const unconfirmed = "unspecified"

const rejectedQualifier = "rejected-inaccurate"

// verdictOf reads a qualifier of version 1.2, "x-" for one of somebody's own,
// or the value of a sub-state of version 2 behind its prefix: tools use the
// words of 1.2 there, or begin with them.
func verdictOf(word string) verdict {
	word = strings.TrimPrefix(strings.ToLower(word), "x-")
	switch v, known := verdicts[word]; {
	case known:
		return v
	case confirmations[word] != nothing:
		return confirmations[word]
	case strings.HasPrefix(word, "reject"):
		return refused
	case strings.HasPrefix(word, "needs") || word == "fuzzy" || word == "mt":
		return unproved
	}
	return nothing
}

// unknown12 is the one of a state and its qualifier that version 1.2 does not
// have, and that is not somebody's own, which begin with x-.
func unknown12(state, qualifier string) string {
	isState := func(of struct {
		said  string
		state locales.State
	}) bool {
		return of.said == state
	}
	switch {
	case state != "" && !slices.ContainsFunc(states12, isState) && !isOwn(state) && verdictOf(state) == nothing:
		return state
	case qualifier != "" && !isOwn(qualifier) && verdictOf(qualifier) == nothing:
		return qualifier
	}
	return ""
}

func isOwn(word string) bool { return strings.HasPrefix(strings.ToLower(word), "x-") }

// unknown2 is the one of a state and its sub-state, if that has a prefix of
// ours, that is not in a file of version 2.
func unknown2(state, sub string) string {
	own, isOurs := strings.CutPrefix(sub, ownPrefix)
	switch _, known := states2[state]; {
	case state != "" && !known && verdictOf(state) == nothing:
		return state
	case isOurs && sub != needsReview && sub != rejectedSub && verdictOf(own) == nothing:
		return own
	}
	return ""
}

// state12 returns what state the file says that m is in.
func state12(approved string) func(u *unit, m *locales.Message) locales.State {
	return func(u *unit, m *locales.Message) locales.State {
		state, copied := locales.NeedsReview, m.Target == m.Source
		for _, s := range states12 {
			if s.said == u.said {
				state = s.state
			}
		}
		switch {
		case m.Target == "" || copied && slices.Contains(needs, u.said):
			m.Target = ""
			if len(m.Suggestions) > 0 && slices.Contains(needs, u.said) {
				return locales.NeedsReview
			}
			return locales.Untranslated
		case u.said == "" && approved == "yes":
			return locales.Reviewed
		case u.said == "" && approved == "no" && !copied: // who says so need not
			return locales.NeedsReview
		case u.said == "":
			return locales.Translated
		case state == locales.Untranslated && !copied:
			return u.filled(m)
		}
		return state
	}
}

// state2 returns what state the file says that m is in.
func state2(u *unit, m *locales.Message) locales.State {
	said, sub, _ := strings.Cut(u.said, " ")
	switch state, known := states2[said]; {
	case said == "initial" && strings.HasPrefix(sub, ownPrefix):
		return locales.NeedsReview
	case m.Target == "", said == "initial" && m.Target == m.Source:
		return locales.Untranslated
	case said == "initial" && u.unsaid:
		return locales.Translated
	case said == "initial":
		return u.filled(m)
	case known:
		return state
	}
	return locales.NeedsReview
}

// filled is the state of a target that the file calls new, or initial, and
// that is unlike its source. Some tools fill in the targets of a file and leave
// all states alone: of what we sent out as untranslated it is a translation
// (see [reader.settle]). Of anything else it is a draft.
func (u *unit) filled(m *locales.Message) locales.State {
	ours := m.Exported != locales.Export{} || u.made && m.ID == segment.ID(m.Context, m.Source)
	if !ours || m.Exported.State != locales.Untranslated {
		return locales.NeedsReview
	}
	u.isFilled = true
	return locales.Translated
}

// setExported takes in what the unit was when it went out, or a reviewer's no
// in the place of that.
func (u *unit) setExported(value string) {
	u.exported, _ = locales.ParseExport(value)
	if locales.RejectsExport(value) {
		u.verdicts = append(u.verdicts, locales.RejectedWord)
	}
}

// judge sets the state of m to what the file says of the unit as a whole.
func (u *unit) judge(m *locales.Message) {
	m.State = u.state(u, m)
	v := verdictOf(u.said)
	for _, word := range u.verdicts {
		v = max(v, verdictOf(word))
	}
	if strings.HasPrefix(u.said, "reject") { // a qualifier in the place of a state
		v = refused
	}
	switch {
	case m.State == locales.Untranslated:
		m.Target = ""
	case m.Target == "":
	case v == refused:
		m.State, m.Rejected = locales.NeedsReview, true
	case v == offered && m.State == locales.Translated && !u.saysTranslated(), v == unproved && m.State == locales.Translated, u.partial:
		m.State = locales.NeedsReview
	}
	u.isFilled = u.isFilled && m.State == locales.Translated
}

// saysTranslated reports whether the state of the unit is that word, and not only
// what nobody said otherwise.
func (u *unit) saysTranslated() bool {
	state, _, _ := strings.Cut(u.said, " ")
	return state == "translated"
}

// stateSet reports whether a tool gave the unit another state than the one that
// it went out with.
func (u *unit) stateSet(m *locales.Message) bool {
	left := u.said == "" || u.unsaid || u.said == states12[0].said || u.said == ranks[0]
	return !left && m.Target != "" && m.Exported != locales.Export{} && m.Exported.State != m.State
}

// settle looks at the file as a whole: if a tool set the state of any unit
// that we sent out, it keeps states, and a target that it left new, or
// initial, is a draft.
func (r *reader) settle() {
	if !r.keeps {
		return
	}
	for _, i := range r.filled {
		r.catalog.Messages[i].State = locales.NeedsReview
	}
}

// said12 is the state that is written for m, and the text of its target: the
// source where there is no translation, since OmegaT shows no unit without a
// target.
func said12(m *locales.Message) (said, target string) {
	switch {
	case m.Target != "":
		state := m.State
		if state == locales.Untranslated {
			state = locales.NeedsReview
		}
		for _, s := range states12 {
			if s.state == state {
				return s.said, m.Target
			}
		}
	case m.State == locales.NeedsReview && slices.ContainsFunc(m.Suggestions, func(s locales.Suggestion) bool { return s.Text != "" }):
		return needs[0], m.Source
	}
	return states12[0].said, m.Source
}

// needsReview is the sub-state of a segment that is initial, and whose target
// somebody has to look at; rejectedSub that of one which a reviewer refused.
const (
	ownPrefix   = "parasol:"
	needsReview = ownPrefix + "needs-review"
	rejectedSub = ownPrefix + "rejected"
)

// said2 is the state that is written for m, and the sub-state behind a blank.
func said2(m *locales.Message) string {
	switch {
	case m.Rejected && m.State == locales.NeedsReview && m.Target != "":
		return "initial " + rejectedSub
	case m.State == locales.NeedsReview, m.State == locales.Untranslated && m.Target != "":
		return "initial " + needsReview
	case m.Target == "" || m.State == locales.Untranslated:
		return "initial"
	case m.State == locales.Reviewed:
		return "reviewed"
	}
	return "translated"
}
