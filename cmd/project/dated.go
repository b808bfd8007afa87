package project

import (
	"bytes"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Where the repository has the translations, it tells which source each was
// made of: the one that the commit had which first had the translation, as it
// stands today. It is texts that are asked for, not lines or files, so that
// neither a renamed lesson nor a rewrapped one is newer than it is.

// datedTexts are the translations of a locale and when they were made. nil
// knows of none.
type datedTexts struct {
	past       *past
	translated *textHistory
	today      map[string]map[string]bool   // by lesson: what its translation says
	changed    map[string]bool              // lessons that are not as the newest commit has them
	edited     map[string]map[string]string // by lesson and edition, or commit: see [extract.Edited]
}

// dated reads when the translations of a locale were made, where merge writes
// them.
func (p *past) dated(locale string, t *translated) *datedTexts {
	if !t.ours {
		return nil
	}
	if p.source == nil {
		isTranslated := p.run.translated()
		p.source = p.textHistory(func(file string) (string, bool) {
			if isTranslated(file) {
				return "", false
			}
			return p.run.config.Layout.Source.Lesson(p.run.original, file)
		}, func(text string) string { return text })
	}
	d := &datedTexts{past: p, today: map[string]map[string]bool{}, changed: map[string]bool{}, edited: map[string]map[string]string{}}
	d.translated = p.textHistory(func(file string) (string, bool) { return p.run.config.Layout.Target.Lesson(locale, file) }, lettersOf)
	if n := p.source.lost() + d.translated.lost(); n > 0 {
		p.run.note("%s: the repository was cloned without %s; nothing is fetched", p.run.lessons.Name, finding.Count(n, "earlier file"))
	}
	for _, l := range t.tree.Documents {
		says := map[string]bool{}
		for i := range l.Segments() {
			says[lettersOf(l.Segments()[i].Text)] = true
		}
		d.today[l.Path()] = says
		if h := d.translated.history(l.Path()); h != nil {
			data, err := p.git.Blob(h.editions[0].Hash)
			d.changed[l.Path()] = err != nil || !bytes.Equal(data, t.found[l.Path()])
		}
	}
	return d
}

// knows reports whether the repository has a translated lesson.
func (d *datedTexts) knows(lesson string) bool {
	return d != nil && d.translated.history(lesson) != nil
}

// hold holds the translations that were made of another text than the one they
// are paired with, and returns the matches of which the repository tells.
func (d *datedTexts) hold(a *align.Result) map[*align.Match]bool {
	told := map[*align.Match]bool{}
	if d == nil {
		return told
	}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		if p.Source.Count > 1 || p.Text == "" {
			continue
		}
		made, known := d.made(p.Target)
		if !known {
			continue
		}
		told[p] = true
		text := p.Source.Segments()[0].Text
		if made == "" || d.past.source.stood(d.past.ancestry, text, made) {
			continue
		}
		if was := d.was(p, made); was == "" || !align.Follows(text, was, p.Target.Text()) {
			p.Held, p.Was = true, was
		}
	}
	return told
}

// made is the commit that first had a translation, "" if none has it so far.
// It is not known of a lesson that is not in the repository, or that git has
// as it is without saying what was read in it, since it had to be mended.
func (d *datedTexts) made(at align.Place) (commit string, known bool) {
	lesson := at.Document.Path()
	history := d.translated.history(lesson)
	if history == nil {
		return "", false
	}
	var made *editionTexts
	for i := range at.Segments() {
		said := lettersOf(at.Segments()[i].Text)
		e := history.oldest(said)
		if e == nil {
			return "", d.changed[lesson]
		}
		if elsewhere := d.movedFrom(lesson, said, e); elsewhere != nil {
			e = elsewhere
		}
		if made == nil || e.Age < made.Age {
			made = e
		}
	}
	return made.Commit, true
}

// leastMoved is how many letters a text has at least that is taken for one
// that was moved, not for another that says the same, in bytes.
const leastMoved = 24

// movedFrom is the oldest edition of another lesson that had a text which it
// has no more, if it is older than the one at hand.
func (d *datedTexts) movedFrom(lesson, said string, than *editionTexts) *editionTexts {
	if len(said) < leastMoved {
		return nil
	}
	var found *editionTexts
	for _, i := range d.translated.byText[said] {
		l := &d.translated.lessons[i]
		if l.lesson == lesson || d.today[l.lesson][said] {
			continue
		}
		if e := l.oldest(said); e.Commit != than.Commit && d.past.ancestry.Knows(than.Commit, e.Commit) {
			found, than = e, e
		}
	}
	return found
}

// was is what the source said in the place of the text of a match when its
// translation was made, in its lesson or else in another, "" if nothing there
// is like it.
func (d *datedTexts) was(m *align.Match, commit string) string {
	lesson, id := m.Source.Document.Path(), m.Source.Segments()[0].ID()
	if history := d.past.source.history(lesson); history != nil {
		if e := history.inForce(d.past.ancestry, commit); e != nil {
			if was := d.editedSince(lesson+"\n"+e.Hash, []*content.Document{m.Source.Document}, d.past.split(lesson, e.Hash))[id]; was != "" {
				return was
			}
		}
	}
	return d.editedSince(commit, d.past.run.tree.Documents, d.past.lessonsAt(commit)...)[id]
}

// lessonsAt are the source lessons as a commit has them, as far as they are
// well.
func (p *past) lessonsAt(commit string) []*content.Document {
	var all []*content.Document
	for i := range p.source.lessons {
		l := &p.source.lessons[i]
		if e := l.inForce(p.ancestry, commit); e != nil && e.says != nil {
			all = append(all, p.split(l.lesson, e.Hash))
		}
	}
	return all
}

// split reads an edition of a lesson, nil if it is not well.
func (p *past) split(lesson, hash string) *content.Document {
	data, err := p.git.Blob(hash)
	if err != nil {
		return nil
	}
	d, err := content.Split(lesson, data, p.run.config.Rules)
	if err != nil {
		return nil
	}
	return d
}

// editedSince names the texts of lessons that were others before, and
// remembers it by a key.
func (d *datedTexts) editedSince(key string, now []*content.Document, then ...*content.Document) map[string]string {
	if edited, known := d.edited[key]; known {
		return edited
	}
	template := func(lessons []*content.Document) *locales.Catalog {
		lessons = slices.DeleteFunc(slices.Clone(lessons), func(l *content.Document) bool { return l == nil })
		c, err := extract.Template(&content.Tree{Locale: d.past.run.original, Documents: lessons})
		if err != nil { // two texts have one name
			return &locales.Catalog{}
		}
		return c
	}
	d.edited[key] = extract.Edited(template(then), template(now))
	return d.edited[key]
}
