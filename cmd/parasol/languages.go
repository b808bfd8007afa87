package main

// The languages of a project are those that have files in the locales folder,
// those that parasol.yaml lists, and those of --to.

import (
	"slices"
	"strings"
)

// known are the languages of the project, sorted.
func (p *project) known() []string {
	all := slices.Concat(p.store.locales(), p.config.locales, p.to)
	slices.Sort(all)
	return slices.Compact(all)
}

// wanted are the languages that a command works on: those of --to, else those
// that the configuration lists, else those that are there. A command that
// begins none leaves out the listed ones that are not there.
func (p *project) wanted(there []string, begins bool) []string {
	if p.to != nil {
		return slices.Clone(p.to)
	}
	listed := slices.Clone(p.config.locales)
	if listed == nil {
		return there
	}
	if more := without(there, listed); len(more) > 0 {
		p.notef("%s: %s not listed in %s, and left alone", p.store.folder.name, enumerate(more), p.config.file)
		p.notef("hint: add to locales: there, or name with --to")
	}
	if !begins {
		listed = slices.DeleteFunc(listed, func(l string) bool { return !slices.Contains(there, l) })
	}
	return listed
}

// translated reports the files of the content folder that are lessons of
// another language than the source.
func (p *project) translated() func(file string) bool {
	known := p.known()
	return func(file string) bool {
		return slices.ContainsFunc(known, func(l string) bool {
			_, ok := p.config.layout.target.Lesson(l, file)
			return ok
		})
	}
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
