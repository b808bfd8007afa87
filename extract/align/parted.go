package align

import (
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

// In is the alignment of a source in which some segments stand apart, where r is
// that of the source before: see [content.Tree.Apart]. What pairs is the same.
func (r *Result) In(was, is *content.Tree) Result {
	others := map[*content.Document]*content.Document{}
	for i, d := range was.Documents {
		if other := is.Documents[i]; other != d {
			others[d] = other
		}
	}
	in := *r
	if len(others) == 0 {
		return in
	}
	put := func(d **content.Document) {
		if other := others[*d]; other != nil {
			*d = other
		}
	}
	in.Pairs, in.Source = slices.Clone(r.Pairs), slices.Clone(r.Source)
	in.Lessons, in.Missing = slices.Clone(r.Lessons), slices.Clone(r.Missing)
	for i := range in.Pairs {
		put(&in.Pairs[i].Source.Document)
	}
	for i := range in.Source {
		put(&in.Source[i].Place.Document)
	}
	for _, lessons := range [][]LessonPair{in.Lessons, in.Missing} {
		for i := range lessons {
			put(&lessons[i].Source)
		}
	}
	return in
}

// apart is an edition of the source of which those texts stand apart that a
// template has.
func (a *Aligned) apart(today *locales.Catalog) *Aligned {
	index := today.Index()
	source := a.Source.Apart(func(id string) bool { _, ok := index[id]; return ok })
	return &Aligned{source, a.Result.In(a.Source, source)}
}
