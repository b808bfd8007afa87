package check

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A site is all that links of one locale can lead to.
type site struct {
	schemes         []address.Scheme
	ids             *address.Site // of headings
	own             []ownAddress  // in the schemes
	exists          func(path string) bool
	source          map[string]*content.Document
	locale          map[string]*content.Document // nil for the source itself
	folders         map[string]bool              // that hold lessons
	names           map[string][]string          // lessons and folders by their last step, of the source
	address         sync.Once                    // for imagesByAddress
	imagesByAddress bool                         // images are looked for from the address of a page, which has a step more than its file
	others          sync.Map                     // *content.Document to the names that it may have, where nobody knows the site
	anchors         sync.Map                     // *content.Document to its *anchors
}

func newSite(source, translated *content.Tree, exists func(path string) bool, schemes []address.Scheme, ids *address.Site) *site {
	s := &site{
		schemes: schemes, ids: ids, own: ownAddresses(schemes), exists: exists, source: byPath(source), locale: byPath(translated),
		folders: map[string]bool{".": true}, names: map[string][]string{},
	}
	for _, d := range source.Documents {
		s.add(d.Path())
	}
	if translated != nil {
		for _, d := range translated.Documents {
			s.addFolders(d.Path())
		}
	}
	return s
}

// add makes a lesson of the source known, and the folders around it.
func (s *site) add(lesson string) {
	s.names[path.Base(lesson)] = append(s.names[path.Base(lesson)], lesson)
	for _, folder := range s.addFolders(lesson) {
		s.names[path.Base(folder)] = append(s.names[path.Base(folder)], folder)
	}
}

func (s *site) addFolders(lesson string) (added []string) {
	for dir := path.Dir(lesson); !s.folders[dir]; dir = path.Dir(dir) {
		s.folders[dir] = true
		added = append(added, dir)
	}
	return added
}

// has reports whether a path is a lesson, a category or another file.
// Without a report of files, all that no lesson could be are taken for some.
func (s *site) has(name string) bool {
	if s.folders[name] || s.source[name] != nil || s.locale[name] != nil {
		return true
	}
	if !fs.ValidPath(name) {
		return false
	}
	if s.exists == nil {
		return path.Ext(name) != "" && !isLesson(name)
	}
	return s.exists(name)
}

// hasBelow reports whether a path from the root of a site names a lesson: the
// folder of the lessons may be some steps down.
func (s *site) hasBelow(name string) bool {
	for found := true; found; _, name, found = strings.Cut(name, "/") {
		if s.has(name) {
			return true
		}
	}
	return false
}

// byAddress reports whether the source's own lessons name their images as seen from
// the address of a page, as sites of Hugo and MkDocs do: several are there in that
// way, and more than in the other.
func (s *site) byAddress() bool {
	s.address.Do(func() {
		fromAddress, fromFile := 0, 0
		for _, d := range s.source {
			for _, l := range d.Links() {
				t := address.Parse(d.Path(), l.Target, s.schemes)
				if l.Kind != segment.Image || t.Scheme != "" || t.Web || t.Path == "" || strings.HasPrefix(l.Target, "/") {
					continue
				}
				stem := strings.TrimSuffix(d.Path(), path.Ext(d.Path()))
				there := s.has(path.Join(stem, address.Unescape(l.Target)))
				switch here := s.has(t.Path); {
				case there && !here:
					fromAddress++
				case here && !there:
					fromFile++
				}
			}
		}
		s.imagesByAddress = fromAddress > 1 && fromAddress > fromFile
	})
	return s.imagesByAddress
}

func isLesson(name string) bool {
	switch path.Ext(name) {
	case ".md", ".markdown", ".yml":
		return true
	}
	return false
}

// find returns the path that a relative target leads to, also as the site's
// generator may understand it; "" if it leads nowhere.
func (s *site) find(lesson string, t address.Target, raw string) string {
	candidates := []string{t.Path}
	if !strings.HasPrefix(raw, "/") && (path.Ext(t.Path) == "" || IsImage(t.Path) && s.byAddress()) { // an address of the page may have a step more than its file
		candidates = append(candidates, address.FromPage(lesson, raw))
	}
	for _, c := range candidates {
		for _, file := range address.Files(c) {
			if s.has(file) {
				return file
			}
		}
	}
	return ""
}

// lesson is the document that readers of the locale get for a path.
func (s *site) lesson(name string) *content.Document {
	if d := s.locale[name]; d != nil {
		return d
	}
	return s.source[name]
}

// anchors are the names in a document, and which of them each is.
type anchors struct{ number map[string]int }

func (s *site) anchorsOf(d *content.Document) *anchors {
	known, ok := s.anchors.Load(d)
	if !ok {
		a := &anchors{map[string]int{}}
		for _, name := range d.Anchors(s.ids) {
			if _, twice := a.number[name.Name]; !twice {
				a.number[name.Name] = len(a.number)
			}
		}
		known, _ = s.anchors.LoadOrStore(d, a)
	}
	return known.(*anchors)
}

// hasAnchor reports whether a fragment names something in a document.
func (s *site) hasAnchor(d *content.Document, fragment string) bool {
	if _, ok := s.anchorsOf(d).number[fragment]; ok {
		return true
	}
	known, ok := s.others.Load(d)
	if !ok {
		known, _ = s.others.LoadOrStore(d, d.NamesOn(s.ids.Others()))
	}
	return known.(map[string]bool)[fragment]
}

// alike returns the one path whose last step is that of a path which names
// nothing, "" if there is none or several.
func (s *site) alike(name string) string {
	if found := s.names[path.Base(name)]; len(found) == 1 {
		return found[0]
	}
	return ""
}
