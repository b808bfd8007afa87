package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/locales"
)

// A Verdict says why a link of a translation leads elsewhere than that of its
// source.
type Verdict string

// The verdicts.
const (
	Local   Verdict = "local"   // to the language's own page or picture, or where the project wants it
	Older   Verdict = "older"   // where an earlier version of the source lesson leads
	Damaged Verdict = "damaged" // neither: it was hurt on its way
)

// A Judge tells links that lead elsewhere for a reason from damaged ones.
type Judge struct {
	locale  string
	links   []locales.Link
	earlier map[string]bool // by lesson and target
}

// NewJudge makes the judge of a locale, with the links that are known to lead
// elsewhere in it, and earlier versions of the source lessons.
func NewJudge(locale string, links []locales.Link, earlier []*content.Tree) *Judge {
	j := &Judge{locale, links, map[string]bool{}}
	for _, tree := range earlier {
		for _, d := range tree.Documents {
			for i, s := range d.Segments() {
				for _, target := range slices.Concat(d.Targets(i), s.Links) {
					j.earlier[d.Path()+"\n"+target] = true
				}
			}
		}
	}
	return j
}

// Of is the verdict about one of the targets of a match.
func (j *Judge) Of(m *Match, t repair.Target) Verdict {
	known := func(l locales.Link) bool {
		return l.Source == t.Tag.Stands && l.Target == t.Leads && (l.Message == "" || l.Message == m.Source.Segments()[0].ID())
	}
	switch {
	case isLocal(t.Tag.Stands, t.Leads, j.locale) || slices.ContainsFunc(j.links, known):
		return Local
	case j.earlier[m.Source.Document.Path()+"\n"+t.Leads]:
		return Older
	}
	return Damaged
}
