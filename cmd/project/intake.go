package project

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// What becomes of the units that come back is [locales.Receive]'s to say; here
// is which message a unit is one of, and what the user hears of it.

// A reply is what the user hears of an outcome, and what the summary counts
// it as. Those without a rule need no word: the unit said nothing new, or its
// text is the translation now.
type reply struct {
	severity       finding.Level
	rule, sentence string
	counted        string
}

var replies = map[locales.Outcome]reply{
	locales.Offered:   {finding.Note, "returned-draft", "the translation is not finished: it is a suggestion until somebody confirms it", "as drafts"},
	locales.SetBeside: {finding.Warning, "returned-beside", "the text is not finished, and there is a finished translation, which stays: the text is kept in memory", "kept in memory"},
	locales.Demoted:   {finding.Warning, "taken-back", "the translation was marked as in need of work since it went out: it is to review, and stays in the lessons that show it until another is finished", "taken back"},
	locales.Refused:   {finding.Warning, "taken-back", "a reviewer has rejected the translation: it is to review, and leaves the lessons that are written", "taken back"},
	locales.Kept:      {finding.Warning, "stays-finished", "the translation came back marked as in need of work, and stays finished: nothing tells that somebody has marked it since it went out", "finished against a mark"},
	locales.Overtaken: {finding.Note, "returned-old", "the translation came back as it went out, and somebody has decided otherwise since: that stays", "overtaken since they went out"},
}

// Units that no lesson calls for, and those of files that say nothing of their
// state, are memory.
var (
	unknownReply  = reply{finding.Warning, "unknown-message", "no lesson holds the text of this message: its translation is kept in memory", "kept in memory"}
	memoryReply   = reply{finding.Note, "returned-memory", "the file does not say that somebody approved the translation: it is memory, and a suggestion", "kept in memory"}
	ownReply      = reply{finding.Warning, "returned-suggestion", "the translation is what the project has suggested, and the file says of no text in what state it is: it stays a suggestion until somebody confirms it", "as drafts"}
	pluralReply   = reply{finding.Error, "plural-forms", "the text of a lesson came back with plural forms: the first is a suggestion, the others stand in a comment", ""}
	returnedTwice = reply{finding.Warning, "returned-twice", "two translations came back: this one counts", ""}
	wantedReply   = reply{finding.Warning, "stays-finished", "the translation came back marked as in need of work, and stays finished, since --keep-finished is given", "finished against a mark"}
)

// unknownState is about a word for a state that nobody knows.
func unknownState(word string) reply {
	return reply{finding.Warning, "unknown-state", fmt.Sprintf("%q is no state: the text is taken for one that is not finished", word), ""}
}

// ReceivedAs is what [Language.Received] counts, in the order of a summary.
var ReceivedAs = []string{"as drafts", "kept in memory", "taken back", "finished against a mark", "overtaken since they went out"}

// take puts the texts of returned files into the catalogs of their locales,
// as drafts, and returns what somebody ought to look at. With keep a finished
// translation stays finished whatever a file marks it with.
func (r *run) take(files []Returned, keep bool) []finding.Finding {
	t := &intake{run: r, keep: keep}
	for _, l := range r.locales {
		var catalogs []*locales.Catalog
		for _, f := range files {
			if f.Catalog.Locale == l.name {
				catalogs = append(catalogs, f.Catalog)
			}
		}
		if len(catalogs) > 0 {
			t.locale(l, catalogs)
		}
	}
	for _, f := range files {
		if !slices.ContainsFunc(r.locales, func(l *locale) bool { return l.name == f.Catalog.Locale }) {
			t.findings = append(t.findings, notTaken(f))
		}
	}
	return t.findings
}

// notTaken is about a returned file of a language that is left alone.
func notTaken(f Returned) finding.Finding {
	return finding.Finding{
		Pos: segment.Pos{File: f.Name}, Level: finding.Error, Rule: finding.Unreadable,
		Sentence: "is not taken over as long as files of " + f.Catalog.Locale + " cannot be read",
	}
}

type intake struct {
	run      *run
	keep     bool
	first    map[string]lessonPlace
	findings []finding.Finding
}

