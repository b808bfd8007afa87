package po

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// decode reads a PO file or a template.
func decode(name string, data []byte) (*locales.Catalog, error) {
	text, err := toText(name, data)
	if err != nil {
		return nil, err
	}
	d := &decoder{name: name, file: locales.NewFile(text, spelling{}), catalog: &locales.Catalog{}}
	n := strings.Count(text, "\nmsgid ")
	d.catalog.Messages = make([]locales.Message, 0, n)
	d.live = make(map[string]int, n)
	p := &parser{name: name, text: text, emit: d.entry}
	left := p.parse()
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	d.finish(left)
	return d.catalog, nil
}

// A decoder makes a catalog of entries.
type decoder struct {
	name    string
	catalog *locales.Catalog

	obsolete       []locales.Message
	live           map[string]int // the places of the messages that are not obsolete
	lines          []int          // where those begin
	stated         bool           // an entry says in what state it is, or was
	header         bool
	file           *locales.File
	language       segment.Pos     // of the header's field for it
	fields, marked []locales.Field // of the header: text and comments
}

func (d *decoder) entry(e *entry) error {
	if e.id == "" {
		return d.headerEntry(e)
	}
	m := locales.Message{
		ID: segment.ID(e.context, e.id), Context: e.context, Source: e.id,
		Previous: e.previous, References: unique(splitReferences(e.references.String())),
		Pos: segment.Pos{File: d.name, Line: e.line, Col: 1},
	}
	if at, twice := d.live[m.ID]; twice && !e.obsolete {
		return fmt.Errorf("this message stands twice, first in line %d", d.lines[at])
	}
	said := marks{id: m.ID, target: e.str, alike: e.previous != "" && e.previous != e.id}
	m.Comments = readComments(e.comments, &said)
	m.Exported, m.UnknownState = said.exported, said.unknown
	readNotes(&m, e.notes, &said)
	fuzzy := false
	m.Flags, fuzzy = cutFuzzy(e.flags)
	if !segment.IsBlank(e.str) {
		m.Target, m.Pos.Line = e.str, e.strLine
		m.Place = locales.Place{File: d.file, From: e.from, To: e.to}
	}
	d.stated = d.stated || fuzzy || e.previous != "" || said.any()
	fuzzy = fuzzy || locales.IsJoined(e.str) || said.state(locales.NeedsReview) || said.state(locales.Obsolete) || e.hasPlural
	isReviewed := said.reviewed()
	m.State = stateOf(e, &m, fuzzy, isReviewed)
	m.Rejected = said.rejected() && (m.State == locales.NeedsReview || m.State == locales.Obsolete) && m.Target != ""
	m.Plural = e.hasPlural
	keepForms(&m, e)
	if m.State == locales.Obsolete {
		m.Former = formerState(&m, fuzzy, isReviewed)
		d.obsolete = append(d.obsolete, m)
		return nil
	}
	d.live[m.ID] = len(d.catalog.Messages)
	d.catalog.Messages, d.lines = append(d.catalog.Messages, m), append(d.lines, e.line)
	return nil
}

func stateOf(e *entry, m *locales.Message, fuzzy, isReviewed bool) locales.State {
	switch {
	case e.obsolete:
		return locales.Obsolete
	case m.Target == "" && len(m.Suggestions) > 0:
		return locales.NeedsReview
	case m.Target == "":
		return locales.Untranslated
	case fuzzy:
		takeBack(m)
		return locales.NeedsReview
	case isReviewed:
		return locales.Reviewed
	}
	return locales.Translated
}

// keepForms has comments name the plural forms of another tool's message behind
// the first, which is a draft: lessons have no plural forms.
func keepForms(m *locales.Message, e *entry) {
	for i, text := range e.forms {
		if segment.IsBlank(text) || text == e.str {
			continue
		}
		for line := range strings.SplitSeq(text, "\n") {
			m.Comments = append(m.Comments, oneLine(fmt.Sprintf("plural form %d: %s", i+1, line)))
		}
	}
}

// formerState is the state that an obsolete message had.
func formerState(m *locales.Message, fuzzy, isReviewed bool) locales.State {
	switch {
	case m.Target == "":
		return locales.Untranslated
	case fuzzy, m.Previous != "":
		return locales.NeedsReview
	case isReviewed:
		return locales.Reviewed
	}
	return locales.Translated
}

// takeBack makes a suggestion again of a fuzzy translation that is one.
func takeBack(m *locales.Message) {
	i := prefilled(m.Suggestions)
	if i < 0 || !samePair(m.Suggestions[i], m.Target, m.Previous) {
		return
	}
	m.Suggestions[i].Text, m.Suggestions[i].Source = m.Target, m.Previous
	m.Target, m.Previous = "", ""
}

// cutFuzzy is the flags without that one, and whether it was there: in any case,
// and with a blank or a comma behind it, which part flags.
func cutFuzzy(flags []string) (left []string, fuzzy bool) {
	for _, f := range unique(flags) {
		words := strings.FieldsFunc(f, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
		others := slices.DeleteFunc(slices.Clone(words), isFuzzy)
		if len(others) < len(words) {
			f, fuzzy = strings.Join(others, " "), true
		}
		if f != "" {
			left = append(left, f)
		}
	}
	return left, fuzzy
}

func isFuzzy(flag string) bool { return strings.EqualFold(flag, fuzzyFlag) }

func (d *decoder) headerEntry(e *entry) error {
	switch {
	case e.hasContext || e.obsolete:
		return errors.New("an empty msgid is for the header alone")
	case d.header:
		return errors.New("the file has a second header")
	}
	d.header = true
	d.fields = parseHeader(e.str)
	d.language = languagePlace(d.name, d.file.Text(), e.line)
	mark := func(name string, values ...string) {
		for _, v := range values {
			d.marked = append(d.marked, locales.Field{Name: name, Value: v})
		}
	}
	mark("#", e.comments...)
	mark("#.", e.notes...)
	for line := range strings.SplitSeq(strings.TrimSuffix(e.references.String(), "\n"), "\n") {
		if line != "" {
			mark("#:", line)
		}
	}
	if len(e.flags) > 0 {
		mark("#,", strings.Join(unique(e.flags), ", "))
	}
	return nil
}

// addObsolete puts the obsolete messages behind the others. Of those that
// stand twice, as they do in files put together by hand, the one that is not
// obsolete counts, or the first: what the other says is an alternative.
func (d *decoder) addObsolete() {
	c := d.catalog
	for _, m := range d.obsolete {
		at, twice := d.live[m.ID]
		if !twice {
			d.live[m.ID] = len(c.Messages)
			c.Messages = append(c.Messages, m)
			continue
		}
		first := &c.Messages[at]
		locales.AddComments(first, m.Comments)
		if m.Rejected {
			locales.NoteRejection(first, m.Target)
		} else {
			locales.AddAlternative(first, m.Target)
		}
	}
}

// finish gives comments at the end of the file to the last message.
func (d *decoder) finish(comments []string) {
	c := d.catalog
	c.Unstated = !d.stated && len(c.Messages) > 0
	d.addObsolete()
	comments = readComments(comments, &marks{})
	if n := len(c.Messages); n > 0 {
		c.Messages[n-1].Comments = append(c.Messages[n-1].Comments, comments...)
	} else {
		var marked []locales.Field
		for _, comment := range comments {
			marked = append(marked, locales.Field{Name: "#", Value: comment})
		}
		d.marked = append(marked, d.marked...)
	}
	readHeader(c, d.name, d.fields, d.marked)
	if statesLanguage(d.fields) {
		c.Pos = d.language
	}
}
