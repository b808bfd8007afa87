package locales

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// The life of a message, as functions of values: what becomes of it when a
// unit comes back from a translator ([Receive]), when its draft holds in every
// lesson ([Accept]), and when memory or another file of the project knows more
// ([Remember]). None of them drops what a person wrote, and nothing that
// nobody approved becomes finished by them.

// An Outcome says what became of a unit that came back.
type Outcome uint8

// The outcomes of [Receive].
const (
	Unchanged Outcome = iota // the unit is blank, or says what the project has
	Taken                    // its translation is the message's, as a draft that the lessons have to prove
	Confirmed                // the same translation, and somebody has reviewed it
	Offered                  // not finished, and the message is not either: a suggestion
	SetBeside                // not finished, and the message is: an alternative
	Demoted                  // the message's own translation, marked since it went out: it is to review
	Refused                  // the message's own translation, which a reviewer rejected: it is to review
	Kept                     // marked, but not since it went out for all we know: the message stays finished
	Overtaken                // as it went out, and somebody has decided otherwise since
	Outdone                  // another one that came back with it counts: an alternative; see [ReceiveAll]
)

// Receive takes over what the unit m, which came back, has that the message
// has lacks, and says what became of it. The first row that fits holds:
//
//	the unit is …                       and the message …                      Outcome
//	blank, or its target is the source  is whatever it is                      Unchanged
//	finished                            has this translation, finished         Unchanged, or Confirmed
//	finished, as it went out            has another, or was put to review      Overtaken
//	finished, and knows of no rejection  was rejected with this translation,    Overtaken
//	                                    whatever it has by now
//	finished                            is whatever it is                      Taken
//	rejected                            is not finished                        Offered, or Unchanged
//	not finished                        has this text, not finished either     Unchanged
//	not finished                        is not finished                        Offered
//	not finished                        has another translation, finished      SetBeside, or Unchanged
//	                                                                           if it was rejected
//	rejected                            has this translation, finished, or it  Refused
//	                                    stands behind the draft
//	not finished, and was when it       has this translation, finished         Demoted
//	  went out
//	not finished                        has this translation, finished         Kept
//
// Comments, flags, alternatives and what people suggest are taken over in
// every case: a suggestion that is new is Offered, or SetBeside. With keep nothing is demoted or refused: it is Kept.
//
// The text of a table that may have a guard of ours before it (Bare) is read
// without it if the message has a text that needed one.
//
// An obsolete message goes through the same with the state that it had, and
// stays obsolete. Slices of m may be shared; those of has are not written to.
func Receive(has, m *Message, keep bool) Outcome {
	return ReceiveAll(has, []*Message{m}, keep)[0]
}

func receiveOne(has, m *Message, keep bool) Outcome {
	outcome := receive(has, m, keep)
	has.Alternatives = otherThan(has.Target, has.Alternatives)
	if m.Rejected && !keep && outcome == SetBeside {
		noteRejection(has, m.Target)
	}
	if more := gather(has, m); more && outcome == Unchanged {
		outcome = Offered
		if has.State.Finished() {
			outcome = SetBeside
		}
	}
	if has.State.Finished() { // who has approved it since knew of the rejection
		dropRejection(has, has.Target)
	}
	return outcome
}

// lapseReview takes a review from a unit that went out with it and comes back
// with another text: the state is what the file had, and nobody has reviewed the
// text. A state that the file did not have when it went out is somebody's word.
func lapseReview(m *Message) {
	is := func(text string) bool { return text != "" && m.Exported.Print == Fingerprint(text) }
	if m.State == Reviewed && m.Exported.State == Reviewed && m.Exported.Print != "" && !is(m.Target) && !is(m.Bare) {
		m.State = Translated
	}
}

// otherThan are texts without one, which a file holds only once.
func otherThan(text string, texts []string) []string {
	if !slices.Contains(texts, text) {
		return texts
	}
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == text })
}

