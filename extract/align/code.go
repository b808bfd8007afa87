package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content/segment"
)

// isOtherCode reports whether a text of nothing but code is paired with another one:
// that a person has translated code is nothing that evidence could show.
func (a *aligner) isOtherCode(l lessonPair, f finding) bool {
	s, t := &l.source.traits[f.i], &l.target.traits[f.j]
	return f.source+f.target == 2 && s.code && s.text != t.text &&
		segment.Letters(l.source.Segments()[f.i].Text) != segment.Letters(l.target.Segments()[f.j].Text)
}

// OtherCode are the IDs of the texts of nothing but code for which a lesson has
// other words: no code that the source has elsewhere, which would be a wrong pair.
func (r *Result) OtherCode() []string {
	code := map[string]bool{}
	for _, l := range r.Lessons {
		for i := range l.Source.Segments() {
			if s := &l.Source.Segments()[i]; s.IsCode() {
				code[segment.Letters(s.Text)] = true
			}
		}
	}
	var ids []string
	for i := range r.Pairs {
		p := &r.Pairs[i]
		s := &p.Source.Segments()[0]
		if p.Source.Count == 1 && s.IsCode() && p.Text != "" && p.Text != s.Text {
			if letters := segment.Letters(p.Text); letters == segment.Letters(s.Text) || !code[letters] {
				ids = append(ids, s.ID())
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
