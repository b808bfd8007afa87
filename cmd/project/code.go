package project

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
)

// codeOf are the texts of nothing but code, by ID, that are texts all the same: the
// files of a language, or those that came back, have other words there.
func (r *run) codeOf(tree *content.Tree, languages []language) map[string]bool {
	ids, source := map[string]bool{}, map[string]string{}
	for _, d := range tree.Documents {
		for i := range d.Segments() {
			if s := &d.Segments()[i]; s.IsCode() {
				source[s.ID()] = s.Text
			}
		}
	}
	if len(source) == 0 {
		return ids
	}
	says := func(m *locales.Message) bool {
		text, isCode := source[m.ID]
		return isCode && extract.SaysOther(m, text)
	}
	for _, l := range languages {
		l.files.Say(says, ids)
	}
	for _, f := range r.returned {
		for i := range f.Catalog.Messages {
			if m := &f.Catalog.Messages[i]; says(m) {
				ids[m.ID] = true
			}
		}
	}
	return ids
}

// otherCode are the messages of nothing but code, by ID, that say something else
// than their source, sorted.
func otherCode(c *locales.Catalog) []string {
	var ids []string
	for i := range c.Messages {
		if m := &c.Messages[i]; segment.IsCode(m.Source, m.Tags) && extract.SaysOther(m, m.Source) {
			ids = append(ids, m.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