// wasGuarded reports whether a table gave a text of the message a guard that
// has come back before the text of m. What the unit went out with tells, which
// has no apostrophe of its own then; where the table does not say with what, a text
// that begins as m does without it.
func (has *Message) wasGuarded(m *Message) bool {
	first, n := utf8.DecodeRuneInString(m.Bare)
	if n == 0 || m.Exported.Print == Fingerprint(m.Bare) {
		return n > 0
	}
	return slices.ContainsFunc(has.texts(), func(text string) bool {
		if m.Exported.Print != "" {
			return Fingerprint(text) == m.Exported.Print && !strings.HasPrefix(text, "'")
		}
		return strings.HasPrefix(text, string(first))
	})
}

// texts are the translation of a message, the others, and what it is offered.
func (has *Message) texts() []string {
	texts := append([]string{has.Target}, has.Alternatives...)
	for _, s := range has.Suggestions {
		texts = append(texts, s.Text)
	}
	return texts
}

func receive(has, m *Message, keep bool) Outcome {
	switch {
	case segment.IsBlank(m.Target) || m.Target == has.Source && !m.State.Finished():
		return Unchanged
	case m.State.Finished():
		return receiveFinished(has, m)
	}
	return receiveDraft(has, m, keep)
}

func receiveFinished(has, m *Message) Outcome {
	switch {
	case has.State.Finished() && has.Target == m.Target:
		if m.State == Reviewed && has.State != Reviewed && !m.asExported() {
			has.State, has.Pos, has.Place = Reviewed, m.Pos, m.Place
			return Confirmed
		}
		return Unchanged
	case m.asExported() && has.State.Finished():
		has.setBeside(m.Target)
		return Overtaken
	case m.asExported() && (has.wrote(m.Target) || slices.Contains(has.Alternatives, m.Target)):
		return Overtaken
	case has.Rejects(m.Target) && !m.Rejects(m.Target):
		return Overtaken // the file does not know that a reviewer took it back
	}
	was := has.Target
	switch {
	case has.isBehind(m.Target):
		has.Suggestions = slices.DeleteFunc(slices.Clone(has.Suggestions), IsSuperseded)
	case has.State.Finished() && !has.Draft:
		has.Suggestions, was = slices.Insert(slices.Clone(has.Suggestions), 0, Superseded(has)), ""
	}
	has.translate(m)
	has.Previous = "" // whoever finished it has said that it translates today's text
	has.State, has.Draft = m.State, true
	replaceAlternative(has, was)
	return Taken
}

// translate takes over the translation of m, with the source that it has and the
// place that it was read from.
func (has *Message) translate(m *Message) {
	has.Target, has.Previous, has.Pos, has.Place = m.Target, m.Previous, m.Pos, m.Place
}

// receiveDraft takes over a text that somebody still has to look at: nothing
// of it reaches a lesson.
func receiveDraft(has, m *Message, keep bool) Outcome {
	switch {
	case m.Rejected && !has.State.Finished() && !has.rejected(m.Target):
		reject(has, m.Target)
		return Offered
	case !has.State.Finished() && (has.wrote(m.Target) || has.offersAlternative(m.Target)):
		return Unchanged
	case !has.State.Finished():
		was := has.Target
		has.translate(m)
		has.State = NeedsReview
		replaceAlternative(has, was)
		return Offered
	case has.Target != m.Target && has.Rejects(m.Target):
		return Unchanged
	case m.Rejected && !keep && has.isBehind(m.Target):
		reject(has, m.Target)
		return Refused
	case has.Target != m.Target:
		has.setBeside(m.Target)
		return SetBeside
	case keep || !m.Rejected && !m.wasFinished():
		return Kept
	}
	demote(has)
	has.Pos, has.Place = m.Pos, m.Place
	if !m.Rejected {
		return Demoted
	}
	if !has.State.Finished() {
		reject(has, m.Target)
	}
	return Refused
}

// setBeside makes an alternative of a text, unless it stands behind the draft, is
// a suggestion beside it, or a reviewer took it back.
func (has *Message) setBeside(text string) {
	if !has.wrote(text) && !has.Rejects(text) {
		AddAlternative(has, text)
	}
}

// isBehind reports whether a text is the accepted translation behind a draft.
func (has *Message) isBehind(text string) bool {
	says := Says(text)
	return has.Draft && has.Target != text && slices.ContainsFunc(has.Suggestions, func(s Suggestion) bool { return IsSuperseded(s) && says(s) })
}

