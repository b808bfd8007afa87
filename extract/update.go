package extract

import (
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// Update brings the catalog of a locale up to the template, which is the
// source catalog of today's lessons. It returns a new catalog, which shares
// slices with both, and leaves old and template as they are. external is what
// was translated elsewhere; what old holds is memory anyway.
//
// The messages have the template's order, sources, notes and references. One
// whose ID old has keeps its translation, state and comments. One whose ID
// the template lacks follows at the end as obsolete if it holds a translation
// or a comment, and goes if it holds neither; when the template has it again
// it is what it was before. The package comment says what becomes of the
// others.
//
// Suggestions of package memory are made anew each time; those of earlier
// texts, and those that people left, stay until the message is finished.
//
// Update(Update(old, t, e), t, e) equals Update(old, t, e).
func Update(old, template *locales.Catalog, external []memory.Pair) (*locales.Catalog, Changes) {
	return bring(old, template, external, true)
}

// Bring is [Update] without what takes most of its time: memory is not searched
// for suggestions. Those that old has stay. It is for who only reads.
func Bring(old, template *locales.Catalog, external []memory.Pair) (*locales.Catalog, Changes) {
	return bring(old, template, external, false)
}

func bring(old, template *locales.Catalog, external []memory.Pair, search bool) (*locales.Catalog, Changes) {
	u := &update{
		old:      old.Messages,
		template: template.Messages,
		messages: make([]locales.Message, 0, len(template.Messages)+len(old.Messages)),
		called:   make([]bool, len(old.Messages)),
		fates:    make([]fate, len(template.Messages)),
		reused:   make([]bool, len(template.Messages)),
	}
	u.carry(old.Index())
	u.replace()
	u.retire()
	u.keepTyped()
	store := u.reuse(external)
	if !search {
		store = nil
	}
	u.suggest(store)
	u.list()
	u.changes.count(u.messages)
	return &locales.Catalog{Locale: old.Locale, Source: old.Source, Header: old.Header, Messages: u.messages, Links: old.Links}, u.changes
}

// A fate is where a message of the template comes from.
type fate uint8

const (
	fresh    fate = iota // the old catalog does not have it, or nothing of use
	kept                 // it has it
	returned             // it has it as obsolete, with a translation
)

type update struct {
	old, template []locales.Message
	called        []bool // of old: the template has it
	fates         []fate // of the template
	reused        []bool // of the template: its translation is from memory
	replaces      map[int][]pair
	messages      []locales.Message // never grows beyond its capacity: the changes point into it
	changes       Changes
}

// carry makes the messages of the template, with what old has of them.
func (u *update) carry(index map[string]int) {
	var places []int
	for i := range u.template {
		m := u.template[i].Blank()
		if j, ok := index[m.ID]; ok {
			u.called[j] = true
			was := &u.old[j]
			switch {
			case was.State != locales.Obsolete:
				u.fates[i] = kept
				places = append(places, j)
				u.changes.Targets = append(u.changes.Targets, targets(was, &u.template[i])...)
			case was.Target != "":
				u.fates[i], u.reused[i] = returned, true
			}
			take(&m, was)
		}
		u.messages = append(u.messages, m)
	}
	u.changes.Kept, u.changes.Moved = len(places), moved(places)
}

// take gives m all that people and tools wrote into was.
func take(m, was *locales.Message) {
	m.Target, m.State, m.Draft = was.Target, was.State, was.Draft
	m.Comments, m.Flags, m.Previous = was.Comments, was.Flags, was.Previous
	m.Suggestions, m.Alternatives = was.Suggestions, was.Alternatives
	m.Pos, m.Place = was.Pos, was.Place
	if m.State == locales.Obsolete {
		m.State = was.Revived()
		locales.RecallRejections(m)
	}
}

// keepTyped makes alternatives of what people suggested for the messages that
// are finished, before memory is made of those, so that another update finds no
// more in it.
func (u *update) keepTyped() {
	for i := range u.template {
		if m := &u.messages[i]; m.State.Finished() && !m.Draft {
			locales.KeepTyped(m)
		}
	}
}

// retire appends what the template does not call for any more.
func (u *update) retire() {
	for i := range u.old {
		m := u.old[i]
		if u.called[i] {
			continue
		}
		locales.Retire(&m)
		if m.Target != "" || len(m.Comments) > 0 || len(m.Alternatives) > 0 {
			u.messages = append(u.messages, m)
		}
	}
}

// list says what happened, message by message.
func (u *update) list() {
	add := func(c Change) { u.changes.List = append(u.changes.List, c) }
	replaced := make([]bool, len(u.old))
	for i := range u.template {
		m := &u.messages[i]
		if pairs := u.replaces[i]; len(pairs) > 0 {
			replaced[pairs[0].was] = true
			was := &u.old[pairs[0].was]
			add(Change{Changed, m, was.Source, was, pairs[0].similarity})
		} else if u.fates[i] != kept {
			add(Change{Kind: New, Message: m})
		}
		if u.reused[i] {
			add(Change{Kind: Reused, Message: m})
		}
	}
	for i := range u.old {
		if m := &u.old[i]; !u.called[i] && !replaced[i] && m.State != locales.Obsolete {
			add(Change{Kind: Gone, Message: m})
		}
	}
}
