package project

import (
	"bytes"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/merge/follow"
)

// A translator may have written the ids of translated headings into links. What leads
// to a heading that the language has is neither damaged nor taken away.

// The headings of the lessons of a language as readers have them.
type headings struct{ language *follow.Language }

// headings knows those of a tree of lessons.
func (r *recovery) headings(t *content.Tree) headings {
	lessons := make([]follow.Lesson, len(t.Documents))
	for i, d := range t.Documents {
		lessons[i] = follow.Lesson{Path: d.Path(), Shown: d}
	}
	return headings{r.run.followed().In(lessons, []string{r.run.project.original, r.locale.name}, nil)}
}

// unfollowed are the lessons with the links of the source where merge has made them
// follow headings, or would: nobody has to take those for a translator's.
func (h headings) unfollowed(t *content.Tree) *content.Tree {
	other := *t
	other.Documents = make([]*content.Document, len(t.Documents))
	content.Parallel(len(t.Documents), func(i int) {
		d := t.Documents[i]
		other.Documents[i], _ = d.WithFragments(func(target string) (string, bool) { return h.language.Unfollowed(d.Path(), target) })
	})
	return &other
}

// followed are lessons that were made of unfollowed ones, as they are to be written:
// where nothing else was done to one, that is the lesson as it was.
func (h headings) followed(t, was *content.Tree) *content.Tree {
	other := *t
	other.Documents = make([]*content.Document, len(t.Documents))
	content.Parallel(len(t.Documents), func(i int) {
		d, _ := t.Documents[i].WithFragments(func(target string) (string, bool) {
			fragment, fate := h.language.Fragment(t.Documents[i].Path(), target)
			return fragment, fate == follow.Followed
		})
		if other.Documents[i] = d; bytes.Equal(d.Source(), was.Documents[i].Source()) {
			other.Documents[i] = was.Documents[i]
		}
	})
	return &other
}