// say tells the user of a unit, and counts it.
func (t *intake) say(l *locale, m *locales.Message, r reply) {
	if r.rule == "" {
		return
	}
	t.findings = append(t.findings, merge.Finding(m, r.severity, r.rule, r.sentence))
	if r.counted != "" {
		if l.received == nil {
			l.received = map[string]int{}
		}
		l.received[r.counted]++
	}
}

// A cameBack is a unit of a returned file, and whether its name is one of ours,
// and the file says nothing of states.
type cameBack struct {
	*locales.Message
	ours, unstated bool
}

// locale takes over the files of one locale: all that came back of a message
// together, in whatever files and rows.
func (t *intake) locale(l *locale, files []*locales.Catalog) {
	l.language.Touched = true
	index, lessons := l.language.Catalog.Index(), t.run.sources.texts.Index()
	units := map[string][]cameBack{}
	var ids []string
	for i, c := range files {
		t.join(c, l, files[:i])
		for j := range c.Messages {
			m := &c.Messages[j]
			u := cameBack{m, t.name(m, l, index, lessons), c.Unstated}
			if units[m.ID] == nil {
				ids = append(ids, m.ID)
			}
			units[m.ID] = append(units[m.ID], u)
		}
	}
	for _, id := range ids {
		t.message(l, units[id], index, lessons)
	}
}

// join fills in the source texts that a file does not hold: today's, those of
// the last run, those that the catalog remembers when no file of the source has
// them any more, and those of files that came back before it.
func (t *intake) join(c *locales.Catalog, l *locale, before []*locales.Catalog) {
	nameSources(c)
	for _, sources := range slices.Concat([]*locales.Catalog{t.run.sources.texts, t.run.sources.was, l.language.Catalog}, before) {
		c.Join(sources, t.run.project.config.Same(l.name))
	}
}

// message takes over what came back of one message. A text that no lesson calls
// for is memory.
func (t *intake) message(l *locale, all []cameBack, index, lessons map[string]int) {
	var units []*locales.Message
	var ours []bool
	for _, u := range all {
		if u.UnknownState != "" {
			t.say(l, u.Message, unknownState(u.UnknownState))
		}
		if !isEmpty(u.Message) {
			units, ours = append(units, u.Message), append(ours, u.ours)
		}
	}
	if len(units) == 0 {
		return
	}
	id := units[0].ID
	at, known := index[id]
	source, called := lessons[id]
	switch {
	case known:
	case called: // it stands apart in a lesson
		at = l.add(t.run.sources.texts.Messages[source].Blank())
	default:
		at = l.add(units[0].Blank())
		l.language.Catalog.Messages[at].State = locales.Obsolete
	}
	has := &l.language.Catalog.Messages[at]
	t.doubtSuggested(l, has, all)
	if has.State == locales.Obsolete {
		doubtForeign(has, units, ours)
	}
	t.units(l, has, units, !known && !called)
}

// doubtSuggested takes out of files without states what the project itself has
// suggested: nobody has said that somebody read it. The comments count.
func (t *intake) doubtSuggested(l *locale, has *locales.Message, all []cameBack) {
	for _, m := range all {
		if m.unstated && m.State == locales.Translated && (has.HasSuggested(m.Target) || has.HasSuggested(m.Bare)) {
			t.say(l, m.Message, ownReply)
			m.Target, m.Bare, m.State = "", "", locales.Untranslated
		}
	}
}

// doubtForeign takes what other tools named, and call finished, for a draft: it
// has to be held against a lesson.
func doubtForeign(has *locales.Message, units []*locales.Message, ours []bool) {
	for i, m := range units {
		if m.State.Finished() && !ours[i] && !(has.Revived().Finished() && has.Target == m.Target) {
			m.State, m.Exported = locales.NeedsReview, locales.Export{}
		}
	}
}

// name gives a unit the name that its text has in the project: see [name].
func (t *intake) name(m *locales.Message, l *locale, index, lessons map[string]int) (ours bool) {
	return name(m, func(id string) (source string, known bool) {
		if at, known := index[id]; known {
			return l.language.Catalog.Messages[at].Source, true
		}
		if at, called := lessons[id]; called {
			return t.run.sources.texts.Messages[at].Source, true
		}
		return "", false
	})
}

