package project

// The place of a lesson may be a link, or lie behind one. Where that leads to a
// lesson of the source or of another language, nothing is written, removed or
// repaired, and nothing is taken for a translation: links of untranslated pages
// to the source are common, and what is written through one is the source's own
// text. A link that leads out of the project's lessons is as good as a folder.

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// A borrowed place of a lesson is one of another language's.
type borrowed struct {
	link  string // as the user would type it
	owner string // the language whose lesson it leads to
	leads string // to which file or folder
}

// finding is an error at the link.
func (b borrowed) finding() finding.Finding {
	return finding.Finding{
		Pos: segment.Pos{File: b.link}, Level: finding.Error, Rule: finding.ByHand,
		Sentence: fmt.Sprintf("is a link to %s, where lessons of %s lie: nothing is written through it, it stays as it is", b.leads, b.owner),
	}
}

// borrowed are those of the files, below a folder, of a language's lessons that
// are places of others.
func (p *Project) borrowed(locale string, folder Folder, files []string) map[string]borrowed {
	all := map[string]borrowed{}
	links := linksIn(folder, files)
	if len(links) == 0 || p.lessons.Real == nil {
		return all
	}
	owner := p.owners(locale)
	for file, link := range links {
		if of := owner(folder.Real(file)); of != "" {
			all[file] = borrowed{link: folder.Path(link), owner: of, leads: p.lessons.spelled(folder.Real(link))}
		}
	}
	return all
}

// withoutBorrowed are the lessons of a language, below a folder, without those
// that are other languages'.
func (p *Project) withoutBorrowed(locale string, folder Folder, layout content.Layout, t *content.Tree) (*content.Tree, map[string]borrowed) {
	file := func(d *content.Document) string { return layout.Path(locale, d.Path()) }
	var files []string
	for _, d := range t.Documents {
		files = append(files, file(d))
	}
	others := p.borrowed(locale, folder, files)
	if len(others) == 0 {
		return t, nil
	}
	own := *t
	own.Documents = slices.DeleteFunc(slices.Clone(t.Documents), func(d *content.Document) bool {
		_, is := others[file(d)]
		return is
	})
	return &own, others
}

// linksIn are the outermost links in a folder on the way to those of the files
// that have one.
func linksIn(folder Folder, files []string) map[string]string {
	if folder.Files == nil || folder.Real == nil {
		return nil
	}
	links, seen := map[string]string{}, map[string]string{".": ""}
	var on func(name string) string
	on = func(name string) string {
		link, known := seen[name]
		if known {
			return link
		}
		if link = on(path.Dir(name)); link == "" {
			if info, err := fs.Lstat(folder.Files, name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
				link = name
			}
		}
		seen[name] = link
		return link
	}
	for _, file := range files {
		if link := on(file); link != "" {
			links[file] = link
		}
	}
	return links
}

// owners returns whose lesson lies at a place, "" being nobody but the locale.
func (p *Project) owners(locale string) func(place string) string {
	source, target := p.config.Layout.Source, p.config.Layout.Target
	top, own := folded(p.lessons.Real(".")), folded(target.Folder(locale))
	folders := map[string]string{} // that hold lessons of one language alone
	add := func(language, folder string) {
		if folded(folder) != own && folder != "." {
			folders[folded(p.lessons.Real(folder))] = language
		}
	}
	for _, language := range p.known() {
		if !locales.SameTag(language, locale) {
			add(language, target.Folder(language))
		}
	}
	add(p.original, source.Folder(p.original))
	return func(place string) string {
		for at := folded(place); at != path.Dir(at); at = path.Dir(at) {
			if language := folders[at]; language != "" {
				return language
			}
		}
		if !strings.HasPrefix(folded(place), top+"/") {
			return ""
		}
		file := filepath.ToSlash(place)[len(top)+1:]
		for _, language := range tagsIn(file) {
			if _, ok := target.Lesson(language, file); ok {
				if locales.SameTag(language, locale) || len(locales.Meant(language, []string{locale})) > 0 {
					return ""
				}
				return language
			}
		}
		if _, ok := source.Lesson(p.original, file); ok {
			return p.original
		}
		return ""
	}
}

// tagsIn are the parts of a file's path that may say a language.
func tagsIn(file string) []string {
	var tags []string
	for part := range strings.FieldsFuncSeq(file, func(r rune) bool { return r == '/' || r == '.' }) {
		if store.LanguageOf(part+".x") != "" {
			tags = append(tags, part)
		}
	}
	return tags
}

// spelled is a place as the user would type it, if it is in the folder.
func (f Folder) spelled(place string) string {
	if rel, err := filepath.Rel(f.Real("."), place); err == nil && filepath.IsLocal(rel) {
		return f.Path(filepath.ToSlash(rel))
	}
	return place
}

// folded is a place in a spelling for all: many disks take them for one.
func folded(place string) string { return strings.ToLower(filepath.ToSlash(place)) }
