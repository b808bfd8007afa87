package main

import (
	"bytes"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
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
	edited     map[string]map[string]string // by lesson and edition: see [extract.Edited]
}

// dated reads when the translations of a locale were made, where merge writes
// them.
func (p *past) dated(locale string, t *translated) *datedTexts {
	if !t.ours {
		return nil
	}
	if p.source == nil {
		isTranslated := p.translated()
		p.source = p.textHistory(func(file string) (string, bool) {
			if isTranslated(file) {
				return "", false
			}
			return p.config.layout.source.Lesson(p.options.source, file)
		}, func(text string) string { return text })
	}
	d := &datedTexts{past: p, today: map[string]map[string]bool{}, changed: map[string]bool{}, edited: map[string]map[string]string{}}
	d.translated = p.textHistory(func(file string) (string, bool) { return p.config.layout.target.Lesson(locale, file) }, lettersOf)
	if n := p.source.lost() + d.translated.lost(); n > 0 {
		p.notef("%s: the repository was cloned without %s; nothing is fetched", p.lessons.name, count(n, "earlier file"))
	}
	for _, l := range t.tree.Documents {
		says := map[string]bool{}
		for i := range l.Segments() {
			says[lettersOf(l.Segments()[i].Text)] = true
		}
		d.today[l.Path()] = says
		if h := d.translated.history(l.Path()); h != nil {
			data, err := p.git.blob(h.editions[0].hash)
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
		if made == nil || e.age < made.age {
			made = e
		}
	}
	return made.commit, true
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
		if e := l.oldest(said); e.commit != than.commit && d.past.ancestry.knows(than.commit, e.commit) {
			found, than = e, e
		}
	}
	return found
}

// was is what the source lesson said in the place of the text of a match when
// its translation was made, "" if nothing there is like it.
func (d *datedTexts) was(m *align.Match, commit string) string {
	lesson := m.Source.Document.Path()
	history := d.past.source.history(lesson)
	if history == nil {
		return ""
	}
	e := history.inForce(d.past.ancestry, commit)
	if e == nil {
		e = &history.editions[len(history.editions)-1]
	}
	key := strings.Join([]string{lesson, e.hash}, "\n")
	if d.edited[key] == nil {
		d.edited[key] = map[string]string{}
		if data, err := d.past.git.blob(e.hash); err == nil {
			if then, err := content.Split(lesson, data, d.past.config.rules); err == nil && then != nil {
				d.edited[key] = d.editedSince(then, m.Source.Document)
			}
		}
	}
	return d.edited[key][m.Source.Segments()[0].ID()]
}

// editedSince names the texts of a lesson that were others in an edition.
func (d *datedTexts) editedSince(then, now *content.Document) map[string]string {
	template := func(l *content.Document) *locales.Catalog {
		c, err := extract.Template(&content.Tree{Locale: d.past.options.source, Documents: []*content.Document{l}})
		if err != nil {
			return &locales.Catalog{}
		}
		return c
	}
	return extract.Edited(template(then), template(now))
}