// reject makes a suggestion of a text that says that a reviewer took it back. A
// draft that wants to take its place goes on wanting that.
func reject(m *Message, text string) {
	behind := m.isBehind(text)
	if m.Target == text {
		m.Target, m.Previous = "", ""
	}
	others := slices.DeleteFunc(slices.Clone(m.Suggestions), Says(text))
	if !behind {
		m.State, m.Draft = NeedsReview, false
	}
	m.Suggestions = slices.Insert(others, 0, Suggestion{Text: text, Kind: memory.Rejected})
}

// Rejects reports whether a message says of a text that a reviewer took it
// back, or said so before its lesson went.
func (m *Message) Rejects(text string) bool {
	says := Says(text)
	return m.rejected(text) || slices.ContainsFunc(m.Comments, func(comment string) bool {
		noted, is := strings.CutPrefix(comment, rejectedPrefix)
		return is && says(Suggestion{Text: noted})
	})
}

// Rejected are the texts that messages of a catalog are offered and reviewers took
// back, without their tags.
func Rejected(c *Catalog) map[string]bool {
	rejected := map[string]bool{}
	for i := range c.Messages {
		m := &c.Messages[i]
		for _, s := range m.Suggestions {
			if m.Rejects(s.Text) {
				rejected[segment.Plain(s.Text)] = true
			}
		}
	}
	return rejected
}

// rejected reports whether a suggestion of a message says so.
func (m *Message) rejected(text string) bool {
	says := Says(text)
	return slices.ContainsFunc(m.Suggestions, func(s Suggestion) bool { return IsRejected(s) && says(s) })
}

// Says reports suggestions of a text, as a file spells it: in one line.
func Says(text string) func(Suggestion) bool {
	words := strings.Fields(text)
	return func(s Suggestion) bool { return slices.Equal(strings.Fields(s.Text), words) }
}

// demote puts a finished translation to review.
func demote(m *Message) {
	if !fallBack(m) {
		m.State, m.Draft = NeedsReview, false
	}
}

// fallBack takes a draft back if there is an accepted translation behind it,
// and reports whether there is. The draft becomes an alternative.
func fallBack(m *Message) bool {
	standing := Standing(*m)
	if !m.Draft || standing.Draft {
		return false
	}
	draft := m.Target
	*m = standing
	AddAlternative(m, draft)
	return true
}

// Standing is a message as lessons have it until its draft is accepted: with
// the accepted translation that stands behind the draft, if one does.
func Standing(m Message) Message {
	i := slices.IndexFunc(m.Suggestions, IsSuperseded)
	if m.Draft && i >= 0 {
		m.Target, m.State, m.Draft, m.Previous = m.Suggestions[i].Text, Translated, false, ""
		m.Suggestions = slices.Delete(slices.Clone(m.Suggestions), i, i+1)
	}
	return m
}

// asExported reports whether a unit came back with the state and the text that
// it went out with: nobody has decided anything.
func (m *Message) asExported() bool {
	return m.Exported.State == m.State && m.Exported.Print == Fingerprint(m.Target)
}

// IsUntouched reports whether a unit of a file that went out has no text but
// what it went out with, be that what it was offered.
func (m *Message) IsUntouched() bool {
	return m.Target == "" || m.Target == m.Source || m.asExported() || slices.ContainsFunc(m.Suggestions, Says(m.Target))
}

// HasSuggested reports whether somebody still has to look at a text that a
// message has: its own translation, not finished, another one, or one that it
// is offered.
func (m *Message) HasSuggested(text string) bool {
	isFinished := m.State.Finished() || m.State == Obsolete && m.Target != "" && m.Former.Finished()
	return text != "" && !isFinished && m.Has(text)
}

// Has reports whether a text is the translation of a message, another one, or
// what it is offered.
func (m *Message) Has(text string) bool {
	return m.Target == text || slices.Contains(m.Alternatives, text) || slices.ContainsFunc(m.Suggestions, Says(text))
}

// wasFinished reports whether a unit went out finished, with this very text.
func (m *Message) wasFinished() bool {
	return m.Exported.State.Finished() && m.Exported.Print == Fingerprint(m.Target)
}

// wrote reports whether the message holds a text that is not finished, or that
// a person suggested for it.
func (m *Message) wrote(text string) bool {
	says := Says(text)
	return m.Target == text || slices.ContainsFunc(m.Suggestions, func(s Suggestion) bool { return IsTyped(s) && says(s) })
}