// nameSources finds the units of message files that hold their own source text,
// as they went out: its name says so. Nothing else may know the text any more,
// and it is no translation of itself.
func nameSources(c *locales.Catalog) {
	for i := range c.Messages {
		if m := &c.Messages[i]; m.Source == "" && m.Target != "" && m.ID == segment.ID(m.Context, m.Target) {
			m.Source = m.Target
		}
	}
}

// isEmpty reports whether a unit came back as it went out before anybody
// wrote into it.
func isEmpty(m *locales.Message) bool {
	return m.Target == "" && len(m.Comments) == 0 && len(m.Alternatives) == 0 && !slices.ContainsFunc(m.Suggestions, locales.IsTyped)
}

// name gives a unit that another tool named, or that has the name of another
// text, the ID of its context and text, and reports whether it had an ID of
// ours. sourceOf is the text that the project knows by an ID.
func name(m *locales.Message, sourceOf func(id string) (string, bool)) bool {
	source, known := sourceOf(m.ID)
	if m.Source == "" || known && (source == "" || segment.Letters(m.Source) == segment.Letters(source)) {
		return true
	}
	id := segment.ID(m.Context, m.Source)
	ours := m.ID == id || strings.HasPrefix(m.ID, id+"#") // another row of a table
	m.ID = id
	return ours
}

// units takes over what came back for a message. Of a new one the user hears
// that nobody knew it.
func (t *intake) units(l *locale, has *locales.Message, units []*locales.Message, isNew bool) {
	isMemory := make([]bool, len(units))
	for i, m := range units {
		if m.State == locales.Obsolete { // which is no mark on its text, whatever it was when it went out
			m.State, m.Exported = locales.NeedsReview, locales.Export{}
			isMemory[i] = !m.Rejected
		}
		switch {
		case isNew && isMemory[i]:
			t.say(l, m, memoryReply)
		case has.State == locales.Obsolete && !isMemory[i]:
			t.say(l, m, unknownReply)
		}
		if m.Plural && has.State != locales.Obsolete {
			t.say(l, m, pluralReply)
		}
		t.restore(m)
	}
	outcomes := locales.ReceiveAll(has, units, t.keep)
	if isNew {
		return
	}
	for i, m := range units {
		if outcomes[i] == locales.Demoted || outcomes[i] == locales.Refused {
			l.mark(has.ID, marked{m.Target, outcomes[i] == locales.Refused})
		}
		t.say(l, m, t.reply(outcomes[i], m, isMemory[i]))
		if outcomes[i] == locales.Taken && slices.Contains(outcomes, locales.Outdone) {
			t.say(l, m, returnedTwice)
		}
	}
}

// reply is what the user hears of an outcome. A memory that has the finished
// translation says nothing against it.
func (t *intake) reply(o locales.Outcome, m *locales.Message, isMemory bool) reply {
	switch {
	case isMemory && (o == locales.Offered || o == locales.SetBeside):
		return memoryReply
	case isMemory:
		return reply{}
	case o == locales.Kept && m.UnknownState != "": // it is said
		return reply{}
	case o == locales.Kept && t.keep:
		return wantedReply
	}
	return replies[o]
}

// restore reads a text that came back with Markdown in the place of tags.
func (t *intake) restore(m *locales.Message) {
	at, ok := t.places()[m.ID]
	if !ok || !m.State.Finished() {
		return
	}
	s := &at.document.Segments()[at.segment]
	if len(segment.Check(s, segment.Normalize(m.Target, s.Tags))) == 0 {
		return
	}
	if r, ok := repair.Restore(at.document, at.segment, m.Target); ok && repair.Accounts(at.document, at.segment, m.Target, r) {
		t.findings = append(t.findings, merge.Finding(m, finding.Note, "mended", "Markdown came back in the place of tags, and is read as "+r.Text))
		m.Target = r.Text
	}
}

// A lessonPlace is where a message stands.
type lessonPlace struct {
	document *content.Document
	segment  int
}

// places are the first of each message, listed once.
func (t *intake) places() map[string]lessonPlace {
	if t.first == nil {
		t.first = map[string]lessonPlace{}
		for _, d := range t.run.sources.tree.Documents {
			for i, s := range d.Segments() {
				if id := s.ID(); t.first[id].document == nil {
					t.first[id] = lessonPlace{d, i}
				}
			}
		}
	}
	return t.first
}
