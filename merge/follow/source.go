package follow

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
)

// A Source is the lessons of the source: where their links with a fragment lead. It
// is safe for concurrent use.
type Source struct {
	Site    *address.Site
	Keep    bool // translated headings keep the ids of the source, where the site can be told
	schemes []address.Scheme
	pages   map[string]*page
	wanted  map[string]bool // lessons that have such links, or that one leads to
}

// A page is a lesson as links see it.
type page struct {
	document *content.Document
	headings func() []content.Heading
	anchors  func() *anchors
	mayHave  func() map[string]bool // names of headings on some site, where nobody knows which it is
}

// The anchors of a page are what fragments name there.
type anchors struct {
	all []content.Anchor
	at  map[string]int // the first of each name
}

func newPage(d *content.Document, site *address.Site) *page {
	return &page{
		document: d,
		headings: sync.OnceValue(d.Headings),
		anchors: sync.OnceValue(func() *anchors {
			a := &anchors{d.Anchors(site), map[string]int{}}
			for i := range a.all {
				if _, known := a.at[a.all[i].Name]; !known {
					a.at[a.all[i].Name] = i
				}
			}
			return a
		}),
		mayHave: sync.OnceValue(func() map[string]bool { return d.NamesOn(site.Others()) }),
	}
}

// NewSource knows the lessons of a source for a site.
func NewSource(documents []*content.Document, site *address.Site, keep bool, schemes []address.Scheme) *Source {
	s := &Source{Site: site, Keep: keep && site.Keeps(), schemes: schemes, pages: make(map[string]*page, len(documents)), wanted: map[string]bool{}}
	for _, d := range documents {
		s.pages[d.Path()] = newPage(d, site)
	}
	links := make([][]content.FragmentLink, len(documents))
	content.Parallel(len(documents), func(i int) { links[i] = documents[i].FragmentLinks() })
	for i, d := range documents {
		for _, l := range links[i] {
			if to, _, ok := s.find(d.Path(), l.Target, nil); ok {
				s.wanted[d.Path()], s.wanted[to] = true, true
			}
		}
	}
	return s
}

// Wants reports whether it matters what ids the headings of a lesson have, or where
// its links lead.
func (s *Source) Wants(lesson string) bool { return s != nil && (s.wanted[lesson] || s.Keep) }

// find is the lesson that a link leads to, and the fragment. Steps of its path that
// name a language are left out where there is no such lesson.
func (s *Source) find(lesson, target string, languages []string) (to, fragment string, ok bool) {
	t := address.Parse(lesson, target, s.schemes)
	if t.Fragment == "" || t.Web || t.Scheme != "" && !t.Own {
		return "", "", false
	}
	if t.Path == "" {
		return lesson, t.Fragment, !t.Own && s.pages[lesson] != nil
	}
	for _, c := range s.candidates(lesson, target, t, languages) {
		for _, file := range address.Files(c) {
			if s.pages[file] != nil {
				return file, t.Fragment, true
			}
		}
	}
	return "", "", false
}

// mostSteps is how many steps down the folder of the lessons may be.
const mostSteps = 8

// candidates are the paths that a target may mean, the likeliest first.
func (s *Source) candidates(lesson, target string, t address.Target, languages []string) []string {
	all := []string{t.Path}
	switch {
	case t.Own:
	case strings.HasPrefix(target, "/"): // the folder of the lessons may be some steps down
		for _, rest, found := strings.Cut(t.Path, "/"); found && len(all) < mostSteps; _, rest, found = strings.Cut(rest, "/") {
			all = append(all, rest)
		}
	case path.Ext(t.Path) == "":
		all = append(all, address.FromPage(lesson, target))
	}
	for _, c := range slices.Clone(all) {
		steps := strings.Split(c, "/")
		without := slices.DeleteFunc(slices.Clone(steps), func(step string) bool { return slices.Contains(languages, strings.ToLower(step)) })
		if len(without) < len(steps) {
			all = append(all, strings.Join(without, "/"))
		}
	}
	return all
}