// offersAlternative reports whether memory keeps a text for the message, and it
// is among what the message is offered.
func (m *Message) offersAlternative(text string) bool {
	return slices.Contains(m.Alternatives, text) && slices.ContainsFunc(m.Suggestions, Says(text))
}

// gather adds the comments, flags and other translations of m to has, and
// reports whether people suggest one that has lacks.
func gather(has, m *Message) (more bool) {
	has.Comments = union(has.Comments, m.Comments)
	has.Flags = union(has.Flags, m.Flags)
	for _, text := range m.Alternatives {
		if !has.Rejects(text) {
			AddAlternative(has, text)
		}
	}
	for _, s := range m.Suggestions {
		switch {
		case !IsTyped(s) || segment.IsBlank(s.Text) || s.Text == has.Source || has.wrote(s.Text) || slices.Contains(has.Alternatives, s.Text) || has.Rejects(s.Text):
		case has.State.Finished() && IsRejected(s):
			noteRejection(has, s.Text)
			more = true
		case has.State.Finished():
			AddAlternative(has, s.Text)
			more = true
		default:
			has.Suggestions = append(slices.Clip(has.Suggestions), s)
			has.State, more = NeedsReview, true
		}
	}
	return more
}

// union is a with what b has besides.
func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(slices.Clip(a), s)
		}
	}
	return a
}

// Settle makes of a draft what a file can hold that knows none. It becomes the
// translation; one that lacks what its source has, so that no lesson would show
// it, an alternative if an accepted one stands behind it.
func Settle(m *Message) {
	if len(segment.Check(&segment.Segment{Context: m.Context, Text: m.Source, Tags: m.Tags}, m.Target)) > 0 && fallBack(m) {
		return
	}
	Accept(m)
}

// Accept takes a draft for the translation of a message. The one that it
// replaces becomes an alternative, the latest first.
func Accept(m *Message) {
	m.Draft = false
	var others []string
	m.Suggestions = slices.DeleteFunc(slices.Clone(m.Suggestions), func(s Suggestion) bool {
		if IsSuperseded(s) {
			others = append(others, s.Text)
		}
		return IsSuperseded(s)
	})
	AddLatest(m, others...)
}

// Retire makes a message obsolete, which no lesson calls for any more. What
// people suggested for it becomes its alternatives; of a draft, the accepted
// translation behind it stays. A source text that only stands in for a
// translation goes, as [Catalog.Join] would take it.
func Retire(m *Message) {
	fallBack(m)
	if m.Target == m.Source && (m.Draft || m.State == NeedsReview) {
		m.Target, m.State = "", Untranslated
	}
	if m.State != Obsolete {
		m.Former = m.State
	}
	KeepTyped(m)
	m.State, m.Draft, m.References, m.Suggestions = Obsolete, false, nil, nil
}

// rejectedPrefix begins the comments that keep a reviewer's no to a text while
// its message has another translation, or no lesson calls for it: neither a
// finished message nor memory has a place for what it thinks of another text.
const rejectedPrefix = RejectedWord + ": "

// NoteRejection keeps a reviewer's no to a text that is not the message's own.
func NoteRejection(m *Message, text string) {
	if text != m.Target {
		AddComments(m, []string{rejectedPrefix + strings.Join(strings.Fields(text), " ")})
	}
}

// noteRejection is [NoteRejection], and the text is no alternative any more.
func noteRejection(m *Message, text string) {
	NoteRejection(m, text)
	m.Alternatives = slices.DeleteFunc(slices.Clone(m.Alternatives), func(other string) bool { return Says(text)(Suggestion{Text: other}) })
}

// dropRejection forgets a reviewer's no to a text that somebody has approved since.
func dropRejection(m *Message, text string) {
	says := Says(text)
	m.Comments = slices.DeleteFunc(slices.Clone(m.Comments), func(comment string) bool {
		noted, is := strings.CutPrefix(comment, rejectedPrefix)
		return is && says(Suggestion{Text: noted})
	})
}

