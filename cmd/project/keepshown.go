package project

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
	"github.com/parasol-l10n/parasol/merge/own"
)

// Words that readers have outlive what happens to their texts. Where the source of
// one is edited, or a finished translation comes back marked, nothing is finished any
// more, and the lesson goes on showing what it does, if the project wants that: from
// then on it is the lesson's own.

// keepShown brings what lessons of a locale have of their own up to the sources, and
// adds what they show and nothing finished gives back since this run. policies are
// those of the lessons.
func (r *run) keepShown(l *locale, policies []merge.Policy) {
	r.moveOwn(l)
	lessons := r.ownLessons(l)
	if len(r.project.config.Own) > 0 {
		r.keepEntries(l, lessons)
	}
	if len(l.marked) == 0 && !l.anyEdited() {
		return
	}
	l.language.Own = maps.Clone(l.language.Own)
	if l.language.Own == nil {
		l.language.Own = own.File{}
	}
	before, today, byMark := l.before.Index(), l.language.Catalog.Index(), l.marksBefore()
	for i, d := range r.sources.tree.Documents {
		k := &shownLesson{locale: l, document: d, policy: policies[i], before: before, today: today, lesson: l.language.Own[d.Path()], edits: l.editsIn(d, byMark)}
		k.names = namesByID(d)
		k.shows = l.shows(d.Path(), lessons, r.splitter)
		k.follow()
		k.edited()
		k.marked()
		if l.language.Own[d.Path()] = k.lesson; k.lesson.IsNone() {
			delete(l.language.Own, d.Path())
		}
	}
}

// anyEdited reports whether this run has found that a source text was edited.
func (l *locale) anyEdited() bool {
	return slices.ContainsFunc(l.changes.List, func(c extract.Change) bool { return c.Kind != extract.Reused })
}

// A shownLesson is a lesson of a locale and what becomes of what it shows.
type shownLesson struct {
	locale        *locale
	document      *content.Document
	policy        merge.Policy
	before, today map[string]int         // messages of the catalog, by ID
	edits         []edit                 // of its texts
	names         map[string][]string    // of its texts, by ID
	shows         func(text string) bool // whether readers have a text
	lesson        own.Lesson
}

// An edit is a text of a lesson that was another one.
type edit struct{ is, was string } // IDs

// editsIn are the edits of a lesson, of which the manifest knows what it was made
// of. Each text has become one other at most.
func (l *locale) editsIn(d *content.Document, byMark map[string][]int) []edit {
	was, is := l.textsBefore(d, byMark), textsOf(d)
	today := map[string]bool{}
	for i := range is {
		today[is[i].ID] = true
	}
	if !slices.ContainsFunc(was, func(m locales.Message) bool { return !today[m.ID] }) {
		return nil
	}
	_, changes := extract.Bring(&locales.Catalog{Messages: was}, &locales.Catalog{Messages: is}, nil)
	taken := map[string]bool{}
	var edits []edit
	for _, c := range changes.List {
		if c.Kind == extract.Changed && !taken[c.Was.ID] {
			taken[c.Was.ID] = true
			edits = append(edits, edit{c.Message.ID, c.Was.ID})
		}
	}
	return edits
}

// textsBefore are the messages that a lesson was made of, as far as that is known, in
// the order of the catalog.
func (l *locale) textsBefore(d *content.Document, byMark map[string][]int) []locales.Message {
	var places []int
	for mark := range l.merged[l.pathBefore(d.Path())].Texts {
		places = append(places, byMark[mark]...)
	}
	slices.Sort(places)
	was := make([]locales.Message, len(places))
	for i, at := range places {
		m := &l.before.Messages[at]
		was[i] = locales.Message{ID: m.ID, Context: m.Context, Source: m.Source, Tags: m.Tags}
	}
	return was
}

// marksBefore are the places of the messages that lessons had before this run, by the
// marks of their source texts.
func (l *locale) marksBefore() map[string][]int {
	byMark := map[string][]int{}
	for i := range l.before.Messages {
		if m := &l.before.Messages[i]; m.State != locales.Obsolete && m.Source != "" {
			mark := store.Mark(m.Source)
			byMark[mark] = append(byMark[mark], i)
		}
	}
	return byMark
}

// textsOf are the messages of a lesson.
func textsOf(d *content.Document) []locales.Message {
	var all []locales.Message
	seen := map[string]bool{}
	for i := range d.Segments() {
		s := &d.Segments()[i]
		if id := s.ID(); !seen[id] {
			seen[id] = true
			all = append(all, locales.Message{ID: id, Context: s.Context, Source: s.Text, Tags: s.Tags})
		}
	}
	return all
}

func namesByID(d *content.Document) map[string][]string {
	all := map[string][]string{}
	for _, name := range own.Names(d.Segments()) {
		all[own.IDOf(name)] = append(all[own.IDOf(name)], name)
	}
	return all
}

// follow gives what the lesson has of its own the names of today.
func (k *shownLesson) follow() {
	renamed := map[string]string{}
	for _, e := range k.edits {
		for n, name := range k.names[e.is] {
			if !k.has(name) {
				renamed[nth(e.was, n)] = name
			}
		}
	}
	k.lesson = k.lesson.Follow(renamed, k.policy.OnEdit != merge.SourceText)
}

