package locales

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// ReceiveAll takes over the units of one message that come back together, from
// rows of one file or from several files, and says what became of each. Whatever
// the order is in which they came, first goes what a reviewer rejected, then the
// finished translation that counts, then the others: so the same units again
// change nothing.
//
// The last finished translation counts that is not as it went out, unless the
// same units reject or mark it and it knows nothing of that. The others are alternatives,
// and Outdone; Overtaken if none counts.
func ReceiveAll(has *Message, units []*Message, keep bool) []Outcome {
	if has.State == Obsolete {
		has.State = has.Revived()
		RecallRejections(has)
		defer func() {
			Accept(has) // no lesson has to prove it
			Retire(has)
		}()
	}
	for _, m := range units {
		if has.wasGuarded(m) {
			m.Target, m.Bare = m.Bare, ""
		}
		lapseReview(m)
	}
	t := together{has, units, keep, make([]Outcome, len(units))}
	t.takeBack()
	t.each(func(m *Message) bool { return m.Rejected })
	counts := deciding(units, keep)
	isOutdone := func(m *Message) bool { return m.decides() && (counts < 0 || m.Target != units[counts].Target) }
	for i, m := range units {
		if isOutdone(m) {
			t.outcomes[i] = has.setAside(m, counts >= 0)
		}
	}
	if counts >= 0 {
		t.receive(counts)
	}
	t.each(func(m *Message) bool { return m.State.Finished() && !isOutdone(m) })
	t.each(func(m *Message) bool { return !m.State.Finished() && !m.Rejected })
	return t.outcomes
}

// A together is the units of one message that come back together.
type together struct {
	has      *Message
	units    []*Message
	keep     bool
	outcomes []Outcome
}

// receive takes over one of them. What became of it at first counts.
func (t *together) receive(i int) Outcome {
	outcome := receiveOne(t.has, t.units[i], t.keep)
	if t.outcomes[i] == Unchanged {
		t.outcomes[i] = outcome
	}
	return outcome
}

// each takes over those that is reports, in their order.
func (t *together) each(is func(*Message) bool) {
	for i, m := range t.units {
		if is(m) {
			t.receive(i)
		}
	}
}

// takeBack puts the finished translation to review that one of them marks, and
// then the one that stood behind it: only a message that is not finished has a
// place for what else was rejected.
func (t *together) takeBack() {
	for again := true; again; {
		again = false
		for i, m := range t.units {
			if !m.State.Finished() && t.has.State.Finished() && t.has.Target == m.Target {
				outcome := t.receive(i)
				again = again || outcome == Demoted || outcome == Refused
			}
		}
	}
}

// setAside takes over a unit whose finished translation does not count: another
// one does that came back with it, or they reject it.
func (has *Message) setAside(m *Message, another bool) Outcome {
	has.setBeside(m.Target)
	gather(has, m)
	if another {
		return Outdone
	}
	return Overtaken
}

// decides reports whether a unit has a finished translation that is not as it went
// out.
func (m *Message) decides() bool {
	return m.State.Finished() && !segment.IsBlank(m.Target) && !m.asExported()
}

// deciding is the unit whose translation counts of those that came back
// together, -1 if none does.
func deciding(units []*Message, keep bool) int {
	last := -1
	for i, m := range units {
		takesBack := func(o *Message) bool {
			return o.Target == m.Target && (o.Rejected || !keep && !o.State.Finished() && o.wasFinished())
		}
		if m.decides() && (m.Rejects(m.Target) || !slices.ContainsFunc(units, takesBack)) {
			last = i
		}
	}
	return last
}
