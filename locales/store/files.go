package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// A Files is the files of one locale as they were read.
type Files struct {
	Active, translate, Memory, Whole *locales.Catalog // nil where there is no file
	Merged                           Manifest
	Links                            []locales.Link
	more                             []locales.Link // that the file is to have besides
	Bytes                            map[string][]byte
	Names                            map[string]string       // as the user would type them
	renamed                          map[string]locales.Name // messages that have other names than the files say
}

// Load reads the files of a locale. What can be read is there beside an error, which
// names each file that cannot.
func (s *Store) Load(locale string) (*Files, error) {
	c := &Files{Bytes: map[string][]byte{}, Names: map[string]string{}}
	var errs []error
	for _, kind := range []string{Active, Translate, Memory, PO, Reviewed, Merged, Links, Own} {
		data, err := s.Read(ID{kind, locale})
		if err != nil {
			errs, data = append(errs, err), nil
		}
		c.Bytes[kind], c.Names[kind] = data, s.Folder.Path(s.Names[ID{kind, locale}])
	}
	for _, file := range []struct {
		kind   string
		into   **locales.Catalog
		decode func(name string, data []byte) (*locales.Catalog, error)
	}{
		{Active, &c.Active, goi18n.Decode},
		{Translate, &c.translate, goi18n.Decode},
		{Memory, &c.Memory, tmx.Decode},
		{PO, &c.Whole, po.Format.Decode},
	} {
		if c.Bytes[file.kind] == nil {
			continue
		}
		var err error
		if *file.into, err = file.decode(c.Names[file.kind], c.Bytes[file.kind]); err != nil {
			errs = append(errs, err)
		} else if err := ofLanguage(*file.into, locale); err != nil {
			errs = append(errs, err)
		}
	}
	if c.Memory != nil && slices.Contains(s.Trusts, s.Names[ID{Memory, locale}]) {
		trust(c.Memory)
	}
	var err error
	if c.Merged, err = ParseManifest(c.Names[Merged], c.Bytes[Merged]); err != nil {
		errs = append(errs, err)
	}
	if c.Links, err = locales.DecodeLinks(c.Names[Links], c.Bytes[Links]); err != nil {
		errs = append(errs, err)
	}
	if err := goi18n.DecodeReviewed(c.Names[Reviewed], c.Bytes[Reviewed], cmp.Or(c.Active, &locales.Catalog{})); err != nil {
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

// IDs adds the IDs of the messages that the files of the locale have.
func (c *Files) IDs(ids map[string]bool) {
	for _, file := range []*locales.Catalog{c.Active, c.translate, c.Whole} {
		if file == nil {
			continue
		}
		for i := range file.Messages {
			ids[file.Messages[i].ID] = true
		}
	}
}

// Say adds the IDs of the messages of which the files of the locale say something
// that says reports, those that wait in memory too.
func (c *Files) Say(says func(*locales.Message) bool, ids map[string]bool) {
	for _, file := range []*locales.Catalog{c.Active, c.translate, c.Whole, c.Memory} {
		if file == nil {
			continue
		}
		for i := range file.Messages {
			if m := &file.Messages[i]; says(m) {
				ids[m.ID] = true
			}
		}
	}
}

// None reports whether the files hold no translation at all, which is so at the
// beginning, and where somebody has lost them.
func (c *Files) None() bool {
	return (c.Active == nil || len(c.Active.Messages) == 0) && (c.Whole == nil || len(c.Whole.Messages) == 0)
}

// CallsOthers reports whether the files have messages that index lacks.
func (c *Files) CallsOthers(index map[string]int) bool {
	ids := map[string]bool{}
	c.IDs(ids)
	for id := range ids {
		if _, known := index[id]; !known {
			return true
		}
	}
	return false
}

// Join makes one catalog of the files of a locale: of what they hold. source
// is the source catalog, which may have more: texts that a run for another
// locale has put there, and others that only the files of that one still name.
func (c *Files) Join(locale string, source *locales.Catalog, same func(string) bool) *locales.Catalog {
	joined := c.Whole
	if joined == nil {
		joined = goi18n.Join(source, c.Active, c.translate, same)
		has := map[string]bool{}
		c.IDs(has)
		joined.Messages = slices.DeleteFunc(joined.Messages, func(m locales.Message) bool { return !has[m.ID] })
	}
	joined.Locale, joined.Links = locale, slices.Concat(c.Links, c.more)
	if c.Memory == nil {
		return joined
	}
	index := joined.Index()
	for _, m := range c.Memory.Messages {
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

// Foreign reads the memories from elsewhere that have texts of the locale.
func (s *Store) Foreign(locale string) ([]memory.Pair, error) {
	var pairs []memory.Pair
	var errs []error
	for _, name := range s.Others {
		data, err := s.Folder.Read(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c, err := tmx.DecodePair(s.Folder.Path(name), data, s.source, locale)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		pairs = append(pairs, pairsOf(c, name, slices.Contains(s.Trusts, name))...)
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

// A File is one of the folder and what is to become of it. was is its name, if it
// has another by then.
type File struct {
	Was, Name     string
	Before, After []byte // nil if there is none
}

// Save returns the files of a locale as they are to be. todo is the catalog for
// the to-do file. Positions of errors are in the folder.
func (s *Store) Save(locale string, catalog, todo *locales.Catalog, was *Files) ([]File, error) {
	var all []File
	var errs []error
	isPO := s.WritesPO()
	done, open, gone := locales.Tally(catalog, todo)
	begun := was.Active != nil && len(was.Active.Messages) == 0 // goi18n's users begin a language with an empty file
	past := catalog
	if isPO { // which holds what is obsolete itself
		past, gone = alternatives(catalog), 0
		if slices.ContainsFunc(past.Messages, isNameless) {
			gone = 1
		}
	}
	for _, f := range []struct {
		kind   string
		empty  bool
		encode func(name string) ([]byte, error)
	}{
		{PO, !isPO, func(string) ([]byte, error) {
			return po.Format.Encode(asOurs(locales.With(catalog, func(m *locales.Message) bool { return !isNameless(*m) })))
		}},
		{Active, isPO || done == 0 && open > 0 && !begun, func(name string) ([]byte, error) {
			return goi18n.EncodeOver(name, withoutReviews(catalog), goi18n.Active, was.Bytes[Active])
		}},
		{Translate, isPO || open == 0, func(name string) ([]byte, error) {
			return goi18n.EncodeOver(name, todo, goi18n.ToDo, was.Bytes[Translate])
		}},
		{Memory, gone == 0 && !hasAlternatives(past), func(string) ([]byte, error) { return tmx.Encode(past, s.source) }},
		{Reviewed, isPO, func(string) ([]byte, error) { return goi18n.EncodeReviewed(catalog, was.reviews()), nil }},
		{Links, false, func(string) ([]byte, error) {
			return locales.AppendLinks(was.Bytes[Links], catalog.Links[len(was.Links):]), nil
		}},
	} {
		id := ID{f.kind, locale}
		name := s.Name(id)
		var data []byte
		if !f.empty {
			var err error
			if data, err = f.encode(name); err != nil {
				errs = append(errs, err)
				continue
			}
		}
		all = append(all, File{s.Names[id], name, was.Bytes[f.kind], data})
	}
	return all, errors.Join(errs...)
}

// asOurs is a catalog for a file of the project's own: what a returned file
// said of its units as they went out is not part of it.
func asOurs(c *locales.Catalog) *locales.Catalog {
	return locales.With(c, func(m *locales.Message) bool {
		m.Exported = locales.Export{}
		return true
	})
}

// withoutReviews is a catalog for a message file beside which the reviewed
// messages are listed.
func withoutReviews(c *locales.Catalog) *locales.Catalog {
	return locales.With(c, func(m *locales.Message) bool {
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
	return locales.With(c, func(m *locales.Message) bool {
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

// WordsToDo counts the words that nobody has translated so that it holds.
func WordsToDo(todo *locales.Catalog) int {
	words := 0
	for i := range todo.Messages {
		if m := &todo.Messages[i]; m.IsOpen() {
			words += segment.CountWords(m.Source, m.Tags)
		}
	}
	return words
}

// TextsOf are the source texts that a lesson had when the files of the language
// were written, nil if they do not know it.
func (c *Files) TextsOf(path string) Marks {
	if texts := c.Merged[path].Texts; texts != nil || c.Whole == nil {
		return texts
	}
	var texts Marks
	for i := range c.Whole.Messages {
		if m := &c.Whole.Messages[i]; slices.Contains(m.References, path) {
			if texts == nil {
				texts = Marks{}
			}
			texts[Mark(m.Source)] = true
		}
	}
	return texts
}

// Rename renames messages in all that was read of the files of a language.
func (c *Files) Rename(names map[string]locales.Name) {
	c.renamed = names
	for _, file := range []*locales.Catalog{c.Active, c.translate, c.Memory, c.Whole} {
		file.Rename(names)
	}
	for _, link := range c.Links {
		if to, moved := names[link.Message]; moved {
			link.Message = to.ID
			if !slices.Contains(c.Links, link) {
				c.more = append(c.more, link)
			}
		}
	}
}

// reviews is the list of what somebody reviewed, with the names that messages have
// now.
func (c *Files) reviews() []byte {
	list := c.Bytes[Reviewed]
	if len(c.renamed) == 0 {
		return list
	}
	var b bytes.Buffer
	for line := range bytes.Lines(list) {
		name, rest, _ := strings.Cut(string(line), " ")
		if to, moved := c.renamed[name]; moved {
			name = to.ID
		}
		b.WriteString(name + " " + rest)
	}
	return b.Bytes()
}
