package align

import (
	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A Found is the lessons of a language as they were found.
type Found struct {
	Tree   *content.Tree     // with their structure repaired, so that more of them is recovered: see [RepairStructure]
	Bytes  map[string][]byte // by path: the file as it is
	Ours   bool              // merge writes them
	Merged store.Manifest    // of those that merge wrote
}

// A foundLesson is a lesson of a language as it was found, and what the
// manifest says of it: nothing of one that merge does not write.
type foundLesson struct {
	merged       store.MergedLesson
	untouched    bool // as merge wrote it
	untranslated bool // it shows texts of the source
}

func (f *Found) lesson(d *content.Document) foundLesson {
	if !f.Ours {
		return foundLesson{}
	}
	return foundLesson{merged: f.Merged[d.Path()], untouched: f.Merged.Has(d.Path(), f.Bytes[d.Path()])}
}

// A Claim is a lesson of which every text was recovered, so that merge may
// write it anew, and marks of the texts that it was made of.
type Claim struct {
	Lesson *content.Document
	Texts  store.Marks
}

// Claims are those of the lessons that merge writes.
func (f *Found) Claims(a *Result) []Claim {
	if !f.Ours {
		return nil
	}
	partial := map[string]bool{}
	for _, u := range a.Target {
		path := u.Place.Document.Path()
		partial[path] = partial[path] || u.Reason == NoCounterpart
	}
	var all []Claim
	for _, l := range a.Lessons {
		if path := l.Target.Path(); !partial[path] && path == l.Source.Path() {
			all = append(all, Claim{l.Target, f.madeOf(a, l)})
		}
	}
	return all
}

// madeOf are the marks of the texts that a lesson is known to be made of: all
// that it was merged from, and those of today's source that no translation is
// older than. A lesson that nobody has touched is made of what it was made of.
func (f *Found) madeOf(a *Result, l LessonPair) store.Marks {
	lesson := f.lesson(l.Target)
	if lesson.merged.Texts != nil && lesson.untouched {
		return lesson.merged.Texts
	}
	texts := store.MarksOf(l.Source.Segments())
	for i := range a.Pairs {
		if p := &a.Pairs[i]; p.Held && p.Source.Document == l.Source {
			delete(texts, store.Mark(p.Source.Segments()[0].Text))
		}
	}
	for _, u := range a.Target {
		if u.Reason == InSource && u.Place.Document == l.Target {
			for _, s := range u.Place.Segments() {
				texts[store.Mark(s.Text)] = true
			}
		}
	}
	for mark := range lesson.merged.Texts {
		texts[mark] = true
	}
	return texts
}
