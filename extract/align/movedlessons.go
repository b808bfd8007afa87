package align

// A text that one lesson translates otherwise than the others do has a message
// of its own, whose context is the path of that lesson: see
// [content.Tree.Apart]. When the lesson moves, the message goes with it, with
// all that people wrote into it, and whatever lists it goes too. Where the
// lesson has moved is told for each language by what its files know:
//
//   - the old path is gone, and was that of a lesson;
//   - most texts of the old lesson, or of the new one, are in both; where
//     nobody knows the texts of the old one, those around the message tell;
//   - the new lesson is not one that was there before.

import (
	"slices"
	"sync"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// Moves find where lessons have gone. Use [NewMoves].
type Moves struct {
	tree   *content.Tree
	isGone func(path string) bool
	places func() map[textName][]textPlace
}

// NewMoves finds where lessons have gone to, among those of a tree. isLesson
// reports whether a lesson may have had a path, which is not one of those that
// cannot be read today.
func NewMoves(tree *content.Tree, isLesson func(path string) bool) *Moves {
	return &Moves{
		tree: tree, isGone: func(path string) bool { return isLesson(path) && tree.Document(path) == nil },
		places: sync.OnceValue(func() map[textName][]textPlace { return placesOf(tree) }),
	}
}

// Names are the new names of messages of lessons that have moved, for a language,
// by their old IDs. told is the catalog that tells their texts: that of the source
// for message files, the language's own for a PO file. translates reports whether
// there is a file that translates a lesson.
func (v *Moves) Names(told *locales.Catalog, has *store.Files, translates func(path string) bool) map[string]locales.Name {
	strays := v.strays(told)
	if len(strays) == 0 {
		return nil
	}
	f := relocation{v.places(), told, has, translates}
	return f.names(strays)
}

// strays are the messages of a catalog whose context may be the path of a
// lesson that is gone.
func (v *Moves) strays(c *locales.Catalog) []stray {
	var all []stray
	for i := range c.Messages {
		for common, path := range segment.Lessons(c.Messages[i].Context) {
			if v.isGone(path) {
				all = append(all, stray{i, path, common})
				break
			}
		}
	}
	return all
}

// A stray is a message that may have stood apart in a lesson that is gone.
type stray struct {
	at     int    // in the catalog that tells its text
	path   string // of the lesson
	common string // the context that the text has in the other lessons
}

// A textPlace is a text of a lesson: which one of it.
type textPlace struct {
	lesson *content.Document
	at     int
}

// A textName is a text and the context that it has in all lessons.
type textName struct{ context, text string }

// placesOf are the texts of the lessons, each once a lesson.
func placesOf(t *content.Tree) map[textName][]textPlace {
	places := map[textName][]textPlace{}
	for _, d := range t.Documents {
		for i := range d.Segments() {
			name := nameOf(d, &d.Segments()[i])
			if has := places[name]; len(has) == 0 || has[len(has)-1].lesson != d {
				places[name] = append(has, textPlace{d, i})
			}
		}
	}
	return places
}

func nameOf(d *content.Document, s *segment.Segment) textName {
	if common, apart := s.Common(d.Path()); apart {
		return textName{common, s.Text}
	}
	return textName{s.Context, s.Text}
}

// A relocation is what a language knows of the lessons that are gone.
type relocation struct {
	places     map[textName][]textPlace
	told       *locales.Catalog
	has        *store.Files
	translates func(path string) bool
}

// names are those that strays have in the lessons that theirs have become, by the
// old ones.
func (f *relocation) names(strays []stray) map[string]locales.Name {
	ids, names := map[string]bool{}, map[string]locales.Name{}
	f.has.IDs(ids)
	for _, s := range strays {
		m := &f.told.Messages[s.at]
		if !ids[m.ID] {
			continue
		}
		to := f.movedTo(s)
		if to == nil {
			continue
		}
		context := segment.InLesson(s.common, to.Path())
		id := segment.ID(context, m.Source)
		if ids[id] || len(f.places[textName{context, m.Source}]) > 0 { // the author's
			continue
		}
		names[m.ID], ids[id] = locales.Name{ID: id, Context: context}, true
	}
	return names
}

// movedTo is the lesson that the one of a stray has become, nil if there is
// none.
func (f *relocation) movedTo(s stray) *content.Document {
	var best *content.Document
	most := 0
	texts := f.has.TextsOf(s.path)
	for _, place := range f.places[textName{s.common, f.told.Messages[s.at].Source}] {
		d := place.lesson
		today := store.MarksOf(d.Segments())
		mine, size := texts.In(today), min(len(texts), len(today))
		if texts == nil {
			mine, size = 1+f.neighbours(s.at, place), max(2, len(today))
		}
		if 2*mine > size && mine > most && !f.wasThere(d.Path(), today, s.path, mine) {
			best, most = d, mine
		}
	}
	return best
}

// wasThere reports whether a lesson was there before the one that is gone went,
// which had so many of its texts.
func (f *relocation) wasThere(path string, texts store.Marks, gone string, had int) bool {
	if before := f.has.TextsOf(path); before != nil {
		return had <= before.In(texts)
	}
	return f.translates(gone) && f.translates(path)
}

// neighbours counts the messages around one of a catalog, without a gap,
// that stand around its text in a lesson, too.
func (f *relocation) neighbours(at int, place textPlace) int {
	n := 0
	for _, step := range []int{-1, 1} {
		for i := at + step; i >= 0 && i < len(f.told.Messages); i += step {
			m := &f.told.Messages[i]
			has := f.places[textName{m.Context, m.Source}]
			in := slices.IndexFunc(has, func(other textPlace) bool { return other.lesson == place.lesson })
			if in < 0 || (has[in].at-place.at)*step < 0 {
				break
			}
			n++
		}
	}
	return n
}

// WithNames is a source file in which messages have new names beside their old
// ones, which are obsolete: other languages may need them.
func WithNames(was *locales.Catalog, moved map[string][]locales.Name) *locales.Catalog {
	has, all := was.Index(), *was
	all.Messages = make([]locales.Message, 0, len(was.Messages)+len(moved))
	for _, m := range was.Messages {
		names := moved[m.ID]
		for _, name := range names {
			if _, is := has[name.ID]; is {
				continue
			}
			renamed := m
			renamed.ID, renamed.Context, renamed.State = name.ID, name.Context, locales.Untranslated
			all.Messages = append(all.Messages, renamed)
		}
		if len(names) > 0 {
			m.State = locales.Obsolete
		}
		all.Messages = append(all.Messages, m)
	}
	return &all
}
