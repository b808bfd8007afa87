package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// A catalogs is the files of one locale as they were read.
type catalogs struct {
	active, translate, memory, whole *locales.Catalog // nil where there is no file
	merged                           manifest
	links                            []locales.Link
	more                             []locales.Link // that the file is to have besides
	bytes                            map[string][]byte
	names                            map[string]string // as the user would type them
}

func (s *store) load(locale string) (*catalogs, error) {
	c := &catalogs{bytes: map[string][]byte{}, names: map[string]string{}}
	var errs []error
	for _, kind := range []string{active, translate, retired, whole, reviewed, merged, linked} {
		data, err := s.read(fileID{kind, locale})
		if err != nil {
			errs, data = append(errs, err), nil
		}
		c.bytes[kind], c.names[kind] = data, s.folder.path(s.names[fileID{kind, locale}])
	}
	for _, file := range []struct {
		kind   string
		into   **locales.Catalog
		decode func(name string, data []byte) (*locales.Catalog, error)
	}{
		{active, &c.active, goi18n.Decode},
		{translate, &c.translate, goi18n.Decode},
		{retired, &c.memory, tmx.Decode},
		{whole, &c.whole, po.Format.Decode},
	} {
		if c.bytes[file.kind] == nil {
			continue
		}
		var err error
		if *file.into, err = file.decode(c.names[file.kind], c.bytes[file.kind]); err != nil {
			errs = append(errs, err)
		} else if err := ofLanguage(*file.into, locale); err != nil {
			errs = append(errs, err)
		}
	}
	if c.memory != nil && slices.Contains(s.trusts, s.names[fileID{retired, locale}]) {
		trust(c.memory)
	}
	var err error
	if c.merged, err = parseManifest(c.names[merged], c.bytes[merged]); err != nil {
		errs = append(errs, err)
	}
	if c.links, err = locales.DecodeLinks(c.names[linked], c.bytes[linked]); err != nil {
		errs = append(errs, err)
	}
	if err := goi18n.DecodeReviewed(c.names[reviewed], c.bytes[reviewed], cmp.Or(c.active, &locales.Catalog{})); err != nil {
		errs = append(errs, err)
	}
	return c, errors.Join(errs...)
}

// ofLanguage is an error if a file that stands in the place of one of the
// locale says in itself that it is in another language.
func ofLanguage(c *locales.Catalog, locale string) error {
	if !locales.States(c) || len(locales.Meant(c.Locale, []string{locale})) > 0 {
		return nil
	}
	return &segment.Error{Pos: c.Pos, Err: fmt.Errorf("says that it holds %s, and its name that it holds %s: one of them is wrong", c.Locale, locale)}
}

// ids adds the IDs of the messages that the files of the locale have.
func (c *catalogs) ids(ids map[string]bool) {
	for _, file := range []*locales.Catalog{c.active, c.translate, c.whole} {
		if file == nil {
			continue
		}
		for i := range file.Messages {
			ids[file.Messages[i].ID] = true
		}
	}
}

// none reports whether the files hold no translation at all, which is so at the
// beginning, and where somebody has lost them.
func (c *catalogs) none() bool {
	return (c.active == nil || len(c.active.Messages) == 0) && (c.whole == nil || len(c.whole.Messages) == 0)
}

// callsOthers reports whether the files have messages that index lacks.
func (c *catalogs) callsOthers(index map[string]int) bool {
	ids := map[string]bool{}
	c.ids(ids)
	for id := range ids {
		if _, known := index[id]; !known {
			return true
		}
	}
	return false
}

// join makes one catalog of the files of a locale: of what they hold. source
// is the source catalog, which may have more: texts that a run for another
// locale has put there, and others that only the files of that one still name.
func (c *catalogs) join(locale string, source *locales.Catalog, same func(string) bool) *locales.Catalog {
	joined := c.whole
	if joined == nil {
		joined = goi18n.Join(source, c.active, c.translate, same)
		has := map[string]bool{}
		c.ids(has)
		joined.Messages = slices.DeleteFunc(joined.Messages, func(m locales.Message) bool { return !has[m.ID] })
	}
	joined.Locale, joined.Links = locale, slices.Concat(c.links, c.more)
	if c.memory == nil {
		return joined
	}
	index := joined.Index()
	for _, m := range c.memory.Messages {
		locales.Retire(&m)
		if i, known := index[m.ID]; known {
			locales.Remember(&joined.Messages[i], &m)
		} else {
			joined.Messages = append(joined.Messages, m)
		}
	}
	return joined
}

// trust takes the translations of a memory that says nothing of their state
// for finished.
func trust(c *locales.Catalog) {
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Obsolete && m.Former == locales.Untranslated && m.Target != "" {
			m.Former = locales.Translated
		}
	}
}

