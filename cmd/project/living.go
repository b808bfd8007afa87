package project

import (
	"bytes"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
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

// stands says for the links of a lesson which merge has made follow headings, or
// would, what fragment they have in the source, and the other way round.
func (h headings) stands(d *content.Document) (source, shown map[string]string) {
	source, shown = map[string]string{}, map[string]string{}
	links := d.FragmentLinks()
	for _, l := range links {
		if fragment, ok := h.language.Unfollowed(d.Path(), l.Target); ok {
			page, was, _ := strings.Cut(l.Target, "#")
			source[l.Target], shown[page+"#"+address.Escape(fragment)] = fragment, address.Unescape(was)
		}
	}
	for _, l := range links { // a lesson may have both
		if fragment, both := shown[l.Target]; both {
			page, _, _ := strings.Cut(l.Target, "#")
			delete(source, page+"#"+fragment)
			delete(source, page+"#"+address.Escape(fragment))
			delete(shown, l.Target)
		}
	}
	return source, shown
}

// unfollowed are the lessons with the links of the source where merge has made them
// follow headings, or would: nobody has to take those for a translator's.
func (h headings) unfollowed(t *content.Tree) *content.Tree {
	return h.with(t, func(i int) map[string]string {
		source, _ := h.stands(t.Documents[i])
		return source
	})
}

// followed are lessons that were made of unfollowed ones, as they are to be written:
// where nothing else was done to one, that is the lesson as it was.
func (h headings) followed(t, was *content.Tree) *content.Tree {
	other := h.with(t, func(i int) map[string]string {
		_, shown := h.stands(was.Documents[i])
		return shown
	})
	for i, d := range other.Documents {
		if bytes.Equal(d.Source(), was.Documents[i].Source()) {
			other.Documents[i] = was.Documents[i]
		}
	}
	return other
}

// with are lessons with other fragments of their links, by target.
func (h headings) with(t *content.Tree, fragments func(i int) map[string]string) *content.Tree {
	other := *t
	other.Documents = make([]*content.Document, len(t.Documents))
	content.Parallel(len(t.Documents), func(i int) {
		to := fragments(i)
		other.Documents[i], _ = t.Documents[i].WithFragments(func(target string) (string, bool) {
			fragment, ok := to[target]
			return fragment, ok
		})
	})
	return &other
}
