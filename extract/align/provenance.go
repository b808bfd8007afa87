package align

import (
	"bytes"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/extract"
	"github.com/parasol-l10n/parasol/locales"
)

// Where a repository has the translations, it tells which source each was made
// of: the one that the commit had which first had the translation, as it stands
// today. It is texts that are asked for, not lines or files, so that neither a
// renamed lesson nor a rewrapped one is newer than it is.

// A Provenance tells when translations of a language were made, and of which
// source. nil knows of none.
type Provenance struct {
	source, translated *History
	is                 *content.Tree                // the source of today
	today              map[string]map[string]bool   // by lesson: what its translation says
	changed            map[string]bool              // lessons that are not as the newest commit has them
	edited             map[string]map[string]string // by lesson and version, or commit: see [extract.Edited]
	apart              map[string]bool              // IDs of texts that stand apart in a lesson today
}

// NewProvenance is that of lessons which were found, from what the repository
// has of their source, which is spelled as it is, and of them, of which it has
// the letters: see [segment.Letters]. is is the source of today.
func NewProvenance(source, translated *History, is *content.Tree, lessons *Found) *Provenance {
	p := &Provenance{
		source: source, translated: translated, is: is,
		today: map[string]map[string]bool{}, changed: map[string]bool{}, edited: map[string]map[string]string{}, apart: map[string]bool{},
	}
	for _, d := range is.Documents {
		for i := range d.Segments() {
			if s := &d.Segments()[i]; s.Apart {
				p.apart[s.ID()] = true
			}
		}
	}
	for _, l := range lessons.Tree.Documents {
		says := map[string]bool{}
		for i := range l.Segments() {
			says[segment.Letters(l.Segments()[i].Text)] = true
		}
		p.today[l.Path()] = says
		if h := translated.lesson(l.Path()); h != nil {
			data, err := translated.repository.Read(h.versions[0].Hash)
			p.changed[l.Path()] = err != nil || !bytes.Equal(data, lessons.Bytes[l.Path()])
		}
	}
	return p
}

// knows reports whether the repository has a translated lesson.
func (p *Provenance) knows(lesson string) bool {
	return p != nil && p.translated.lesson(lesson) != nil
}

// Hold holds the translations that were made of another text than the one they
// are paired with, and returns the matches of which the repository tells.
func (p *Provenance) Hold(a *Result) map[*Match]bool {
	told := map[*Match]bool{}
	if p == nil {
		return told
	}
	for i := range a.Pairs {
		m := &a.Pairs[i]
		if m.Source.Count > 1 || m.Text == "" {
			continue
		}
		made, known := p.made(m.Target)
		if !known {
			continue
		}
		told[m] = true
		text := m.Source.Segments()[0].Text
		if made == "" || p.source.stood(text, made) {
			continue
		}
		if was := p.was(m, made); was == "" || !follows(text, was, m.Target.Text()) {
			m.Held, m.Was = true, was
		}
	}
	return told
}

// made is the commit that first had a translation, "" if none has it so far.
// It is not known of a lesson that is not in the repository, or that it has
// as it is without saying what was read in it, since it had to be repaired.
func (p *Provenance) made(at Place) (commit string, known bool) {
	lesson := at.Document.Path()
	history := p.translated.lesson(lesson)
	if history == nil {
		return "", false
	}
	var made *versionTexts
	for i := range at.Segments() {
		said := segment.Letters(at.Segments()[i].Text)
		v := history.oldest(said)
		if v == nil {
			return "", p.changed[lesson]
		}
		if elsewhere := p.movedFrom(lesson, said, v); elsewhere != nil {
			v = elsewhere
		}
		if made == nil || v.Age < made.Age {
			made = v
		}
	}
	return made.Commit, true
}

// leastMoved is how many letters a text has at least that is taken for one
// that was moved, not for another that says the same, in bytes.
const leastMoved = 24

// movedFrom is the oldest version of another lesson that had a text which it
// has no more, if it is older than the one at hand.
func (p *Provenance) movedFrom(lesson, said string, than *versionTexts) *versionTexts {
	if len(said) < leastMoved {
		return nil
	}
	var found *versionTexts
	for _, i := range p.translated.byText[said] {
		l := &p.translated.lessons[i]
		if l.lesson == lesson || p.today[l.lesson][said] {
			continue
		}
		if v := l.oldest(said); v.Commit != than.Commit && p.translated.repository.Knows(than.Commit, v.Commit) {
			found, than = v, v
		}
	}
	return found
}

// was is what the source said in the place of the text of a match when its
// translation was made, in its lesson or else in another, "" if nothing there
// is like it.
func (p *Provenance) was(m *Match, commit string) string {
	lesson, id := m.Source.Document.Path(), m.Source.Segments()[0].ID()
	if history := p.source.lesson(lesson); history != nil {
		if v := p.source.inForce(history, commit); v != nil {
			if was := p.editedSince(lesson+"\n"+v.Hash, []*content.Document{m.Source.Document}, p.source.split(lesson, v.Hash))[id]; was != "" {
				return was
			}
		}
	}
	return p.editedSince(commit, p.is.Documents, p.source.lessonsAt(commit)...)[id]
}

// editedSince names the texts of lessons that were others before, and
// remembers it by a key.
func (p *Provenance) editedSince(key string, now []*content.Document, then ...*content.Document) map[string]string {
	if edited, known := p.edited[key]; known {
		return edited
	}
	template := func(lessons []*content.Document) *locales.Catalog {
		lessons = slices.DeleteFunc(slices.Clone(lessons), func(l *content.Document) bool { return l == nil })
		tree := &content.Tree{Locale: p.is.Locale, Documents: lessons}
		c, err := extract.Template(tree.Apart(func(id string) bool { return p.apart[id] })) // as they stand today
		if err != nil {                                                                     // two texts have one name
			return &locales.Catalog{}
		}
		return c
	}
	p.edited[key] = extract.Edited(template(then), template(now))
	return p.edited[key]
}
