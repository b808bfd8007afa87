package project

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
	"github.com/parasol-l10n/parasol/locales/store"
)

// What a lesson was made of is known also where nobody names editions of the
// source: the source file tells which texts were edited since the last run,
// and the manifest what each lesson was merged from. A lesson shows what its
// source said then where nobody had translated it, and translations of that:
// neither becomes a translation of a text that came later.

// An ownPast is what the files of a project tell of earlier texts of the
// source.
type ownPast struct {
	editedTexts                 // since the last run
	fresh       map[string]bool // IDs of texts that the last run did not know
	today       map[string]bool // words of the source texts of the lessons as they are
	earlier     map[string]bool // and of those that the source had
	merged      map[string]bool // marks of what lessons of the language were merged from, now or before
	vocabulary  map[string]bool // words of all of these texts, and of those that memory has
}

// newOwnPast compares the source with that of the last run, and with what the
// files of a language are of. trees are editions of it.
func newOwnPast(p *run, l *locale, trees []*content.Tree) *ownPast {
	o := &ownPast{editedTexts: editedIn(p.changes, l.changes), fresh: map[string]bool{}, today: wordsOf(p.fresh.Messages), earlier: wordsOf(p.was.Messages), merged: l.merged.Marks()}
	for _, c := range p.changes.List {
		o.fresh[c.Message.ID] = len(p.was.Messages) > 0
	}
	for _, tree := range trees {
		for _, d := range tree.Documents {
			for i := range d.Segments() {
				o.earlier[segment.Plain(d.Segments()[i].Text)] = true
			}
		}
	}
	o.vocabulary = vocabularyOf(o.today, o.earlier, wordsOf(l.catalog.Messages))
	return o
}

// vocabularyOf are the words of texts, as [segment.Letters] spells them.
func vocabularyOf(all ...map[string]bool) map[string]bool {
	vocabulary := map[string]bool{}
	for _, texts := range all {
		for text := range texts {
			for word := range strings.FieldsSeq(text) {
				vocabulary[segment.Letters(word)] = true
			}
		}
	}
	return vocabulary
}

// isInSource reports whether a text has nothing but words that the source uses.
func (o *ownPast) isInSource(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if letters := segment.Letters(word); letters != "" && !o.vocabulary[letters] {
			return false
		}
	}
	return true
}

// editedTexts are the texts of the source that others have replaced.
type editedTexts struct {
	was  map[string]string // by the ID of a text: the one that it replaced, "" if it may have replaced any of those gone
	gone []string          // texts that are gone, and that none has replaced for certain
}

// editedIn gathers what changes say of that.
func editedIn(all ...extract.Changes) editedTexts {
	e := editedTexts{was: map[string]string{}}
	for _, changes := range all {
		for _, c := range changes.List {
			switch {
			case c.Kind == extract.Changed && isEdited(c):
				e.was[c.Message.ID] = c.Previous
			case c.Kind == extract.Gone:
				e.gone = append(e.gone, c.Message.Source)
			}
		}
	}
	if len(e.gone) == 0 {
		return e
	}
	for _, changes := range all {
		for _, c := range changes.List {
			if c.Kind == extract.New || c.Kind == extract.Changed && e.was[c.Message.ID] != "" {
				e.was[c.Message.ID] = e.likest(e.was[c.Message.ID], c.Message.Source)
			}
		}
	}
	return e
}

// isEdited reports whether a text says something else than the one that it
// replaces, or the same in another context. Tags are no matter.
func isEdited(c extract.Change) bool {
	return segment.Plain(c.Previous) != segment.Plain(c.Message.Source) || c.Previous == c.Message.Source
}

// likest is what a text was, or one of those that are gone if that is more
// like it.
func (e *editedTexts) likest(was, is string) string {
	best := 0.0
	if was != "" {
		best = memory.Similarity(was, is)
	}
	for _, text := range e.gone[:min(len(e.gone), mostGone)] {
		if similarity := memory.Similarity(text, is); similarity > best && similarity >= memory.MinScore {
			was, best = text, similarity
		}
	}
	return was
}

// in reports whether a lesson has such texts.
func (e *editedTexts) in(d *content.Document) bool {
	return slices.ContainsFunc(d.Segments(), func(s segment.Segment) bool { _, edited := e.was[s.ID()]; return edited })
}

// mostGone bounds how many of the texts that are gone a lesson is taken to have
// had.
const mostGone = 64

// before are the marks of the texts that a lesson had before it was edited.
func (e *editedTexts) before(d *content.Document) store.Marks {
	texts := store.MarksOf(d.Segments())
	for i := range d.Segments() {
		s := &d.Segments()[i]
		was, edited := e.was[s.ID()]
		if !edited {
			continue
		}
		delete(texts, store.Mark(s.Text))
		if was != "" {
			texts[store.Mark(was)] = true
			continue
		}
		for _, text := range e.gone[:min(len(e.gone), mostGone)] {
			texts[store.Mark(text)] = true
		}
	}
	return texts
}

