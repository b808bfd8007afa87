package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// The kinds of file in the locales folder: the first part of its name, but
// for PO, where one file holds all of a locale: fr.po.
const (
	Active    = "active"
	Translate = "translate"
	Memory    = "memory"
	Reviewed  = "reviewed" // the names of the translations that somebody reviewed
	Merged    = "merged"   // the lessons that merge wrote: see [Manifest]
	Links     = "links"    // those that lead elsewhere in the language
	Own       = "own"      // what lessons have of their own: see package merge/own
	PO        = "po"
)

// lists are the kinds that are plain text.
var lists = []string{Reviewed, Merged, Links, Own}

// Template is the source catalog where the catalogs are PO.
const Template = "lessons.pot"

// Syntaxes are those of message files, the usual one first.
var Syntaxes = []string{"toml", "json", "yaml", "yml"}

// A Folder is where the translation files lie, as it is read.
type Folder struct {
	Name string                            // as the user typed it
	Path func(file string) string          // a file, as the user would type it
	List func() ([]fs.DirEntry, error)     // sorted; none if there is no folder
	Read func(file string) ([]byte, error) // nil if there is no such file; errors have a place
}

// A Store is the files of the locales folder that are catalogs. Other files
// are left alone.
type Store struct {
	Folder Folder
	source string           // language
	Syntax string           // to write all in, or "" to keep what is there
	Names  map[ID]string    // what each is called
	Others []string         // memories from elsewhere
	Broken map[string]error // by locale: files of which nobody knows which one counts
	Trusts []string         // memories of which every translation is approved

	present, unread []string // all files, and those that are none of the others: see [Store.strangers]
}

// A ID says what a file is for.
type ID struct{ Kind, Locale string }

// Open looks at the names of the files. listed are the languages that the
// project tells apart, whatever files it has.
func Open(f Folder, source, syntax string, listed []string) (*Store, error) {
	entries, err := f.List()
	if err != nil {
		return nil, err
	}
	s := &Store{Folder: f, source: source, Syntax: syntax, Broken: map[string]error{}}
	var files []namedID
	fail := func(locale, name string, err error) {
		s.Broken[locale] = errors.Join(s.Broken[locale], &segment.Error{Pos: segment.Pos{File: f.Path(name)}, Err: err})
	}
	for _, e := range entries {
		s.present = append(s.present, e.Name())
		id, ok := ParseName(e.Name())
		if e.Name() == Template {
			id, ok = ID{Active, source}, true
		}
		if !ok {
			switch {
			case strings.HasSuffix(e.Name(), tmx.Format.Extensions[0]):
				s.Others = append(s.Others, e.Name())
			case !e.IsDir() && !isGlossary(e.Name()):
				s.unread = append(s.unread, e.Name())
			}
			continue
		}
		if err := locales.CheckTag(id.Locale); err != nil {
			fail("", e.Name(), err)
			continue
		}
		files = append(files, namedID{id, e.Name()})
	}
	a := assign(files, source, listed)
	s.Names, s.Others = a.names, append(s.Others, a.others...)
	for _, m := range a.misnamed {
		fail(m.locale, m.name, m.err)
	}
	return s, nil
}

// Missing are errors for the trusted memories that are not there, each at its
// place in the configuration.
func (s *Store) Missing(placed []segment.Pos) error {
	var errs []error
	for i, name := range s.Trusts {
		if !slices.Contains(s.Others, name) && !slices.Contains(slices.Collect(maps.Values(s.Names)), name) {
			errs = append(errs, &segment.Error{Pos: placed[i], Err: fmt.Errorf("there is no %s in %s", name, s.Folder.Name)})
		}
	}
	return errors.Join(errs...)
}

// WritesPO reports whether the catalogs are to be PO files. While nobody knows
// which file has the source texts, languages keep the format that they have.
func (s *Store) WritesPO() bool {
	if s.Broken[s.source] != nil {
		return s.hasPO()
	}
	return s.Syntax == PO || s.Syntax == "" && s.Names[ID{Active, s.source}] == Template
}

// hasPO reports whether a language has a PO file.
func (s *Store) hasPO() bool {
	for id := range s.Names {
		if id.Kind == PO {
			return true
		}
	}
	return false
}

// ParseName is what a file is for, by its name, and whether it is a file of the store
// at all.
func ParseName(name string) (ID, bool) {
	if locale, ok := strings.CutSuffix(name, po.Format.Extensions[0]); ok {
		return ID{PO, locale}, true
	}
	kind, rest, _ := strings.Cut(name, ".")
	locale, ext, ok := strings.Cut(rest, ".")
	switch {
	case !ok:
		return ID{}, false
	case kind == Active || kind == Translate:
		return ID{kind, locale}, slices.Contains(Syntaxes, ext)
	case kind == Memory:
		return ID{kind, locale}, ext == "tmx"
	case slices.Contains(lists, kind):
		return ID{kind, locale}, ext == "txt"
	}
	return ID{}, false
}

// Locales are those that have a file, sorted, without the source language.
func (s *Store) Locales() []string {
	var all []string
	for id := range s.Names {
		if id.Locale != s.source && !slices.Contains(all, id.Locale) {
			all = append(all, id.Locale)
		}
	}
	slices.Sort(all)
	return all
}

// Name is what a file is to be called. A locale keeps its syntax unless the
// user asks for another; a new one has that of the source file.
func (s *Store) Name(id ID) string {
	switch {
	case id.Kind == Memory:
		return id.Kind + "." + id.Locale + ".tmx"
	case slices.Contains(lists, id.Kind):
		return id.Kind + "." + id.Locale + ".txt"
	case id.Kind == PO:
		return id.Locale + po.Format.Extensions[0]
	case id.Locale == s.source && s.WritesPO():
		return Template
	}
	ext := s.Syntax
	if ext == PO || s.Broken[s.source] != nil { // see [Store.writesPO]
		ext = ""
	}
	for _, has := range []ID{{Active, id.Locale}, {Translate, id.Locale}, {Active, s.source}} {
		if name := s.Names[has]; ext == "" && name != "" && name != Template {
			ext = name[strings.LastIndexByte(name, '.')+1:]
		}
	}
	if ext == "" {
		ext = Syntaxes[0]
	}
	return id.Kind + "." + id.Locale + "." + ext
}

// Read returns the bytes of a file: nil if there is none. One with the marks
// of a conflict cannot be read.
func (s *Store) Read(id ID) ([]byte, error) {
	name, ok := s.Names[id]
	if !ok {
		return nil, nil
	}
	data, err := s.Folder.Read(name)
	if err == nil {
		err = locales.CheckConflict(s.Folder.Path(name), data)
	}
	if strings.HasSuffix(name, ".txt") {
		data = asLines(data)
	}
	return data, err
}

// asLines is a list of lines as it is without what an editor has made of it: a
// byte order mark, and carriage returns for line ends, which would make one
// line of it, and that a comment.
func asLines(list []byte) []byte {
	list = bytes.TrimPrefix(list, []byte("\ufeff"))
	if bytes.IndexByte(list, '\n') < 0 {
		list = bytes.ReplaceAll(list, []byte{'\r'}, []byte{'\n'})
	}
	return list
}

// CatalogFormats are those that the project's own catalogs may have.
var CatalogFormats = []string{"toml", "json", "yaml", PO}
