package locales

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// A State says how far the translation of a message is.
type State uint8

// The states of a message. Only Translated and Reviewed reach a lesson.
const (
	Untranslated State = iota
	NeedsReview        // a suggestion, an edited source, an unproved alignment, a machine
	Translated
	Reviewed
	Obsolete // no source text calls for it; kept, and offered again when one does
)

var stateNames = [...]string{"untranslated", "needs-review", "translated", "reviewed", "obsolete"}

func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return fmt.Sprintf("state(%d)", s)
}

// Finished reports whether a translation in this state may reach a lesson.
func (s State) Finished() bool { return s == Translated || s == Reviewed }

// A Message is one text and its translation.
type Message struct {
	ID      string // segment.ID of Context and Source
	Context string
	Source  string        // "" where a file does not hold it: see [Catalog.Join]
	Tags    []segment.Tag // of Source, in order; nil where a file does not tell
	Target  string        // "" if there is none
	State   State
	Former  State // of an obsolete message: the state that it had; Untranslated where nobody knows

	// Draft marks a finished translation that stands in the to-do file and
	// that no merge has accepted so far.
	Draft bool

	// Exported is what a returned file says of the unit as it went out: only
	// what changed since is somebody's decision. Its zero value tells nothing.
	Exported Export
	// Rejected says that the file a message was read from marks this very
	// Target as refused by a reviewer: "rejected-…" in XLIFF 1.2. It is a
	// matter of returned files; the project's own catalogs have NeedsReview.
	Rejected bool
	// Bare is Target without what may be a guard of ours against formulas, of a
	// table that does not tell; "" where nothing may be one. See [Receive].
	Bare string
	// UnknownState is the word for its state that the file a message was read
	// from has, and nobody knows: "" if it has none or a known one. State is as
	// if the word were not there.
	UnknownState string
	// Plural says that the file a message was read from has plural forms of it,
	// as messages of programs have them and texts of lessons have not.
	Plural bool

	// Apart says that Context sets the text apart in one lesson, of which
	// others have it too: see [segment.InLesson]. Only lessons tell.
	Apart bool

	Notes       []string // for the translator, made from the lessons anew at each extract
	Comments    []string // the translator's own, never dropped
	References  []string // lessons that hold the text, in order
	Flags       []string // what a file marks the message with and the catalog does not know: c-format
	Previous    string   // the source text that Target translates, where it is another one
	Suggestions []Suggestion

	// Alternatives are other translations of Source that people made: those
	// that a later one replaced, the latest first, and colleagues'. They are
	// memory: never dropped, never merged.
	Alternatives []string

	Pos   segment.Pos // where the message was read, for findings; zero if it was made
	Place Place       // where Target was
}

// Blank is the message as it is before anybody translates it: what the lessons
// say of it. It shares slices with m.
func (m *Message) Blank() Message {
	return Message{ID: m.ID, Context: m.Context, Source: m.Source, Tags: m.Tags, Notes: m.Notes, References: m.References, Apart: m.Apart}
}

// A Suggestion is a translation that nobody has confirmed for this source.
type Suggestion = memory.Suggestion

// A Catalog holds the messages of one locale, in the order in which the
// lessons have them, obsolete ones last. IDs are unique.
type Catalog struct {
	Locale   string      // a BCP 47 tag as the project's folder spells it
	Pos      segment.Pos // where the file itself says so, and not its name alone; zero where it does not
	Source   string      // the tag of the source language, "" where a file does not tell
	Messages []Message
	Links    []Link // that lead elsewhere in the locale

	// Unstated says that the file a catalog was read from, a table or PO, could
	// say of its texts in what state they are, or went out, and does so of none.
	Unstated bool

	// Header holds what a file says of itself and the catalog has no field
	// for, in its own order, so that it is written back as it was: the header
	// fields of PO.
	Header []Field
}

// A Field is one line of a [Catalog]'s header.
type Field struct{ Name, Value string }

// Index returns the place of each message by ID.
func (c *Catalog) Index() map[string]int {
	index := make(map[string]int, len(c.Messages))
	for i := range c.Messages {
		index[c.Messages[i].ID] = i
	}
	return index
}

// Join fills in the source text, context and notes of every message of c that
// lacks a source, from the message of the same ID in source. Formats that
// keep one language a file (go-i18n's) need it after reading.
//
// What a translator wrote into the notes is kept as a comment. A translation in
// which nobody sees anything is none ([segment.IsBlank]).
//
// A message whose translation repeats the source text is then untranslated,
// and so is an obsolete one: a file that comes back as it went out has
// translated nothing. same, which may be nil, reports the texts that are right
// as they are in this locale,
// such as names.
func (c *Catalog) Join(source *Catalog, same func(text string) bool) {
	index := source.Index()
	for i := range c.Messages {
		m := &c.Messages[i]
		if j, ok := index[m.ID]; ok && m.Source == "" {
			s := &source.Messages[j]
			m.Comments = append(m.Comments, wordsAdded(m.Notes, s.Notes)...)
			m.Source, m.Context, m.Tags, m.Notes = s.Source, s.Context, s.Tags, s.Notes
		}
		if segment.IsBlank(m.Target) {
			m.Target = ""
		}
		if m.Target == m.Source && (same == nil || !same(m.Source)) {
			switch {
			case m.State.Finished():
				m.Target, m.State, m.Draft = "", Untranslated, false
			case m.State == Obsolete:
				m.Target, m.Former = "", Untranslated
			}
		}
		if m.Target == "" && m.State.Finished() {
			m.State, m.Draft = Untranslated, false
		}
	}
}

// wordsAdded are the notes of a file that are one of the lessons' and more: a
// translator wrote behind it, or before it.
func wordsAdded(file, lessons []string) []string {
	var added []string
	for _, note := range file {
		isOurs := func(ours string) bool { return note == ours }
		grew := func(ours string) bool { return ours != "" && strings.Contains(note, ours) }
		if slices.ContainsFunc(lessons, grew) && !slices.ContainsFunc(lessons, isOurs) {
			added = append(added, note)
		}
	}
	return added
}

// CheckTag returns an error if locale is not a well-formed BCP 47 language
// tag (RFC 5646, section 2.1). The tag is never rewritten: a locale keeps the
// name of its folder, also where x/text would prefer another.
func CheckTag(locale string) error {
	if len(locale) > longestTag {
		return fmt.Errorf("%q is not a language tag", segment.Excerpt(locale))
	}
	_, err := language.Parse(locale)
	if _, unknown := err.(language.ValueError); err != nil && !unknown {
		return fmt.Errorf("%q is not a language tag", locale)
	}
	if locale == "" || strings.ContainsAny(locale, "/\\.") {
		return fmt.Errorf("%q is not a language tag", locale)
	}
	return nil
}