// noteEdits is the manifest of a language with what this run alone can tell of
// its lessons, since the source file forgets it: what those were made of whose
// source is found edited and of which nothing was known, as merge did not write
// them, or an earlier version did; and which texts of a lesson are the source's
// own that no source lesson has any more.
func (p *run) noteEdits(l *locale) store.Manifest {
	m, edited, gone := maps.Clone(l.files.Merged), editedIn(l.changes), p.forgotten()
	if len(edited.was)+len(gone) == 0 {
		return m
	}
	lessons := p.ownLessons(l)
	for _, d := range p.tree.Documents {
		path := d.Path()
		isUnknown := m[path].Texts == nil && edited.in(d)
		if !isUnknown && len(gone) == 0 {
			continue
		}
		lesson := lessons(path)
		if lesson == nil || m.Has(path, lesson) && !isUnknown {
			continue
		}
		is := m[path]
		if isUnknown {
			is.Texts = edited.before(d)
		}
		is.Remember(p.shownIn(path, lesson, gone))
		if is.Print = cmp.Or(is.Print, store.NotOurs); is.Texts != nil || is.Had != nil {
			m[path] = is
		}
	}
	return m
}

// forgotten are the words that the source had in the last run, and which no file
// of it has after this one.
func (p *run) forgotten() map[string]bool {
	gone := wordsOf(p.was.Messages)
	for _, kept := range []map[string]bool{wordsOf(p.source.Messages), wordsOf(p.outlive)} {
		maps.DeleteFunc(gone, func(words string, _ bool) bool { return kept[words] })
	}
	return gone
}

// shownIn are the marks of those of some texts that a lesson shows as they are.
func (p *run) shownIn(path string, lesson []byte, texts map[string]bool) store.Marks {
	shown := store.Marks{}
	if len(texts) == 0 {
		return shown
	}
	d, err := content.Split(path, lesson, p.config.Rules)
	if err != nil {
		return shown
	}
	for i := range d.Segments() {
		if words := segment.Plain(d.Segments()[i].Text); texts[words] {
			shown[store.Mark(words)] = true
		}
	}
	return shown
}

// ownLessons reads lessons of a language, by their paths: nil where there is
// none, or where it is another language's.
func (p *run) ownLessons(l *locale) func(path string) []byte {
	file := func(path string) string { return p.config.Layout.Target.Path(l.name, path) }
	var files []string
	for _, d := range p.tree.Documents {
		files = append(files, file(d.Path()))
	}
	others := p.borrowed(l.name, p.lessons, files)
	return func(path string) []byte {
		if _, is := others[file(path)]; is {
			return nil
		}
		lesson, err := p.lessons.Read(file(path))
		if err != nil {
			return nil
		}
		return lesson
	}
}

// wordsOf are the words of the sources of messages.
func wordsOf(messages []locales.Message) map[string]bool {
	words := map[string]bool{}
	for i := range messages {
		words[segment.Plain(messages[i].Source)] = true
	}
	return words
}

// edition is the source of the last run, of which only that is known which
// texts were edited since.
func (o *ownPast) edition() *align.Edition {
	known := maps.Clone(o.was)
	maps.DeleteFunc(known, func(_, was string) bool { return was == "" })
	return align.NewEdition(&content.Tree{}, &align.Result{}, known)
}

// A foundLesson is a lesson of a language as it was found, and what the
// manifest says of it.
type foundLesson struct {
	store.MergedLesson
	untouched    bool // as merge wrote it
	untranslated bool // it shows texts of the source
}

// showsSource reports whether a place of a lesson says nothing but what the
// source said once.
func (o *ownPast) showsSource(at align.Place, in foundLesson) bool {
	return !slices.ContainsFunc(at.Segments(), func(s segment.Segment) bool {
		words := segment.Plain(s.Text)
		earlier := in.Texts.Has(words) || !in.untouched && (o.earlier[words] || slices.Contains(in.Had, store.Mark(words)))
		return o.today[words] || !earlier
	})
}

// isOlder reports whether a translation may be older than the text that it is
// paired with: the lesson was merged before its source had that text. Where
// somebody has changed the lesson since, it is only so if the text may have
// replaced another, or if it seems to be none: what stands in the source's own
// words in a lesson that shows others of its texts is what the source said
// when that lesson was made, of which no file may know any more.
func (o *ownPast) isOlder(m *align.Match, in foundLesson) bool {
	s := &m.Source.Segments()[0]
	words, says := segment.Plain(s.Text), segment.Plain(m.Target.Text())
	was, edited := o.was[s.ID()]
	switch {
	case o.today[says] && says != words && (in.Texts == nil || in.Texts.Has(says)): // the source's own words, which stand elsewhere
		return true
	case !in.untouched && says != words && (o.merged[store.Mark(says)] || in.untranslated && o.isInSource(says)):
		return true
	case in.Texts == nil:
		return edited && was == "" || o.fresh[s.ID()] && echoes(says, words)
	case in.Texts.Has(words):
		return false
	case in.untouched, echoes(says, words):
		return true
	case was != "" && align.Follows(s.Text, was, m.Target.Text()):
		return false
	}
	return !in.Texts.Within(store.MarksOf(m.Source.Document.Segments()))
}

