package main

import (
	"errors"
	"io"
	"os"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge"
)

// A returned file is what a translator sends back.
type returned struct {
	name    string
	catalog *locales.Catalog
}

// readReturned reads files by name, "-" being standard input under the name
// that the user gives it. The files that are well are returned beside the
// error.
func (o *options) readReturned(names []string, stdin string) ([]returned, error) {
	var files []returned
	var errs []error
	for _, name := range names {
		f, err := o.readOne(name, stdin)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		files = append(files, f)
	}
	return files, errors.Join(errs...)
}

func (o *options) readOne(name, stdin string) (returned, error) {
	var data []byte
	var err error
	if name == "-" {
		if name = stdin; name == "" {
			return returned{}, errors.New("standard input needs --name, such as translate.fr.toml, to say language and format")
		}
		data, err = io.ReadAll(o.in)
	} else if stat, statErr := os.Stat(name); statErr == nil && stat.IsDir() {
		err = errors.New("is a folder, not a file")
	} else {
		data, err = o.readFile(name)
	}
	if err != nil {
		return returned{}, inFile(name, err)
	}
	if len(data) == 0 {
		return returned{}, inFile(name, errors.New("the file is empty"))
	}
	catalog, err := decodeReturned(name, data)
	if err != nil {
		return returned{}, err
	}
	return returned{name, catalog}, nil
}

// markReviewed says of all that is translated in the files that somebody has
// reviewed it.
func markReviewed(files []returned) {
	for _, f := range files {
		for i := range f.catalog.Messages {
			if m := &f.catalog.Messages[i]; m.State == locales.Translated {
				m.State = locales.Reviewed
			}
		}
	}
}

// take puts the texts of returned files into the catalogs of their locales,
// as drafts, and returns what somebody ought to look at.
func (p *project) take(files []returned) []merge.Finding {
	t := &taking{project: p, texts: map[string]string{}}
	for _, f := range files {
		i := slices.IndexFunc(p.locales, func(l *locale) bool { return l.name == f.catalog.Locale })
		if i < 0 {
			t.findings = append(t.findings, notTaken(f))
			continue
		}
		t.file(f.catalog, p.locales[i])
	}
	return t.findings
}

// notTaken is about a returned file of a language that is left alone.
func notTaken(f returned) merge.Finding {
	return merge.Finding{
		Pos: segment.Pos{File: f.name}, Severity: merge.Severe, Rule: unreadableRule.ID,
		Sentence: "is not taken over as long as files of " + f.catalog.Locale + " cannot be read",
	}
}

type taking struct {
	*project
	texts    map[string]string // that were taken so far, by locale and ID
	first    map[string]lessonPlace
	findings []merge.Finding
}

func (t *taking) warn(m *locales.Message, rule, sentence string) {
	t.findings = append(t.findings, merge.Finding{
		Pos: m.Pos, Severity: merge.Warning, Rule: rule, Sentence: sentence, ID: m.ID, Source: m.Source,
	})
}

func (t *taking) file(c *locales.Catalog, l *locale) {
	same := t.config.same(l.name)
	c.Join(t.source, same)
	c.Join(t.was, same)
	index, lessons := l.catalog.Index(), t.source.Index()
	l.touched = true
	for i := range c.Messages {
		m := &c.Messages[i]
		if m.Target == "" && len(m.Comments) == 0 || m.State == locales.Obsolete {
			continue // as it went out, blank, or of no lesson
		}
		at, known := index[m.ID]
		if source, called := lessons[m.ID]; called && !known {
			at, known = l.add(t.source.Messages[source].Blank()), true // it stands apart in a lesson
			index[m.ID] = at
		}
		if !known || l.catalog.Messages[at].State == locales.Obsolete {
			t.warn(m, "unknown-message", "no lesson holds the text of this message: its translation is kept in memory")
		}
		if !known {
			m.State = locales.Obsolete
			index[m.ID] = l.add(*m)
			continue
		}
		key := l.name + " " + m.ID
		if text := t.texts[key]; text != "" && m.State.Finished() && text != m.Target {
			t.warn(m, "returned-twice", "two files came back with a translation: this one counts")
		}
		t.mend(m)
		t.texts[key] = m.Target
		receive(&l.catalog.Messages[at], m)
	}
}

// mend reads a text that came back with Markdown in the place of tags.
func (t *taking) mend(m *locales.Message) {
	at, ok := t.places()[m.ID]
	if !ok || !m.State.Finished() {
		return
	}
	s := &at.document.Segments()[at.segment]
	if len(segment.Check(s, segment.Normalize(m.Target, s.Tags))) == 0 {
		return
	}
	if r, ok := at.document.Restore(at.segment, m.Target); ok && at.document.Accounts(at.segment, m.Target, r) {
		m.Target = r.Text
		t.findings = append(t.findings, merge.Finding{
			Pos: m.Pos, Severity: merge.Note, Rule: "mended", Sentence: "Markdown came back in the place of tags, and is read as " + r.Text, ID: m.ID, Source: m.Source,
		})
	}
}

// A lessonPlace is where a message stands.
type lessonPlace struct {
	document *content.Document
	segment  int
}

// places are the first of each message, listed once.
func (t *taking) places() map[string]lessonPlace {
	if t.first == nil {
		t.first = map[string]lessonPlace{}
		for _, d := range t.tree.Documents {
			for i, s := range d.Segments() {
				if id := s.ID(); t.first[id].document == nil {
					t.first[id] = lessonPlace{d, i}
				}
			}
		}
	}
	return t.first
}

// receive takes over what m has that has lacks. A text that is blank or
// equal to its source is no translation, and never takes one away.
func receive(has, m *locales.Message) {
	for _, c := range m.Comments {
		if !slices.Contains(has.Comments, c) {
			has.Comments = append(slices.Clip(has.Comments), c)
		}
	}
	for _, f := range m.Flags {
		if !slices.Contains(has.Flags, f) {
			has.Flags = append(slices.Clip(has.Flags), f)
		}
	}
	if !m.State.Finished() {
		receiveDraft(has, m)
		return
	}
	has.Pos = m.Pos
	if has.State.Finished() && has.Target == m.Target {
		if m.State == locales.Reviewed {
			has.State = locales.Reviewed
		}
		return
	}
	was := has.Target
	if has.State.Finished() && !has.Draft {
		has.Suggestions = slices.Insert(slices.Clone(has.Suggestions), 0, superseded(has))
		was = ""
	}
	has.Target, has.Previous, has.Draft = m.Target, m.Previous, has.State != locales.Obsolete
	addAlternative(has, was)
	if has.State != locales.Obsolete {
		has.State = m.State
	}
}

// receiveDraft takes over a text that somebody still has to look at: nothing
// that a translator typed is lost, and nothing of it reaches a lesson.
func receiveDraft(has, m *locales.Message) {
	switch {
	case m.Target == "" || m.Target == has.Target:
	case has.State.Finished():
		addAlternative(has, m.Target)
	default:
		was := has.Target
		has.Target, has.Previous, has.State = m.Target, m.Previous, locales.NeedsReview
		addAlternative(has, was)
	}
}