// RecallRejections makes suggestions again of what [Retire] noted, once a lesson
// calls for the message, or something comes back for it.
func RecallRejections(m *Message) {
	var others []string
	for _, comment := range m.Comments {
		text, is := strings.CutPrefix(comment, rejectedPrefix)
		switch {
		case !is:
			others = append(others, comment)
		case m.State.Finished() && Says(text)(Suggestion{Text: m.Target}): // somebody has confirmed it since
		case m.State.Finished():
			others = append(others, comment)
		case !m.rejected(text):
			m.Suggestions = append(slices.Clip(m.Suggestions), Suggestion{Text: text, Kind: memory.Rejected})
			if !m.State.Finished() {
				m.State = NeedsReview
			}
		}
	}
	m.Comments = others
}

// KeepTyped makes alternatives of the suggestions that people typed, and comments
// of those that a reviewer took back.
func KeepTyped(m *Message) {
	var others []Suggestion
	for _, s := range m.Suggestions {
		switch {
		case IsRejected(s):
			noteRejection(m, s.Text)
			continue
		case IsTyped(s):
			AddAlternative(m, s.Text)
		}
		others = append(others, s)
	}
	m.Suggestions = others
}

// Remember adds to a message what memory has of it. A translation that memory
// calls finished is the message's own if it has none and nobody has suggested
// another: a colleague's branch has retired it. Any other is to review.
func Remember(has, m *Message) {
	if has.Source == "" {
		has.Source, has.Context, has.Tags = m.Source, m.Context, m.Tags
	}
	has.Comments = union(has.Comments, m.Comments)
	others := m.Alternatives
	switch {
	case segment.IsBlank(m.Target) || m.Target == has.Source:
	case has.State == Obsolete && has.Target == "":
		has.translate(m)
		has.Former = m.Former
	case has.Target != "" || slices.ContainsFunc(has.Suggestions, IsTyped):
		others = append([]string{m.Target}, others...)
	default:
		has.translate(m)
		has.State = m.Revived()
	}
	for _, text := range others {
		AddAlternative(has, text)
	}
}

// Revived is the state of an obsolete message once a lesson calls for it
// again: the one that it had. Where nobody knows, it is to review.
func (m *Message) Revived() State {
	switch {
	case m.Target == "":
		return Untranslated
	case m.Former.Finished() && m.Previous == "":
		return m.Former
	}
	return NeedsReview
}

// AddComments adds what people say of a message, each once.
func AddComments(m *Message, comments []string) { m.Comments = union(m.Comments, comments) }

// AddAlternative keeps a translation that is not the message's own.
func AddAlternative(m *Message, text string) {
	if !segment.IsBlank(text) && text != m.Target && !slices.Contains(m.Alternatives, text) {
		m.Alternatives = append(slices.Clip(m.Alternatives), text)
	}
}

// AddLatest keeps translations that are not the message's own before those that
// it has beside it.
func AddLatest(m *Message, texts ...string) {
	texts = append(slices.Clip(texts), m.Alternatives...)
	m.Alternatives = nil
	for _, text := range texts {
		AddAlternative(m, text)
	}
}

// replaceAlternative keeps the translation that another has replaced, which may
// have been an alternative until then.
func replaceAlternative(m *Message, was string) {
	m.Alternatives = otherThan(m.Target, m.Alternatives)
	AddAlternative(m, was)
}

// Superseded is the accepted translation of a message as it stands beside a
// draft that wants to take its place.
func Superseded(m *Message) Suggestion {
	return Suggestion{Text: m.Target, Source: m.Source, Kind: memory.Superseded, Score: 1}
}

// IsSuperseded reports whether a suggestion is such a translation.
func IsSuperseded(s Suggestion) bool { return s.Kind == memory.Superseded }

// IsRejected reports whether a suggestion is a translation that a reviewer took
// back.
func IsRejected(s Suggestion) bool { return s.Kind == memory.Rejected }

// IsFromMemory reports whether a suggestion is made anew at each update.
func IsFromMemory(s Suggestion) bool {
	return s.Origin == FromMemory || strings.HasSuffix(s.Origin, ".tmx")
}

// IsTyped reports whether a person wrote a suggestion, and nothing else holds
// it. The translation of an earlier text is memory of that text, if it is
// known.
func IsTyped(s Suggestion) bool {
	return !IsFromMemory(s) && (s.Origin != Earlier || s.Source == "")
}
