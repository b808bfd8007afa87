package project

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

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A stray is a message that may have stood apart in a lesson that is gone.
type stray struct {
	at     int    // in the catalog that tells its text
	path   string // of the lesson
	common string // the context that the text has in the other lessons
}

// follow renames the messages of lessons that have moved, in what was read of
// the languages. was is the source file, which message files need to tell what
// they translate; a PO file tells it alone.
func (p *run) follow(was *locales.Catalog) {
	var places map[textName][]textPlace
	for _, l := range p.locales {
		told := was
		if l.files.Whole != nil {
			told = l.files.Whole
		}
		strays := p.strays(told)
		if len(strays) == 0 {
			continue
		}
		if places == nil {
			places = placesOf(p.tree)
		}
		names := p.newNames(l, told, strays, places)
		l.files.Rename(names)
		for old, name := range names {
			if !slices.Contains(p.moved[old], name) {
				p.moved[old] = append(p.moved[old], name)
			}
		}
	}
}

// strays are the messages of a catalog whose context may be the path of a
// lesson that is gone.
func (p *run) strays(c *locales.Catalog) []stray {
	today := map[string]bool{}
	for _, d := range p.tree.Documents {
		today[d.Path()] = true
	}
	var all []stray
	for i := range c.Messages {
		for common, path := range segment.Lessons(c.Messages[i].Context) {
			if p.config.Rules.Name(path) && !today[path] && !p.unread.lesson(path) {
				all = append(all, stray{i, path, common})
				break
			}
		}
	}
	return all
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

// newNames are the names that strays have for a language in the lessons that
// theirs have become, by the old ones.
func (p *run) newNames(l *locale, told *locales.Catalog, strays []stray, places map[textName][]textPlace) map[string]locales.Name {
	ids, names := map[string]bool{}, map[string]locales.Name{}
	l.files.IDs(ids)
	for _, s := range strays {
		m := &told.Messages[s.at]
		if !ids[m.ID] {
			continue
		}
		to := p.movedTo(l, told, s, places)
		if to == nil {
			continue
		}
		context := segment.InLesson(s.common, to.Path())
		id := segment.ID(context, m.Source)
		if ids[id] || len(places[textName{context, m.Source}]) > 0 { // the author's
			continue
		}
		names[m.ID], ids[id] = locales.Name{ID: id, Context: context}, true
	}
	return names
}

// movedTo is the lesson that the one of a stray has become, nil if there is
// none.
func (p *run) movedTo(l *locale, told *locales.Catalog, s stray, places map[textName][]textPlace) *content.Document {
	var best *content.Document
	most := 0
	texts := l.files.TextsOf(s.path)
	for _, place := range places[textName{s.common, told.Messages[s.at].Source}] {
		d := place.lesson
		today := store.MarksOf(d.Segments())
		mine, size := texts.In(today), min(len(texts), len(today))
		if texts == nil {
			mine, size = 1+neighbours(told, s.at, place, places), max(2, len(today))
		}
		if 2*mine > size && mine > most && !p.wasThere(l, d.Path(), today, s.path, mine) {
			best, most = d, mine
		}
	}
	return best
}

// wasThere reports whether a lesson was there before the one that is gone went,
// which had so many of its texts.
func (p *run) wasThere(l *locale, path string, texts store.Marks, gone string, had int) bool {
	if before := l.files.TextsOf(path); before != nil {
		return had <= before.In(texts)
	}
	return p.translates(l, gone) && p.translates(l, path)
}

// translates reports whether there is a file that translates a lesson.
func (p *run) translates(l *locale, path string) bool {
	data, err := p.lessons.Read(p.config.Layout.Target.Path(l.name, path))
	return data != nil || err != nil
}

// neighbours counts the messages around one of a catalog, without a gap,
// that stand around its text in a lesson, too.
func neighbours(told *locales.Catalog, at int, place textPlace, places map[textName][]textPlace) int {
	n := 0
	for _, step := range []int{-1, 1} {
		for i := at + step; i >= 0 && i < len(told.Messages); i += step {
			m := &told.Messages[i]
			has := places[textName{m.Context, m.Source}]
			in := slices.IndexFunc(has, func(other textPlace) bool { return other.lesson == place.lesson })
			if in < 0 || (has[in].at-place.at)*step < 0 {
				break
			}
			n++
		}
	}
	return n
}

// withNames is a source file in which messages have new names beside their old
// ones, which are obsolete: other languages may need them.
func withNames(was *locales.Catalog, moved map[string][]locales.Name) *locales.Catalog {
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