// nth is the name of the text of a message that stands in a lesson for the nth time,
// from 0: see [own.Names].
func nth(id string, n int) string {
	if n == 0 {
		return id
	}
	return fmt.Sprintf("%s#%d", id, n+1)
}

func (k *shownLesson) has(name string) bool {
	return slices.ContainsFunc(k.lesson.Texts, func(t own.Text) bool { return t.Name == name })
}

// edited keeps the finished translations of texts that were edited, if they are to
// stay.
func (k *shownLesson) edited() {
	for _, e := range k.edits {
		at, known := k.before[e.was]
		if !known {
			continue
		}
		was := locales.Standing(k.locale.before.Messages[at])
		if was.State.Finished() && was.Target != "" && k.stays(was.Target) && !k.isFinished(e.is) && k.shows(was.Target) {
			k.keep(e.is, was.Source, was.Target)
		}
	}
}

// stays reports whether a translation goes on standing in the lesson after an edit.
func (k *shownLesson) stays(translation string) bool {
	switch k.policy.OnEdit {
	case merge.KeepWords:
		return true
	case merge.SourceText:
		return false
	}
	return k.lesson.Adopted.Has(translation)
}

// isFinished reports whether a message has a translation that the lesson can show.
func (k *shownLesson) isFinished(id string) bool {
	at, known := k.today[id]
	return known && k.locale.language.Catalog.Messages[at].State.Finished()
}

// marked keeps translations that came back marked, or rejected if those are to stay.
func (k *shownLesson) marked() {
	for i := range k.document.Segments() {
		s := &k.document.Segments()[i]
		for _, id := range idsOf(s, k.document.Path()) {
			if m, is := k.locale.marked[id]; is && (!m.rejected || k.policy.KeepRejected) && !k.isFinished(id) && k.shows(m.text) {
				k.keep(s.ID(), s.Text, m.text)
			}
		}
	}
}

// idsOf are the IDs of the messages that may stand for a text of a lesson.
func idsOf(s *segment.Segment, path string) []string {
	ids := []string{s.ID()}
	if context, apart := s.Common(path); apart {
		ids = append(ids, segment.ID(context, s.Text))
	}
	return ids
}

// keep makes a translation of a source text the lesson's own, for all texts of a
// message that have none.
func (k *shownLesson) keep(id, source, text string) {
	for _, name := range k.names[id] {
		if !k.has(name) {
			k.lesson.Texts = append(slices.Clip(k.lesson.Texts), own.Text{Name: name, Of: store.Fingerprint([]byte(source)), Text: text, Source: source})
		}
	}
}

// shows reports the texts that readers of a lesson have: of one that is not there,
// those that merge wrote into it.
func (l *locale) shows(path string, lessons func(path string) []byte, splitter *content.Splitter) func(text string) bool {
	var texts map[string]bool
	known := false
	return func(text string) bool {
		if !known {
			known = true
			if lesson := lessons(l.pathBefore(path)); lesson != nil {
				texts = map[string]bool{}
				if d, err := splitter.Split(path, lesson); err == nil {
					l.edited = append(l.edited, d)
					for i := range d.Segments() {
						texts[inOneLine(d.Segments()[i].Text)] = true
					}
				}
			}
		}
		print := l.merged[l.pathBefore(path)].Print
		return texts[inOneLine(text)] || texts == nil && print != "" && print != store.NotOurs
	}
}

// pathBefore is the path that a lesson had when merge wrote it.
func (l *locale) pathBefore(path string) string { return cmp.Or(l.cameFrom[path], path) }

// inOneLine is a text without its tags, and with single blanks.
func inOneLine(text string) string { return strings.Join(strings.Fields(segment.Plain(text)), " ") }

// keepEntries notes the entries of front matter that are each language's own where
// somebody wrote them into a lesson.
func (r *run) keepEntries(l *locale, lessons func(path string) []byte) {
	l.language.Own = maps.Clone(l.language.Own)
	if l.language.Own == nil {
		l.language.Own = own.File{}
	}
	for _, d := range r.sources.tree.Documents {
		path := d.Path()
		lesson := lessons(path)
		if lesson == nil || l.merged.Has(path, lesson) {
			continue
		}
		published, err := r.splitter.Split(path, lesson)
		if err != nil {
			continue
		}
		l.edited = append(l.edited, published)
		if is := l.language.Own[path].WithKeys(own.KeysOf(published, r.project.config.Own)); !is.IsNone() {
			l.language.Own[path] = is
		}
	}
}

// dropWords takes what stands for the texts of messages out of lessons, and leaves
// those of which there is nothing to drop.
func (r *run) dropWords() {
	r.drop = slices.DeleteFunc(slices.Clone(r.drop), func(id string) bool {
		found := false
		for _, l := range r.locales {
			found = l.drop(id) || found
		}
		return found
	})
}

// drop takes what stands for the texts of a message out of lessons.
func (l *locale) drop(id string) (found bool) {
	l.language.Own = maps.Clone(l.language.Own)
	for _, path := range slices.Sorted(maps.Keys(l.language.Own)) {
		if left, some := l.language.Own[path].Without(id); some {
			l.language.Own[path], found = left, true
		}
	}
	return found
}
