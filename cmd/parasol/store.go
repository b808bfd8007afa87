package main

import (
	"bytes"
	"errors"
	"fmt"
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
	active    = "active"
	translate = "translate"
	retired   = "memory"
	reviewed  = "reviewed" // the names of the translations that somebody reviewed
	merged    = "merged"   // the lessons that merge wrote: see [manifest]
	linked    = "links"    // those that lead elsewhere in the language
	whole     = "po"
)

// template is the source catalog where the catalogs are PO.
const template = "lessons.pot"

var syntaxes = []string{"toml", "json", "yaml", "yml"}

// A store is the files of the locales folder that are catalogs. Other files
// are left alone.
type store struct {
	folder *folder
	source string            // language
	syntax string            // to write all in, or "" to keep what is there
	names  map[fileID]string // what each is called
	others []string          // memories from elsewhere
	broken map[string]error  // by locale: files of which nobody knows which one counts
	trusts []string          // memories of which every translation is approved

	present, unread []string // all files, and those that are none of the others: see [store.strangers]
}

// A fileID says what a file is for.
type fileID struct{ kind, locale string }

// openStore looks at the names of the files. listed are the languages that the
// project tells apart, whatever files it has.
func openStore(f *folder, source, syntax string, listed []string) (*store, error) {
	entries, err := f.list()
	if err != nil {
		return nil, err
	}
	s := &store{folder: f, source: source, syntax: syntax, broken: map[string]error{}}
	var files []namedID
	fail := func(locale, name string, err error) {
		s.broken[locale] = errors.Join(s.broken[locale], inFile(f.path(name), err))
	}
	for _, e := range entries {
		s.present = append(s.present, e.Name())
		id, ok := parseName(e.Name())
		if e.Name() == template {
			id, ok = fileID{active, source}, true
		}
		if !ok {
			switch {
			case strings.HasSuffix(e.Name(), tmx.Format.Extensions[0]):
				s.others = append(s.others, e.Name())
			case !e.IsDir() && !isGlossary(e.Name()):
				s.unread = append(s.unread, e.Name())
			}
			continue
		}
		if err := locales.CheckTag(id.locale); err != nil {
			fail("", e.Name(), err)
			continue
		}
		files = append(files, namedID{id, e.Name()})
	}
	a := assign(files, source, listed)
	s.names, s.others = a.names, append(s.others, a.others...)
	for _, m := range a.misnamed {
		fail(m.locale, m.name, m.err)
	}
	return s, nil
}

// missing are errors for the trusted memories that are not there, each at its
// place in the configuration.
func (s *store) missing(placed []segment.Pos) error {
	var errs []error
	for i, name := range s.trusts {
		if !slices.Contains(s.others, name) && !slices.Contains(slices.Collect(maps.Values(s.names)), name) {
			errs = append(errs, &segment.Error{Pos: placed[i], Err: fmt.Errorf("there is no %s in %s", name, s.folder.name)})
		}
	}
	return errors.Join(errs...)
}

// writesPO reports whether the catalogs are to be PO files. While nobody knows
// which file has the source texts, languages keep the format that they have.
func (s *store) writesPO() bool {
	if s.broken[s.source] != nil {
		return s.hasPO()
	}
	return s.syntax == whole || s.syntax == "" && s.names[fileID{active, s.source}] == template
}

// hasPO reports whether a language has a PO file.
func (s *store) hasPO() bool {
	for id := range s.names {
		if id.kind == whole {
			return true
		}
	}
	return false
}

func parseName(name string) (fileID, bool) {
	if locale, ok := strings.CutSuffix(name, po.Format.Extensions[0]); ok {
		return fileID{whole, locale}, true
	}
	kind, rest, _ := strings.Cut(name, ".")
	locale, ext, ok := strings.Cut(rest, ".")
	switch {
	case !ok:
		return fileID{}, false
	case kind == active || kind == translate:
		return fileID{kind, locale}, slices.Contains(syntaxes, ext)
	case kind == retired:
		return fileID{kind, locale}, ext == "tmx"
	case kind == reviewed || kind == merged || kind == linked:
		return fileID{kind, locale}, ext == "txt"
	}
	return fileID{}, false
}

// locales are those that have a file, sorted, without the source language.
func (s *store) locales() []string {
	var all []string
	for id := range s.names {
		if id.locale != s.source && !slices.Contains(all, id.locale) {
			all = append(all, id.locale)
		}
	}
	slices.Sort(all)
	return all
}

// name is what a file is to be called. A locale keeps its syntax unless the
// user asks for another; a new one has that of the source file.
func (s *store) name(id fileID) string {
	switch {
	case id.kind == retired:
		return id.kind + "." + id.locale + ".tmx"
	case id.kind == reviewed || id.kind == merged || id.kind == linked:
		return id.kind + "." + id.locale + ".txt"
	case id.kind == whole:
		return id.locale + po.Format.Extensions[0]
	case id.locale == s.source && s.writesPO():
		return template
	}
	ext := s.syntax
	if ext == whole || s.broken[s.source] != nil { // see [store.writesPO]
		ext = ""
	}
	for _, has := range []fileID{{active, id.locale}, {translate, id.locale}, {active, s.source}} {
		if name := s.names[has]; ext == "" && name != "" && name != template {
			ext = name[strings.LastIndexByte(name, '.')+1:]
		}
	}
	if ext == "" {
		ext = syntaxes[0]
	}
	return id.kind + "." + id.locale + "." + ext
}

// read returns the bytes of a file: nil if there is none. One with the marks
// of a conflict cannot be read.
func (s *store) read(id fileID) ([]byte, error) {
	name, ok := s.names[id]
	if !ok {
		return nil, nil
	}
	data, err := s.folder.read(name)
	if err == nil {
		err = locales.CheckConflict(s.folder.path(name), data)
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