// foreign reads the memories from elsewhere that have texts of the locale.
func (s *store) foreign(locale string) ([]memory.Pair, error) {
	var pairs []memory.Pair
	var errs []error
	for _, name := range s.others {
		data, err := s.folder.read(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c, err := tmx.DecodePair(s.folder.path(name), data, s.source, locale)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		pairs = append(pairs, pairsOf(c, name, slices.Contains(s.trusts, name))...)
	}
	return pairs, errors.Join(errs...)
}

// pairsOf are those of a memory from elsewhere. None of them is finished,
// unless the project trusts the file; then all are that it does not call
// something else, and none is older than another.
func pairsOf(c *locales.Catalog, name string, trusted bool) []memory.Pair {
	var pairs []memory.Pair
	for i := range c.Messages {
		open := c.Messages[i].Former == locales.NeedsReview
		for _, p := range locales.Pairs(&locales.Catalog{Messages: c.Messages[i : i+1]}) {
			p.Origin, p.Superseded = name, open || !trusted
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// A save is the catalog of a locale to be written. todo is the one for the
// to-do file.
func (s *store) save(locale string, catalog, todo *locales.Catalog, was *catalogs) (batch, error) {
	var b batch
	var errs []error
	isPO := s.writesPO()
	done, open, gone := tally(catalog, todo)
	begun := was.active != nil && len(was.active.Messages) == 0 // goi18n's users begin a language with an empty file
	past := catalog
	if isPO { // which holds what is obsolete itself
		past, gone = alternatives(catalog), 0
		if slices.ContainsFunc(past.Messages, isNameless) {
			gone = 1
		}
	}
	for _, file := range []struct {
		kind   string
		empty  bool
		encode func(name string) ([]byte, error)
	}{
		{whole, !isPO, func(string) ([]byte, error) {
			return po.Format.Encode(asOurs(with(catalog, func(m *locales.Message) bool { return !isNameless(*m) })))
		}},
		{active, isPO || done == 0 && open > 0 && !begun, func(name string) ([]byte, error) {
			return goi18n.EncodeOver(name, withoutReviews(catalog), goi18n.Active, was.bytes[active])
		}},
		{translate, isPO || open == 0, func(name string) ([]byte, error) {
			return goi18n.EncodeOver(name, todo, goi18n.ToDo, was.bytes[translate])
		}},
		{retired, gone == 0 && !hasAlternatives(past), func(string) ([]byte, error) { return tmx.Encode(past, s.source) }},
		{reviewed, isPO, func(string) ([]byte, error) { return goi18n.EncodeReviewed(catalog, was.bytes[reviewed]), nil }},
		{linked, false, func(string) ([]byte, error) {
			return locales.AppendLinks(was.bytes[linked], catalog.Links[len(was.links):]), nil
		}},
	} {
		id := fileID{file.kind, locale}
		name := s.name(id)
		var data []byte
		if !file.empty {
			var err error
			if data, err = file.encode(name); err != nil {
				errs = append(errs, within(s.folder.name, err))
				continue
			}
		}
		b.replace(s.folder, s.names[id], name, was.bytes[file.kind], data)
	}
	return b, errors.Join(errs...)
}

// with returns a copy of a catalog, changed message by message; those for
// which f reports false are left out.
func with(c *locales.Catalog, f func(m *locales.Message) bool) *locales.Catalog {
	changed := *c
	changed.Messages = make([]locales.Message, 0, len(c.Messages))
	for _, m := range c.Messages {
		if f(&m) {
			changed.Messages = append(changed.Messages, m)
		}
	}
	return &changed
}

// asOurs is a catalog for a file of the project's own: what a returned file
// said of its units as they went out is not part of it.
func asOurs(c *locales.Catalog) *locales.Catalog {
	return with(c, func(m *locales.Message) bool {
		m.Exported = locales.Export{}
		return true
	})
}

// withoutReviews is a catalog for a message file beside which the reviewed
// messages are listed.
func withoutReviews(c *locales.Catalog) *locales.Catalog {
	return with(c, func(m *locales.Message) bool {
		if m.State == locales.Reviewed && !m.Draft {
			m.State = locales.Translated
		}
		return true
	})
}

// isNameless reports whether nobody knows what a message translates. Nothing
// but a memory has a place for it.
func isNameless(m locales.Message) bool { return m.State == locales.Obsolete && m.Source == "" }

// alternatives is what a PO file of the catalog has no place for.
func alternatives(c *locales.Catalog) *locales.Catalog {
	return with(c, func(m *locales.Message) bool {
		if isNameless(*m) {
			return true
		}
		if m.State == locales.Obsolete { // all but its alternatives is in the file itself
			m.State, m.Target, m.Comments = locales.Untranslated, "", nil
		}
		return len(m.Alternatives) > 0
	})
}

func hasAlternatives(c *locales.Catalog) bool {
	return slices.ContainsFunc(c.Messages, func(m locales.Message) bool { return len(m.Alternatives) > 0 })
}

// tally counts what goes into each file of a locale.
func tally(catalog, todo *locales.Catalog) (done, open, gone int) {
	for i := range catalog.Messages {
		switch m := &catalog.Messages[i]; {
		case m.State == locales.Obsolete:
			gone++
		case m.State.Finished() && !m.Draft:
			done++
		}
	}
	for i := range todo.Messages {
		if isOpen(&todo.Messages[i]) {
			open++
		}
	}
	return done, open, gone
}

func isOpen(m *locales.Message) bool {
	return m.State != locales.Obsolete && (!m.State.Finished() || m.Draft)
}

// wordsToDo counts the words that nobody has translated so that it holds.
func wordsToDo(todo *locales.Catalog) int {
	words := 0
	for i := range todo.Messages {
		if m := &todo.Messages[i]; isOpen(m) {
			words += segment.CountWords(m.Source, m.Tags)
		}
	}
	return words
}
