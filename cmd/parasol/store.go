package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/goi18n"
	"github.com/parasol-l10n/parasol/locales/po"
	"github.com/parasol-l10n/parasol/locales/tmx"
)

// The kinds of file in the locales folder: the first part of its name, but
// for PO, where one file holds all of a locale: fr.po.
const (
	active    = "active"
	translate = "translate"
	memory    = "memory"
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
}

// A fileID says what a file is for.
type fileID struct{ kind, locale string }

func openStore(f *folder, source, syntax string) (*store, error) {
	entries, err := f.list()
	if err != nil {
		return nil, err
	}
	s := &store{f, source, syntax, map[fileID]string{}}
	var errs []error
	for _, e := range entries {
		id, ok := parseName(e.Name())
		if e.Name() == template {
			id, ok = fileID{active, source}, true
		}
		if !ok {
			continue
		}
		if err := locales.CheckTag(id.locale); err != nil {
			errs = append(errs, inFile(f.path(e.Name()), err))
			continue
		}
		if other, twice := s.names[id]; twice {
			errs = append(errs, inFile(f.path(e.Name()), fmt.Errorf("stands beside %s: remove one of them", other)))
			continue
		}
		s.names[id] = e.Name()
	}
	for id, name := range s.names {
		if other := s.names[fileID{active, id.locale}]; id.kind == whole && other != "" {
			errs = append(errs, inFile(f.path(name), fmt.Errorf("stands beside %s: remove one of them", other)))
		}
	}
	return s, errors.Join(sorted(errs)...)
}

// writesPO reports whether the catalogs are to be PO files.
func (s *store) writesPO() bool {
	return s.syntax == whole || s.syntax == "" && s.names[fileID{active, s.source}] == template
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
	case kind == memory:
		return fileID{kind, locale}, ext == "tmx"
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
	case id.kind == memory:
		return id.kind + "." + id.locale + ".tmx"
	case id.kind == whole:
		return id.locale + po.Format.Extensions[0]
	case id.locale == s.source && s.writesPO():
		return template
	}
	ext := s.syntax
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

// read returns the bytes of a file: nil if there is none.
func (s *store) read(id fileID) ([]byte, error) {
	name, ok := s.names[id]
	if !ok {
		return nil, nil
	}
	return s.folder.read(name)
}

// A catalogs is the files of one locale as they were read.
type catalogs struct {
	active, translate, memory, whole *locales.Catalog // nil where there is no file
	bytes                            map[string][]byte
}

func (s *store) load(locale string) (*catalogs, error) {
	c := &catalogs{bytes: map[string][]byte{}}
	var errs []error
	for _, file := range []struct {
		kind   string
		into   **locales.Catalog
		decode func(name string, data []byte) (*locales.Catalog, error)
	}{
		{active, &c.active, goi18n.Decode},
		{translate, &c.translate, goi18n.Decode},
		{memory, &c.memory, tmx.Decode},
		{whole, &c.whole, po.Format.Decode},
	} {
		data, err := s.read(fileID{file.kind, locale})
		if data != nil {
			*file.into, err = file.decode(s.folder.path(s.names[fileID{file.kind, locale}]), data)
		}
		if err != nil {
			errs = append(errs, err)
		}
		c.bytes[file.kind] = data
	}
	return c, errors.Join(errs...)
}

// join makes one catalog of the files of a locale. source is the source
// catalog that they were made from.
func (c *catalogs) join(locale string, source *locales.Catalog, same func(string) bool) *locales.Catalog {
	joined := c.whole
	if joined == nil {
		joined = goi18n.Join(source, c.active, c.translate, same)
	}
	joined.Locale = locale
	if c.memory == nil {
		return joined
	}
	index := joined.Index()
	for _, m := range c.memory.Messages {
		i, known := index[m.ID]
		if !known {
			m.State = locales.Obsolete
			joined.Messages = append(joined.Messages, m)
			continue
		}
		// Two branches of the project may have been merged.
		if has := &joined.Messages[i]; has.Target == "" {
			has.Target, has.State = m.Target, locales.Translated
		}
	}
	return joined
}

// A save is the catalog of a locale to be written. todo is the one for the
// to-do file.
func (s *store) save(locale string, catalog, todo *locales.Catalog, was *catalogs) (batch, error) {
	var b batch
	var errs []error
	write := func(kind string, empty bool, encode func(name string) ([]byte, error)) {
		id := fileID{kind, locale}
		name := s.name(id)
		var data []byte
		if !empty {
			var err error
			if data, err = encode(name); err != nil {
				errs = append(errs, within(s.folder.name, err))
				return
			}
		}
		b.replace(s.folder, s.names[id], name, was.bytes[kind], data)
	}
	done, open, gone := tally(catalog, todo)
	isPO := s.writesPO()
	begun := was.active != nil && len(was.active.Messages) == 0 // goi18n's users begin a language with an empty file
	write(whole, !isPO, func(string) ([]byte, error) { return po.Format.Encode(catalog) })
	write(active, isPO || done == 0 && open > 0 && !begun, func(name string) ([]byte, error) { return goi18n.Encode(name, catalog, goi18n.Active) })
	write(translate, isPO || open == 0, func(name string) ([]byte, error) { return goi18n.Encode(name, todo, goi18n.ToDo) })
	write(memory, isPO || gone == 0, func(string) ([]byte, error) { return tmx.Encode(catalog, s.source) })
	return b, errors.Join(errs...)
}

// replace adds the change of a file that may get another name.
func (b *batch) replace(f *folder, was, name string, before, after []byte) {
	if was != "" && was != name {
		b.add(change{f, was, before, nil})
		before = nil
	}
	b.add(change{f, name, before, after})
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
		if m := &todo.Messages[i]; m.State != locales.Obsolete && (!m.State.Finished() || m.Draft) {
			open++
		}
	}
	return done, open, gone
}
