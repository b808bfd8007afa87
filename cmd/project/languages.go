package project

// The languages of a project are those that have files in the locales folder,
// those that parasol.yaml lists, and those of --to.

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// known are the languages of the project, sorted.
func (p *Project) known() []string {
	all := slices.Concat(p.store.Locales(), p.config.Locales, p.to)
	all = p.spelled(all)
	slices.Sort(all)
	return all
}

// spelled are languages as the files of the project spell them, else as they
// come first, each once: fr and FR are one language, and on many disks one
// folder.
func (p *Project) spelled(names []string) []string {
	if names == nil {
		return nil
	}
	return distinct(p.store.Locales(), names)
}

// distinct are names in the spelling of those that are there, each once.
func distinct(there, names []string) []string {
	all := make([]string, 0, len(names))
	for _, name := range names {
		same := func(l string) bool { return locales.SameTag(l, name) }
		if i := slices.IndexFunc(there, same); i >= 0 {
			name = there[i]
		}
		if !slices.ContainsFunc(all, same) {
			all = append(all, name)
		}
	}
	return all
}

// meant is the language of the project that a returned file is of: the one
// that it says in itself, or else in its name. The name may tell which of
// several the file means, and never makes another language of one that it says.
func (p *Project) meant(f Returned) (string, error) {
	holds, at := f.Catalog.Locale, f.Catalog.Pos
	fail := func(format string, args ...any) error {
		at.File = f.Name
		return &segment.Error{Pos: at, Err: fmt.Errorf(format, args...)}
	}
	known := append(p.known(), p.original)
	meant := locales.Meant(holds, known)
	mayMean := func(l string) bool { return slices.Contains(meant, l) || !locales.States(f.Catalog) }
	if byName := locales.Meant(store.LanguageOf(store.PlainName(f.Name)), known); len(meant) != 1 && len(byName) == 1 && mayMean(byName[0]) {
		meant = byName
	}
	switch {
	case len(meant) > 1:
		return "", fail("holds %s, which may be %s: its name or its header has to say which", holds, strings.Join(meant, " or "))
	case len(meant) == 0 && locales.IsUndetermined(holds):
		return "", fail("does not say which language it holds (%s): its name or its header has to say which", holds)
	case len(meant) == 0 && len(p.to) > 0:
		return "", fail("holds %s, which is not in --to", holds)
	case len(meant) == 0:
		return "", Hint(fail("holds %s, which is no language of the project", holds), "--to "+holds+" makes it one")
	case meant[0] == p.original:
		return "", fail("holds %s, which the lessons are written in", holds)
	case len(p.to) > 0 && !slices.Contains(p.to, meant[0]):
		return "", fail("holds %s, which is not in --to", holds)
	}
	return meant[0], nil
}

// isSource reports whether a language is that of the lessons, in whatever
// spelling.
func (p *Project) isSource(name string) bool { return locales.SameTag(p.original, name) }

// wanted are the languages that a command works on: those of --to, else those
// that the configuration lists, else those that are there. A command that
// begins none leaves out the listed ones that are not there. more are those that
// are there and not listed.
func (p *Project) wanted(there []string, begins bool) (names, more []string) {
	if p.to != nil {
		return slices.Clone(p.to), nil
	}
	listed := p.spelled(p.config.Locales)
	if listed == nil {
		return there, nil
	}
	more = without(there, listed)
	if !begins {
		listed = slices.DeleteFunc(listed, func(l string) bool { return !slices.Contains(there, l) })
	}
	return listed, more
}

// translated reports the files of the content folder that are no lessons of the
// source: those of another language, and what git and we keep there.
func (p *Project) translated() func(file string) bool {
	known := p.known()
	return func(file string) bool {
		return ReservedIn(file) != "" || slices.ContainsFunc(known, func(l string) bool {
			_, ok := p.config.Layout.Target.Lesson(l, file)
			return ok
		}) || p.meansLanguage(file, known) != ""
	}
}

// meansLanguage is the language that the name of a file spells as the project
// does not: a.FR.md and a.fr-FR.md are French where fr is a language; "" if it
// spells none.
func (p *Project) meansLanguage(file string, known []string) string {
	for _, tag := range tagsIn(file) {
		if slices.Contains(known, tag) {
			continue
		}
		lesson, ok := p.config.Layout.Target.Lesson(tag, file)
		if meant := locales.Meant(tag, append([]string{p.original}, known...)); ok && len(meant) > 0 && meant[0] != p.original && p.config.Rules.Name(lesson) {
			return meant[0]
		}
	}
	return ""
}

// misspelled are errors that name the files which would be lessons of the source,
// but for a name that spells a language as the project does not: no command
// reads or writes them.
func (p *Project) misspelled() []error {
	var all []error
	known := p.known()
	_ = fs.WalkDir(p.lessons.Files, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || ReservedIn(file) != "" {
			return nil
		}
		if _, isSource := p.config.Layout.Source.Lesson(p.original, file); !isSource {
			return nil
		}
		if l := p.meansLanguage(file, known); l != "" {
			all = append(all, &segment.Error{Pos: segment.Pos{File: file}, Err: fmt.Errorf("the name says %s in another spelling than the project's: it is left out", l)})
		}
		return nil
	})
	return all
}

// without are the names in all that are not in some.
func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool { return slices.Contains(some, name) })
}

// enumerate lists names as the subject of a sentence, with its verb.
func enumerate(names []string) string {
	if len(names) == 1 {
		return names[0] + " is"
	}
	return strings.Join(names, ", ") + " are"
}
