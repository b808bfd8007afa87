package extract

import (
	"fmt"
	"slices"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// Template returns the source catalog of a tree: one message for each context
// and text, in the order in which the lessons first hold it. A message's
// references are the lessons that hold it, in order; its notes are what the
// lessons say to translators, then what its tags stand for, each once.
//
// The error, if any, is a [content.Errors] of [segment.Error] values: two
// texts that have the same ID.
func Template(t *content.Tree) (*locales.Catalog, error) {
	c := newCollector(t.Locale, segment.ID)
	n := 0
	for _, d := range t.Documents {
		n += len(d.Segments())
	}
	c.places, c.ids = make(map[text]int, n), make(map[string]text, n)
	c.catalog.Messages = make([]locales.Message, 0, n)
	for _, d := range t.Documents {
		segments := d.Segments()
		for i := range segments {
			c.add(d.Path(), &segments[i])
		}
	}
	if len(c.errors) > 0 {
		return nil, c.errors
	}
	return c.catalog, nil
}

// Called returns the messages of template that the catalog of a locale has to
// have. A text that stands apart in one lesson, since some locale translates
// it in another way there, is none of them where old says nothing of it: the
// translation of the other lessons holds there too. Nor is a text of nothing but
// code, which some other locale says in other words.
func Called(template, old *locales.Catalog) *locales.Catalog {
	index := old.Index()
	called := *template
	called.Messages = make([]locales.Message, 0, len(template.Messages))
	for i := range template.Messages {
		m := &template.Messages[i]
		j, known := index[m.ID]
		if m.Apart && (!known || isBlank(&old.Messages[j])) {
			continue
		}
		if segment.IsCode(m.Source, m.Tags) && (!known || !SaysOther(&old.Messages[j], m.Source)) {
			continue
		}
		called.Messages = append(called.Messages, *m)
	}
	return &called
}

// isBlank reports whether nobody has written anything into a message.
func isBlank(m *locales.Message) bool {
	return m.Target == "" && len(m.Comments) == 0 && len(m.Alternatives) == 0 && !slices.ContainsFunc(m.Suggestions, locales.IsTyped)
}

// A collector folds equal segments into one message.
type collector struct {
	catalog *locales.Catalog
	errors  content.Errors

	id     func(context, text string) string
	places map[text]int    // index of the message
	ids    map[string]text // what an ID stands for
	notes  map[note]bool   // what a message has, since a text may stand in every lesson
}

type text struct{ context, text string }

type note struct {
	message int
	note    string
}

func newCollector(locale string, id func(context, text string) string) *collector {
	return &collector{
		catalog: &locales.Catalog{Locale: locale},
		id:      id,
		places:  map[text]int{},
		ids:     map[string]text{},
		notes:   map[note]bool{},
	}
}

func (c *collector) add(path string, s *segment.Segment) {
	key := text{s.Context, s.Text}
	i, known := c.places[key]
	if !known {
		id := c.id(s.Context, s.Text)
		if other, taken := c.ids[id]; taken {
			c.errors = append(c.errors, &segment.Error{Pos: s.Pos, Err: fmt.Errorf(
				"%q and %q have the same id %q: a parasol:context comment tells them apart", s.Text, other.text, id)})
			return
		}
		i = len(c.catalog.Messages)
		c.places[key], c.ids[id] = i, key
		c.catalog.Messages = append(c.catalog.Messages, locales.Message{
			ID: id, Context: s.Context, Source: s.Text, Tags: s.Tags, Pos: s.Pos,
		})
	}
	m := &c.catalog.Messages[i]
	m.Apart = s.Apart && (m.Apart || !known)
	if n := len(m.References); n == 0 || m.References[n-1] != path {
		m.References = append(m.References, path)
	}
	for _, n := range s.Notes {
		c.note(i, n)
	}
	for _, n := range s.TagNotes() {
		c.note(i, n)
	}
}

func (c *collector) note(message int, text string) {
	key := note{message, text}
	if c.notes[key] {
		return
	}
	c.notes[key] = true
	m := &c.catalog.Messages[message]
	m.Notes = append(m.Notes, text)
}
