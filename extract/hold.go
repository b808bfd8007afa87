package extract

import (
	"slices"

	"github.com/parasol-l10n/parasol/locales"
)

// Hold is the template of a tree of which some lessons cannot be read.
// Nobody can tell what they call for, so that nothing is gone: it has all
// messages of was, the source catalog of the run before, in their order, and
// those that template has besides, each behind the last of those before it
// there.
//
// Of a message that both have the template tells, but for the notes and
// references that it lacks. Hold(t, t) equals t.
func Hold(was, template *locales.Catalog) *locales.Catalog {
	index := was.Index()
	behind := map[string][]locales.Message{} // by the ID of the one before
	today := map[string]*locales.Message{}
	last := ""
	for i := range template.Messages {
		m := &template.Messages[i]
		if at, known := index[m.ID]; known {
			today[m.ID] = m
			if last == "" || at > index[last] {
				last = m.ID
			}
			continue
		}
		behind[last] = append(behind[last], *m)
	}
	held := *template
	held.Messages = append(make([]locales.Message, 0, len(was.Messages)+len(template.Messages)), behind[""]...)
	for i := range was.Messages {
		m := &was.Messages[i]
		if m.State != locales.Obsolete || today[m.ID] != nil {
			held.Messages = append(held.Messages, heldMessage(m, today[m.ID]))
		}
		held.Messages = append(held.Messages, behind[m.ID]...)
	}
	return &held
}

// heldMessage is a message as the run before had it, with what today's
// lessons say of it, if any of those that can be read has it.
func heldMessage(was, today *locales.Message) locales.Message {
	if today == nil {
		m := was.Blank()
		m.Pos = was.Pos
		return m
	}
	m := *today
	m.References = union(was.References, today.References)
	if notes := union(was.Notes, today.Notes); len(notes) == len(was.Notes) {
		m.Notes = was.Notes // a lesson that says more cannot be read, perhaps
	}
	return m
}

// union appends those of b that a lacks.
func union(a, b []string) []string {
	all := a[:len(a):len(a)]
	for _, s := range b {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