// A text echoes another of which it has nearly all its words: it is what the
// source said before an edit that nobody knows of, not a translation.
const (
	fewestEchoed = 4
	enoughEchoed = 0.75
)

func echoes(text, source string) bool {
	has := map[string]bool{}
	for _, word := range strings.Fields(source) {
		has[word] = true
	}
	words, echoed := strings.Fields(text), 0.0
	for _, word := range words {
		if has[word] {
			echoed++
		}
	}
	return len(words) >= fewestEchoed && echoed >= enoughEchoed*float64(len(words))
}

// lessonOf is the lesson of a place. Of one that merge does not write the manifest
// says nothing.
func (r *recovery) lessonOf(t *translated, at align.Place) foundLesson {
	path := at.Document.Path()
	if !t.ours {
		return foundLesson{}
	}
	return foundLesson{MergedLesson: r.locale.merged[path], untouched: r.locale.merged.Has(path, t.found.Bytes[path])}
}

// leaveOut takes out of an alignment what is no translation: what an earlier
// source said.
func (r *recovery) leaveOut(t *translated, a *align.Result) {
	a.LeaveOut(func(m *align.Match) bool { return r.own.showsSource(m.Target, r.lessonOf(t, m.Target)) })
}

// holdOlder holds the translations that may be older than their texts. What
// the repository tells is settled.
func (r *recovery) holdOlder(t *translated, a *align.Result, told map[*align.Match]bool) {
	a.Hold(func(m *align.Match) bool { return told[m] || m.Held }, r.own.edition())
	untranslated := map[*content.Document]bool{}
	for _, u := range a.Target {
		untranslated[u.Place.Document] = untranslated[u.Place.Document] || u.Reason == align.InSource
	}
	same := byWords(r.locale.catalog)
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if p.Held || p.Source.Count > 1 || p.Text == "" || told[p] {
			continue
		}
		in := r.lessonOf(t, p.Target)
		in.untranslated = untranslated[p.Target.Document]
		if r.own.isOlder(p, in) {
			p.Held, p.Was = true, r.own.was[p.Source.Segments()[0].ID()]
		}
		p.Held = p.Held || in.untouched && isOfAnotherContext(p, same)
	}
}

// byWords are the messages of a catalog by the words of their sources.
func byWords(c *locales.Catalog) map[string][]*locales.Message {
	by := map[string][]*locales.Message{}
	for i := range c.Messages {
		words := segment.Plain(c.Messages[i].Source)
		by[words] = append(by[words], &c.Messages[i])
	}
	return by
}

// isOfAnotherContext reports whether a lesson that is as merge wrote it shows for
// a text what the catalog has of the same words in another context, and in that
// alone: the text has got its context since.
func isOfAnotherContext(p *align.Match, byWords map[string][]*locales.Message) bool {
	s := &p.Source.Segments()[0]
	said, found := segment.Letters(p.Text), false
	for _, m := range byWords[segment.Plain(s.Text)] {
		switch {
		case segment.Letters(m.Target) != said:
		case m.ID == s.ID():
			return false
		case m.Context != s.Context:
			found = true
		}
	}
	return found
}

// follows are the marks of the texts that a lesson is known to be made of: all
// that it was merged from, and those of today's source that no translation is
// older than. A lesson that nobody has touched is made of what it was made of.
func (r *recovery) follows(t *translated, a *align.Result, l align.LessonPair) store.Marks {
	lesson := r.lessonOf(t, align.Place{Document: l.Target})
	if lesson.Texts != nil && lesson.untouched {
		return lesson.Texts
	}
	texts := store.MarksOf(l.Source.Segments())
	for i := range a.Pairs {
		if p := &a.Pairs[i]; p.Held && p.Source.Document == l.Source {
			delete(texts, store.Mark(p.Source.Segments()[0].Text))
		}
	}
	for _, u := range a.Target {
		if u.Reason == align.InSource && u.Place.Document == l.Target {
			for _, s := range u.Place.Segments() {
				texts[store.Mark(s.Text)] = true
			}
		}
	}
	for mark := range lesson.Texts {
		texts[mark] = true
	}
	return texts
}

// rememberEarlier adds to what was recovered the translations of earlier texts
// as memory of those: the lesson that has them may be written anew.
func (r *recovery) rememberEarlier(recovered *locales.Catalog) *locales.Catalog {
	sources := map[string]*locales.Message{}
	for i := range r.run.was.Messages {
		sources[r.run.was.Messages[i].ID] = &r.run.was.Messages[i]
	}
	all := locales.With(recovered, func(*locales.Message) bool { return true })
	for i := range recovered.Messages {
		m := &recovered.Messages[i]
		if m.Target == "" || m.Previous == "" || m.State.Finished() {
			continue
		}
		earlier := locales.Message{ID: segment.ID(m.Context, m.Previous), Context: m.Context, Source: m.Previous, State: locales.Obsolete, Former: locales.NeedsReview}
		if was := sources[earlier.ID]; was != nil {
			earlier.Tags = was.Tags
		}
		earlier.Target, _ = memory.Carry(m.Target, m.Source, earlier.Source, earlier.Tags)
		all.Messages = append(all.Messages, earlier)
	}
	return all
}
