package store

// Which language of the project a file in the locales folder is of. A language
// begins with a catalog, or in parasol.yaml, or with --to. What lies beside the
// catalogs (memory, lists, links) is of the language that it means, whatever
// region a tool has added: memory.fr-FR.tmx is French where nothing tells
// French of France apart.

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// A namedID is a file and what its name says that it is for.
type namedID struct {
	ID
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
	names    map[ID]string
	others   []string // memories of the source language: from elsewhere
	misnamed []misnamed
}

func standsBeside(other string) error {
	return fmt.Errorf("stands beside %s: remove one of them", other)
}

// assign gives each file its place. listed are languages that the project
// tells apart whatever files it has.
func assign(files []namedID, source string, listed []string) assignment {
	a := assignment{names: map[ID]string{}}
	begins := beginning(files, source)
	var catalogs, beside []namedID
	for _, f := range files {
		if begins(f.Kind) {
			catalogs = append(catalogs, f)
		} else {
			beside = append(beside, f)
		}
	}
	told := a.catalogs(catalogs, append([]string{source}, listed...))
	slices.SortStableFunc(beside, func(x, y namedID) int { // what is spelled as the language comes before what means it
		return count01(!slices.Contains(told, x.Locale)) - count01(!slices.Contains(told, y.Locale))
	})
	for _, f := range beside {
		a.beside(f, source, told)
	}
	for id, name := range a.names {
		if id.Kind == PO {
			a.onlyPO(id.Locale, name)
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
		if f.ID == (ID{Active, source}) {
			po, messages = po || f.name == Template, messages || f.name != Template
		}
	}
	return func(kind string) bool {
		switch kind {
		case PO:
			return po || !messages
		case Active, Translate:
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
		return count01(!locales.IsUsual(x.Locale)) - count01(!locales.IsUsual(y.Locale))
	})
	listed := len(told)
	for _, f := range files {
		same := func(l string) bool { return locales.SameTag(l, f.Locale) }
		i := slices.IndexFunc(told, same)
		if i > 0 && i < listed && told[i] != f.Locale && !slices.ContainsFunc(files, func(g namedID) bool { return g.Locale == told[i] }) {
			told[i] = f.Locale // listed is a language, and not how it is spelled
		}
		switch {
		case i < 0:
			told = append(told, f.Locale)
		case told[i] != f.Locale:
			a.misnamed = append(a.misnamed, misnamed{told[i], f.name, errSpelling})
			continue
		}
		a.add(f)
	}
	return told
}

// beside gives a file that begins no language its place.
func (a *assignment) beside(f namedID, source string, told []string) {
	switch meant := locales.Meant(f.Locale, told); {
	case len(meant) > 1:
		a.misnamed = append(a.misnamed, misnamed{"", f.name, fmt.Errorf("may be of %s: its name has to say which", strings.Join(meant, " or "))})
		return
	case len(meant) == 1:
		f.Locale = meant[0]
	}
	if f.Locale == source && f.Kind == Memory {
		a.others = append(a.others, f.name)
		return
	}
	a.add(f)
}

func (a *assignment) add(f namedID) {
	if other, twice := a.names[f.ID]; twice {
		a.misnamed = append(a.misnamed, misnamed{f.Locale, f.name, standsBeside(other)})
		return
	}
	a.names[f.ID] = f.name
}

// onlyPO wants a language to have its catalogs in one format.
func (a *assignment) onlyPO(locale, name string) {
	for _, kind := range []string{Active, Translate} {
		if other := a.names[ID{kind, locale}]; other != "" {
			a.misnamed = append(a.misnamed, misnamed{locale, name, standsBeside(other)})
			return
		}
	}
}

// errSpelling says that a file spells a language as no other does.
var errSpelling = errors.New("spells its language otherwise than other files do, and many disks take both for one: rename it")
