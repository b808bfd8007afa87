package main

// Which language of the project a file in the locales folder is of. A language
// begins with a catalog, or in parasol.yaml, or with --to. What lies beside the
// catalogs (memory, lists, links) is of the language that it means, whatever
// region a tool has added: memory.fr-FR.tmx is French where nothing tells
// French of France apart.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// A namedID is a file and what its name says that it is for.
type namedID struct {
	fileID
	name string
}

// A misnamed is a file of which nobody knows whether it counts.
type misnamed struct {
	locale string // that cannot be read as a whole, "" if none is known
	name   string
	err    error
}

// An assignment says which file is which.
type assignment struct {
	names    map[fileID]string
	others   []string // memories of the source language: from elsewhere
	misnamed []misnamed
}

func standsBeside(other string) error {
	return fmt.Errorf("stands beside %s: remove one of them", other)
}

// assign gives each file its place. listed are languages that the project
// tells apart whatever files it has.
func assign(files []namedID, source string, listed []string) assignment {
	a := assignment{names: map[fileID]string{}}
	begins := beginning(files, source)
	var catalogs, beside []namedID
	for _, f := range files {
		if begins(f.kind) {
			catalogs = append(catalogs, f)
		} else {
			beside = append(beside, f)
		}
	}
	told := a.catalogs(catalogs, append([]string{source}, listed...))
	slices.SortStableFunc(beside, func(x, y namedID) int { // what is spelled as the language comes before what means it
		return count01(!slices.Contains(told, x.locale)) - count01(!slices.Contains(told, y.locale))
	})
	for _, f := range beside {
		a.beside(f, source, told)
	}
	for id, name := range a.names {
		if id.kind == whole {
			a.onlyPO(id.locale, name)
		}
	}
	slices.Sort(a.others)
	slices.SortFunc(a.misnamed, func(x, y misnamed) int { return strings.Compare(x.name, y.name) })
	return a
}

func count01(b bool) int {
	if b {
		return 1
	}
	return 0
}

// beginning reports the kinds of file that begin a language: catalogs, of the
// format that the source file has, if that tells.
func beginning(files []namedID, source string) func(kind string) bool {
	po, messages := false, false
	for _, f := range files {
		if f.fileID == (fileID{active, source}) {
			po, messages = po || f.name == template, messages || f.name != template
		}
	}
	return func(kind string) bool {
		switch kind {
		case whole:
			return po || !messages
		case active, translate:
			return messages || !po
		}
		return false
	}
}

// catalogs gives the catalogs their places, and returns the languages that the
// project tells apart, the source first. Of two spellings of one language that one counts which
// is told already, else the usual one.
func (a *assignment) catalogs(files []namedID, told []string) []string {
	slices.SortStableFunc(files, func(x, y namedID) int {
		return count01(!locales.IsUsual(x.locale)) - count01(!locales.IsUsual(y.locale))
	})
	listed := len(told)
	for _, f := range files {
		same := func(l string) bool { return locales.SameTag(l, f.locale) }
		i := slices.IndexFunc(told, same)
		if i > 0 && i < listed && told[i] != f.locale && !slices.ContainsFunc(files, func(g namedID) bool { return g.locale == told[i] }) {
			told[i] = f.locale // listed is a language, and not how it is spelled
		}
		switch {
		case i < 0:
			told = append(told, f.locale)
		case told[i] != f.locale:
			a.misnamed = append(a.misnamed, misnamed{told[i], f.name, errSpelling})
			continue
		}
		a.add(f)
	}
	return told
}

// beside gives a file that begins no language its place.
func (a *assignment) beside(f namedID, source string, told []string) {
	switch meant := locales.Meant(f.locale, told); {
	case len(meant) > 1:
		a.misnamed = append(a.misnamed, misnamed{"", f.name, fmt.Errorf("may be of %s: its name has to say which", strings.Join(meant, " or "))})
		return
	case len(meant) == 1:
		f.locale = meant[0]
	}
	if f.locale == source && f.kind == retired {
		a.others = append(a.others, f.name)
		return
	}
	a.add(f)
}

func (a *assignment) add(f namedID) {
	if other, twice := a.names[f.fileID]; twice {
		a.misnamed = append(a.misnamed, misnamed{f.locale, f.name, standsBeside(other)})
		return
	}
	a.names[f.fileID] = f.name
}

// onlyPO wants a language to have its catalogs in one format.
func (a *assignment) onlyPO(locale, name string) {
	for _, kind := range []string{active, translate} {
		if other := a.names[fileID{kind, locale}]; other != "" {
			a.misnamed = append(a.misnamed, misnamed{locale, name, standsBeside(other)})
			return
		}
	}
}
