package main

import (
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// What becomes of the units that come back is [locales.Receive]'s to say; here
// is which message a unit is one of, and what the user hears of it.

// A reply is what the user hears of an outcome, and what the summary counts
// it as. Those without a rule need no word: the unit said nothing new, or its
// text is the translation now.
type reply struct {
	severity       merge.Severity
	rule, sentence string
	counted        string
}

var replies = map[locales.Outcome]reply{
	locales.Offered:   {merge.Note, "returned-draft", "the translation is not finished: it is a suggestion until somebody confirms it", "as drafts"},
	locales.SetBeside: {merge.Warning, "returned-beside", "the text is not finished, and there is a finished translation, which stays: the text is kept in memory", "kept in memory"},
	locales.Demoted:   {merge.Warning, "taken-back", "the translation was marked as in need of work since it went out: it is to review, and leaves the lessons that are written", "taken back"},
	locales.Refused:   {merge.Warning, "taken-back", "a reviewer has rejected the translation: it is to review, and leaves the lessons that are written", "taken back"},
	locales.Kept:      {merge.Warning, "stays-finished", "the translation came back marked as in need of work, and stays finished: nothing tells that somebody has marked it since it went out", "finished against a mark"},
	locales.Overtaken: {merge.Note, "returned-old", "the translation came back as it went out, and somebody has decided otherwise since: that stays", "overtaken since they went out"},
}

// Units that no lesson calls for, and those of files that say nothing of their
// state, are memory.
var (
	unknownReply = reply{merge.Warning, "unknown-message", "no lesson holds the text of this message: its translation is kept in memory", "kept in memory"}
	memoryReply  = reply{merge.Note, "returned-memory", "the file does not say that somebody approved the translation: it is memory, and a suggestion", "kept in memory"}
	pluralReply  = reply{merge.Severe, "plural-forms", "the text of a lesson came back with plural forms: the first is a suggestion, the others stand in a comment", ""}
	wantedReply  = reply{merge.Warning, "stays-finished", "the translation came back marked as in need of work, and stays finished, since --keep-finished is given", "finished against a mark"}
)

// unknownState is about a word for a state that nobody knows.
func unknownState(word string) reply {
	return reply{merge.Warning, "unknown-state", fmt.Sprintf("%q is no state: the text is taken for one that is not finished", word), ""}
}

// counted is what the summary counts of a locale, in its order.
var counted = []string{"as drafts", "kept in memory", "taken back", "finished against a mark", "overtaken since they went out"}

// take puts the texts of returned files into the catalogs of their locales,
// as drafts, and returns what somebody ought to look at. With keep a finished
// translation stays finished whatever a file marks it with.
func (p *project) take(files []returned, keep bool) []merge.Finding {
	t := &taking{project: p, keep: keep, texts: map[string]string{}, several: map[string]bool{}}
	for _, f := range files {
		i := slices.IndexFunc(p.locales, func(l *locale) bool { return l.name == f.catalog.Locale })
		if i < 0 {
			t.findings = append(t.findings, notTaken(f))
			continue
		}
		t.file(f.catalog, p.locales[i])
	}
	return t.findings
}

// notTaken is about a returned file of a language that is left alone.
func notTaken(f returned) merge.Finding {
	return merge.Finding{
		Pos: segment.Pos{File: f.name}, Severity: merge.Severe, Rule: unreadableRule.ID,
		Sentence: "is not taken over as long as files of " + f.catalog.Locale + " cannot be read",
	}
}

type taking struct {
	*project
	keep     bool
	texts    map[string]string // that were taken so far, by locale and ID
	several  map[string]bool   // one file has, by locale and ID
	counts   map[string]string // in the file that is taken, by ID: see [locales.Deciding]
	first    map[string]lessonPlace
	findings []merge.Finding
}

// say tells the user of a unit, and counts it.
func (t *taking) say(l *locale, m *locales.Message, r reply) {
	if r.rule == "" {
		return
	}
	t.findings = append(t.findings, merge.Finding{
		Pos: m.Pos, Severity: r.severity, Rule: r.rule, Sentence: r.sentence, ID: m.ID, Source: m.Source,
	})
	if r.counted != "" {
		if l.received == nil {
			l.received = map[string]int{}
		}
		l.received[r.counted]++
	}
}

func (t *taking) file(c *locales.Catalog, l *locale) {
	same := t.config.same(l.name)
	nameSources(c)
	c.Join(t.source, same)
	c.Join(t.was, same)
	c.Join(l.catalog, same) // which remembers sources that no file of the source has any more
	l.touched = true
	index, lessons := l.catalog.Index(), t.source.Index()
	ours := make([]bool, len(c.Messages))
	for i := range c.Messages {
		ours[i] = t.name(&c.Messages[i], l, index, lessons)
	}
	t.counts = locales.Deciding(c)
	for i := range c.Messages {
		m := &c.Messages[i]
		if m.UnknownState != "" {
			t.say(l, m, unknownState(m.UnknownState))
		}
		if isEmpty(m) {
			continue
		}
		at, known := index[m.ID]
		if source, called := lessons[m.ID]; called && !known {
			at, known = l.add(t.source.Messages[source].Blank()), true // it stands apart in a lesson
			index[m.ID] = at
		}
		if !known {
			said := unknownReply
			if m.State == locales.Obsolete {
				said = memoryReply
			}
			index[m.ID] = l.add(unknown(m, ours[i]))
			t.say(l, m, said)
			continue
		}
		t.unit(l, &l.catalog.Messages[at], m)
	}
}

// name gives a unit the name that its text has in the project: see [name].
func (t *taking) name(m *locales.Message, l *locale, index, lessons map[string]int) (ours bool) {
	return name(m, func(id string) (source string, known bool) {
		if at, known := index[id]; known {
			return l.catalog.Messages[at].Source, true
		}
		if at, called := lessons[id]; called {
			return t.source.Messages[at].Source, true
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
	if m.Source == "" || known && (source == "" || lettersOf(m.Source) == lettersOf(source)) {
		return true
	}
	id := segment.ID(m.Context, m.Source)
	ours := m.ID == id
	m.ID = id
	return ours
}

// unknown is a unit that no lesson calls for, as memory keeps it: finished
// only if it is and has a name of ours.
func unknown(m *locales.Message, ours bool) locales.Message {
	kept := *m
	locales.LapseReview(&kept)
	kept.Exported, kept.Rejected = locales.Export{}, false
	switch {
	case kept.Target == "":
		kept.State = locales.Untranslated
	case !kept.State.Finished() || !ours:
		kept.State = locales.NeedsReview
	}
	locales.Retire(&kept)
	return kept
}

// unit takes over what came back for a message that the project has.
func (t *taking) unit(l *locale, has, m *locales.Message) {
	isMemory := m.State == locales.Obsolete
	if isMemory {
		m.State = locales.NeedsReview
	}
	if has.State == locales.Obsolete && !isMemory {
		t.say(l, m, unknownReply)
	}
	if m.Plural {
		t.say(l, m, pluralReply)
	}
	if text, several := t.counts[m.ID]; several && m.State.Finished() && m.Target != text {
		locales.Outdone(has, m)
		return
	}
	t.mend(m)
	outcome := locales.Receive(has, m, t.keep)
	t.say(l, m, t.reply(outcome, m, isMemory))
	key := l.name + " " + m.ID
	if text, several := t.counts[m.ID]; several && text == m.Target {
		t.several[key] = true
	}
	if text := t.texts[key]; outcome == locales.Taken && text != m.Target && (text != "" || t.several[key]) {
		t.say(l, m, reply{merge.Warning, "returned-twice", "two files came back with a translation: this one counts", ""})
	}
	if m.State.Finished() && outcome != locales.Overtaken {
		t.texts[key] = m.Target
	}
}

// reply is what the user hears of an outcome. A memory that has the finished
// translation says nothing against it.
func (t *taking) reply(o locales.Outcome, m *locales.Message, isMemory bool) reply {
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

// mend reads a text that came back with Markdown in the place of tags.
func (t *taking) mend(m *locales.Message) {
	at, ok := t.places()[m.ID]
	if !ok || !m.State.Finished() {
		return
	}
	s := &at.document.Segments()[at.segment]
	if len(segment.Check(s, segment.Normalize(m.Target, s.Tags))) == 0 {
		return
	}
	if r, ok := at.document.Restore(at.segment, m.Target); ok && at.document.Accounts(at.segment, m.Target, r) {
		m.Target = r.Text
		t.findings = append(t.findings, merge.Finding{
			Pos: m.Pos, Severity: merge.Note, Rule: "mended", Sentence: "Markdown came back in the place of tags, and is read as " + r.Text, ID: m.ID, Source: m.Source,
		})
	}
}

// A lessonPlace is where a message stands.
type lessonPlace struct {
	document *content.Document
	segment  int
}

// places are the first of each message, listed once.
func (t *taking) places() map[string]lessonPlace {
	if t.first == nil {
		t.first = map[string]lessonPlace{}
		for _, d := range t.tree.Documents {
			for i, s := range d.Segments() {
				if id := s.ID(); t.first[id].document == nil {
					t.first[id] = lessonPlace{d, i}
				}
			}
		}
	}
	return t.first
}
