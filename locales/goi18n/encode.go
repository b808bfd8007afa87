package goi18n

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A Role says which of a project's files to write.
type Role uint8

// The roles of a message file.
const (
	Source Role = iota // active.en: every message, in the source language, obsolete ones marked
	Active             // active.fr: what is finished and accepted
	ToDo               // translate.fr: what is not
)

// roles say what of a catalog each file holds.
var roles = [...]struct {
	takes func(m *locales.Message) bool
	text  func(m *locales.Message) string
	local bool // has a hash of the source, and what the locale adds to the description
}{
	Source: {func(*locales.Message) bool { return true }, sourceText, false},
	Active: {isAccepted, targetText, true},
	ToDo:   {isOpen, draftText, true},
}

func isFinished(m *locales.Message) bool { return m.State.Finished() && m.Target != "" }

func isCurrent(m *locales.Message) bool  { return m.State != locales.Obsolete }
func isAccepted(m *locales.Message) bool { return isFinished(m) && !m.Draft }
func isOpen(m *locales.Message) bool     { return isCurrent(m) && !isAccepted(m) }

func sourceText(m *locales.Message) string { return m.Source }
func targetText(m *locales.Message) string { return m.Target }

// draftText prefills what nobody has translated with the source, as goi18n
// does.
func draftText(m *locales.Message) string {
	if isFinished(m) {
		return m.Target
	}
	return m.Source
}

// An entry is a message as the file shows it.
type entry struct {
	id, description, hash, other string
	comments                     []string
}

// fields are those of the file, in the order in which goi18n writes them.
func (e *entry) fields() [3]struct{ name, value string } {
	return [...]struct{ name, value string }{
		{"description", e.description}, {"hash", e.hash}, {"other", e.other},
	}
}

// Encode writes the messages of c that belong into a file of the role. The
// name says language and syntax, as in [Decode]; the language must be that of
// c, if c has one.
//
// A to-do file shows a draft where there is one, else the source text. A
// suggestion, or a translation that is not finished, only stands in the
// description; when the file is read again it is a Suggestion, its score
// rounded to whole percents. Notes and suggestions are single lines: a line
// break in one becomes a blank, in a comment it begins another comment.
// A message without a source text gets no hash.
//
// What Encode returns was read back as go-i18n reads it. It is an error if a
// message is not the same then, if an ID stands twice, is empty or is a key
// that go-i18n reserves, or if a text is not UTF-8.
func Encode(name string, c *locales.Catalog, role Role) ([]byte, error) {
	return EncodeOver(name, c, role, nil)
}

// EncodeOver is [Encode] for a file that holds was so far. What comes out the
// same is not read back: it was, when it was written.
func EncodeOver(name string, c *locales.Catalog, role Role, was []byte) ([]byte, error) {
	file, err := parseName(name)
	if err != nil {
		return nil, err
	}
	if int(role) >= len(roles) {
		return nil, nameError(name, "there is no role %d", role)
	}
	if c.Locale != "" && c.Locale != file.locale {
		return nil, nameError(name, "the name says %q, the catalog %q", file.locale, c.Locale)
	}
	entries := entriesOf(c, role, file.format.comments)
	if err := checkEntries(name, entries); err != nil {
		return nil, err
	}
	data, starts := file.format.write(entries)
	if was != nil && bytes.Equal(data, was) {
		return data, nil
	}
	if err := verify(name, file, entries, data, starts); err != nil {
		return nil, inFile(name, fmt.Errorf("the file does not read back as it was written: %w", err))
	}
	return data, nil
}

// entriesOf lists what the role wants. Where the syntax has no comments they
// go into the description.
func entriesOf(c *locales.Catalog, role Role, comments bool) []entry {
	r := roles[role]
	entries := make([]entry, 0, len(c.Messages))
	for i := range c.Messages {
		m := &c.Messages[i]
		if !r.takes(m) {
			continue
		}
		e := entry{id: m.ID, other: r.text(m), comments: commentLines(m.Comments), description: sourceDescription(m)}
		var lines []string
		switch {
		case r.local:
			e.hash = hash(e.description, m.Source)
			lines = localeLines(m)
		case m.State == locales.Obsolete:
			lines = []string{obsoleteLine}
		}
		if !comments {
			lines = append(lines, e.comments...)
		}
		e.describe(lines)
		entries = append(entries, e)
	}
	return entries
}

func (e *entry) describe(lines []string) {
	if len(lines) == 0 {
		return
	}
	if e.description != "" {
		lines = append([]string{e.description}, lines...)
	}
	e.description = strings.Join(lines, "\n")
}

// hash is goi18n's hash of a message: of its description and text in the
// source file. In a JSON source file the description also holds comments,
// which a locale does not know: there the hash of a message with comments
// differs from the one that goi18n makes. It is "" without a source text.
func hash(description, source string) string {
	if source == "" {
		return ""
	}
	sum := sha1.Sum(append([]byte(description), source...))
	return "sha1-" + hex.EncodeToString(sum[:])
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// commentLines returns comments as they stand in a file.
func commentLines(comments []string) []string {
	var lines []string
	for _, c := range comments {
		for line := range strings.SplitSeq(lineBreaks.Replace(c), "\n") {
			lines = append(lines, strings.TrimRight("# "+oneLine(line), " \t"))
		}
	}
	return lines
}

func appendComments(b []byte, lines []string) []byte {
	for _, line := range lines {
		b = append(b, line...)
		b = append(b, '\n')
	}
	return b
}

func sizeOf(entries []entry) int {
	n := 0
	for i := range entries {
		e := &entries[i]
		n += 80 + len(e.id) + len(e.description) + len(e.hash) + len(e.other)
		for _, c := range e.comments {
			n += len(c) + 1
		}
	}
	return n + n/8
}

func checkEntries(name string, entries []entry) error {
	var errs []error
	seen := make(map[string]bool, len(entries))
	for i := range entries {
		e := &entries[i]
		fail := func(format string, args ...any) {
			errs = append(errs, &segment.Error{Pos: segment.Pos{File: name}, Err: fmt.Errorf(format, args...)})
		}
		switch {
		case e.id == "":
			fail("a message has no name: %q", e.other)
		case reserved[strings.ToLower(e.id)]:
			fail("the message %q has the name of a field: go-i18n reserves it", e.id)
		case seen[e.id]:
			fail("the message %q stands twice", e.id)
		case !utf8.ValidString(e.id), !utf8.ValidString(e.other), !utf8.ValidString(e.description):
			fail("the message %q is not UTF-8", e.id)
		}
		seen[e.id] = true
	}
	return errors.Join(errs...)
}
