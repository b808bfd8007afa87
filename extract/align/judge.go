package align

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/repair"
	"github.com/parasol-l10n/parasol/locales"
)

// A Verdict says why a link of a translation leads elsewhere than that of its
// source.
type Verdict string

// The verdicts.
const (
	Living  Verdict = "living"  // to a heading of a lesson of the language, by the id that it has there
	Local   Verdict = "local"   // to the language's own page or picture, or where the project wants it
	Older   Verdict = "older"   // where an earlier version of the source lesson leads
	Damaged Verdict = "damaged" // neither: it was hurt on its way
)

// A Judge tells links that lead elsewhere for a reason from damaged ones.
type Judge struct {
	locale  string
	lives   func(lesson, target string) bool
	links   []locales.Link
	earlier map[string]bool // by lesson and target
}

// NewJudge makes the judge of a locale, with the links that are known to lead
// elsewhere in it, and earlier versions of the source lessons.
func NewJudge(locale string, links []locales.Link, earlier []*content.Tree) *Judge {
	j := &Judge{locale, nil, links, map[string]bool{}}
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

// Knows tells the judge which links of a lesson lead to a heading, or another place
// with a name, of a lesson of the language.
func (j *Judge) Knows(lives func(lesson, target string) bool) { j.lives = lives }

// isLiving reports whether a link leads to another place of the page that the source's
// leads to.
func (j *Judge) isLiving(lesson string, t repair.Target) bool {
	page, fragment, _ := strings.Cut(t.Leads, "#")
	was, _, ofPlace := strings.Cut(t.Tag.Stands, "#")
	return j.lives != nil && ofPlace && fragment != "" && page == was && j.lives(lesson, t.Leads)
}

// Living are the links of pairs that lead to headings of the language's own lessons.
func (j *Judge) Living(r *Result) []locales.Link {
	var links []locales.Link
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Text == "" {
			continue
		}
		for _, t := range p.Targets {
			l := locales.Link{Source: t.Tag.Stands, Target: t.Leads, Message: p.Source.Segments()[0].ID()}
			if j.Of(p, t) == Living && !slices.Contains(links, l) {
				links = append(links, l)
			}
		}
	}
	return links
}

// Of is the verdict about one of the targets of a match.
func (j *Judge) Of(m *Match, t repair.Target) Verdict {
	known := func(l locales.Link) bool {
		return l.Source == t.Tag.Stands && l.Target == t.Leads && (l.Message == "" || l.Message == m.Source.Segments()[0].ID())
	}
	switch {
	case isLocal(t.Tag.Stands, t.Leads, j.locale) || slices.ContainsFunc(j.links, known):
		return Local
	case j.isLiving(m.Source.Document.Path(), t):
		return Living
	case j.earlier[m.Source.Document.Path()+"\n"+t.Leads]:
		return Older
	}
	return Damaged
}
