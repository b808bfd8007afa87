package po

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// encode writes the messages of c in their order, obsolete ones last.
func encode(c *locales.Catalog) ([]byte, error) {
	if err := checkMessages(c); err != nil {
		return nil, err
	}
	w := &writer{out: make([]byte, 0, 1024+512*len(c.Messages))}
	w.header(c)
	for _, obsolete := range []bool{false, true} {
		for i := range c.Messages {
			if m := &c.Messages[i]; (m.State == locales.Obsolete) == obsolete {
				w.message(m)
			}
		}
	}
	if len(c.Messages) > 0 && (bytes.HasSuffix(w.out, []byte(` "`+"\n")) || bytes.HasSuffix(w.out, []byte(`\n"`+"\n"))) {
		w.blank() // the text is whole: see [parser.isCut]
	}
	return w.out, nil
}

// Template writes the template of a source catalog, for msginit, msgmerge and
// the like: sources, notes, comments and references, no translations; obsolete
// sources at the end. The locale of c is the source language.
func Template(c *locales.Catalog) ([]byte, error) {
	template := &locales.Catalog{Source: c.Locale, Header: c.Header}
	for i := range c.Messages {
		m := &c.Messages[i]
		blank := locales.Message{
			ID: m.ID, Context: m.Context, Source: m.Source,
			Notes: m.Notes, Comments: m.Comments, References: m.References, Flags: m.Flags,
		}
		if m.State == locales.Obsolete {
			blank.State = locales.Obsolete
		}
		template.Messages = append(template.Messages, blank)
	}
	return encode(template)
}

// checkMessages refuses what a PO file cannot hold. An empty msgid would be a
// second header, and gettext refuses the whole file for it.
func checkMessages(c *locales.Catalog) error {
	type key struct{ context, source string }
	seen := make(map[key]bool, len(c.Messages))
	var errs []error
	for i := range c.Messages {
		m := &c.Messages[i]
		problem := ""
		switch k := (key{m.Context, m.Source}); {
		case m.Source == "":
			problem = "has no source text"
		case seen[k]:
			problem = "stands twice"
		default:
			seen[k] = true
			problem = textProblem(m)
		}
		if problem != "" {
			errs = append(errs, messageError(m, problem))
		}
	}
	return errors.Join(errs...)
}

func messageError(m *locales.Message, problem string) error {
	err := fmt.Errorf("the message %q %s", m.ID, problem)
	if m.Pos == (segment.Pos{}) {
		return err
	}
	return &segment.Error{Pos: m.Pos, Err: err}
}

func textProblem(m *locales.Message) string {
	texts := [...]string{m.Context, m.Source, m.Target, m.Previous}
	for _, s := range texts {
		if problem := unholdable(s); problem != "" {
			return problem
		}
	}
	for _, s := range m.Suggestions {
		if problem := unholdable(s.Text + s.Source); problem != "" {
			return problem
		}
	}
	return ""
}

// unholdable says why gettext would refuse s.
func unholdable(s string) string {
	if !utf8.ValidString(s) {
		return "is not valid UTF-8"
	}
	if i := strings.IndexAny(s, "\x00\x04"); i >= 0 {
		return fmt.Sprintf("holds the control character %U, which PO has no place for", s[i])
	}
	return ""
}

func (w *writer) header(c *locales.Catalog) {
	fields, comments := headerOf(c)
	for _, mark := range []string{"#", "#.", "#:", "#,"} {
		for _, f := range comments {
			if f.Name == mark {
				w.comment(mark, oneLine(f.Value))
			}
		}
	}
	w.text("", "msgid", "")
	w.text("", "msgstr", headerText(fields))
}

func (w *writer) message(m *locales.Message) {
	target, previous, fuzzy := shown(m)
	keywords, before := "", "#| "
	if m.State == locales.Obsolete {
		keywords, before = "#~ ", "#~| "
		fuzzy = previous != "" || m.Former == locales.NeedsReview && m.Target != ""
	}
	w.blank()
	w.comments(m)
	w.notes(m)
	w.references(unique(m.References))
	w.flags(m.Flags, fuzzy)
	if previous != "" {
		if m.Context != "" {
			w.text(before, "msgctxt", m.Context)
		}
		w.text(before, "msgid", previous)
	}
	if m.Context != "" {
		w.text(keywords, "msgctxt", m.Context)
	}
	w.text(keywords, "msgid", m.Source)
	w.text(keywords, "msgstr", target)
}

// shown is the translation that the file shows, the source of that one if it
// is another, and whether both need review.
func shown(m *locales.Message) (target, previous string, fuzzy bool) {
	switch {
	case m.State == locales.Obsolete:
		return m.Target, m.Previous, false
	case !segment.IsBlank(m.Target):
		return m.Target, m.Previous, !m.State.Finished()
	}
	if i := prefilled(m.Suggestions); i >= 0 {
		return m.Suggestions[i].Text, m.Suggestions[i].Source, true
	}
	return "", m.Previous, false
}

// prefilled is which of the suggestions an entry that has no translation is
// filled with, -1 for none. One that a reviewer rejected is none: nobody is to
// confirm it by mistake.
func prefilled(suggestions []locales.Suggestion) int {
	return slices.IndexFunc(suggestions, func(s locales.Suggestion) bool { return !segment.IsBlank(s.Text) && !locales.IsRejected(s) })
}

const fuzzyFlag = "fuzzy"

// flags writes one "#," line and notes what it says of wrapping.
func (w *writer) flags(flags []string, fuzzy bool) {
	w.noWrap = false
	if !fuzzy && len(flags) == 0 {
		return
	}
	var all []string
	if fuzzy {
		all = append(all, fuzzyFlag)
	}
	flags, _ = cutFuzzy(flags)
	for _, f := range flags {
		if f = strings.Trim(strings.ReplaceAll(oneLine(f), ",", " "), " \t"); f != "" {
			all = append(all, f)
		}
	}
	if all = unique(all); len(all) > 0 {
		w.comment("#,", strings.Join(all, ", "))
	}
	w.noWrap = slices.Contains(all, "no-wrap")
}
