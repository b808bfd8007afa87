package project

import (
	"maps"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/own"
)

// What a lesson has of its own goes with it when it moves: to the lesson that was not
// there before and has most of its texts.

// moveOwn takes what lessons that are gone have of their own to those that they have
// become.
func (r *run) moveOwn(l *locale) {
	today := map[string]bool{}
	for _, d := range r.sources.tree.Documents {
		today[d.Path()] = true
	}
	var gone []string
	for _, path := range slices.Sorted(maps.Keys(l.language.Own)) {
		if !today[path] && !r.unread.lesson(path) {
			gone = append(gone, path)
		}
	}
	if len(gone) == 0 {
		return
	}
	l.language.Own = maps.Clone(l.language.Own)
	byMark := r.newLessons(l)
	for _, path := range gone {
		to := becomeOf(l.merged[path].Texts, byMark)
		if to == nil {
			continue
		}
		l.language.Own[to.Path()] = l.language.Own[path].Follow(r.renamedIn(l.language.Own[path], to.Path()), true)
		delete(l.language.Own, path)
		if l.cameFrom == nil {
			l.cameFrom = map[string]string{}
		}
		l.cameFrom[to.Path()] = path
		for mark := range store.MarksOf(to.Segments()) { // which no other has become
			byMark[mark] = slices.DeleteFunc(byMark[mark], func(d *content.Document) bool { return d == to })
		}
	}
}

// newLessons are the lessons that a language does not know, by the marks of their
// texts.
func (r *run) newLessons(l *locale) map[string][]*content.Document {
	byMark := map[string][]*content.Document{}
	for _, d := range r.sources.tree.Documents {
		if _, has := l.language.Own[d.Path()]; has || l.files.TextsOf(d.Path()) != nil {
			continue
		}
		for mark := range store.MarksOf(d.Segments()) {
			byMark[mark] = append(byMark[mark], d)
		}
	}
	return byMark
}

// becomeOf is the new lesson that has most of some texts, and more than half of them
// or of its own; nil if there is none.
func becomeOf(texts store.Marks, byMark map[string][]*content.Document) *content.Document {
	shared := map[*content.Document]int{}
	for mark := range texts {
		for _, d := range byMark[mark] {
			shared[d]++
		}
	}
	var best *content.Document
	for d := range shared { // of two that have as many, the first
		if n := shared[d]; 2*n > min(len(texts), len(store.MarksOf(d.Segments()))) && (best == nil || n > shared[best] || n == shared[best] && d.Path() < best.Path()) {
			best = d
		}
	}
	return best
}

// renamedIn are the new names of texts that stood apart in a lesson which has moved.
func (r *run) renamedIn(lesson own.Lesson, to string) map[string]string {
	renamed := map[string]string{}
	for old, names := range r.sources.moved {
		for _, name := range names {
			apart := segment.Segment{Context: name.Context, Apart: true}
			if _, is := apart.Common(to); is {
				for n := range len(lesson.Texts) + 1 {
					renamed[nth(old, n)] = nth(name.ID, n)
				}
			}
		}
	}
	return renamed
}
