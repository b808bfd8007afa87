// Package own is what a language has in its lessons that neither their sources
// nor its catalog have: texts that readers have and nobody has approved yet,
// values and keys of front matter, ids of headings, blocks of its own.
//
// [Of] finds it where a lesson exists and would be written anew, [Apply] puts it
// into a lesson that was merged, with proof. A [File] keeps it.
package own

import (
	"fmt"
	"maps"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/store"
)

// A Lesson is what a lesson of a language has of its own.
type Lesson struct {
	Adopted store.Marks // translations that readers had before the project came
	Texts   []Text
	Hunks   []Hunk // those of keys, then in the order of the lesson
}

// IsNone reports whether nothing is known of a lesson.
func (l *Lesson) IsNone() bool { return len(l.Adopted) == 0 && !l.HasWords() }

// HasWords reports whether a lesson has something of its own.
func (l *Lesson) HasWords() bool { return len(l.Texts)+len(l.Hunks) > 0 }

// WithAdopted is a lesson with more translations that readers had before.
func (l Lesson) WithAdopted(more store.Marks) Lesson {
	all := store.Marks{}
	maps.Copy(all, l.Adopted)
	maps.Copy(all, more)
	if l.Adopted = nil; len(all) > 0 {
		l.Adopted = all
	}
	return l
}

// Lines are the lines that a lesson has in the place of others, without blanks around
// them.
func (l *Lesson) Lines() map[string]bool {
	lines := map[string]bool{}
	for i := range l.Hunks {
		for line := range strings.Lines(l.Hunks[i].New) {
			lines[strings.TrimSpace(line)] = true
		}
	}
	return lines
}

// A Text is what readers of a lesson have for a text of its source.
type Text struct {
	Name   string // of the text in the lesson: see [Names]
	Of     string // fingerprint of the source text that it translates
	Over   string // fingerprint of the finished translation that it stands in the place of, "" if there was none
	Text   string // with the tags of the source
	Source string // that it translates, "" where that is not known
}

// IsOf reports whether a text translates a source text as it is today.
func (t *Text) IsOf(source string) bool { return t.Of == store.Fingerprint([]byte(source)) }

// A Hunk is a stretch of a lesson and what stands there in the language instead.
type Hunk struct {
	Key           string // of front matter whose entry it is, wherever that stands; "" for another stretch
	After, Before string // the names of the texts around it, "" at the ends of the lesson
	Above, Below  string // the fixed pieces next to it, "" where that is a text
	Old           []Part
	New           string
	Seal          string // fingerprint of New as it was found in a lesson: see [Hunk.IsAsFound]
}

// IsAsFound reports whether a hunk is as it was found in a lesson that readers had:
// nobody has written it or changed it since.
func (h *Hunk) IsAsFound() bool { return h.Seal == h.print() }

func (h *Hunk) print() string { return store.Fingerprint([]byte(h.Key + "\n" + h.New)) }

// A Part is a fixed piece, or the place of a text.
type Part struct {
	Fixed string
	Name  string // of the text, "" for a fixed piece
	Over  string // fingerprint of the finished translation of the text, "" if there was none
}

// Names are the names of the texts of a lesson: the IDs of their messages, those
// after the first of an ID with a number. What stands apart has the ID that it has
// in other lessons: whether some language sets it apart says nothing of this one.
func Names(segments []segment.Segment) []string {
	names, seen := make([]string, len(segments)), map[string]int{}
	for i := range segments {
		id := segments[i].ID()
		if segments[i].Apart {
			id = segment.ID(segments[i].Shared, segments[i].Text)
		}
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s#%d", id, seen[id])
		}
		names[i] = id
	}
	return names
}

// Index is the place of each name.
func Index(names []string) map[string]int {
	at := make(map[string]int, len(names))
	for i, name := range names {
		at[name] = i
	}
	return at
}

// TextsOf finds the texts of a lesson's segments, nil where there is none.
func (l *Lesson) TextsOf(segments []segment.Segment) map[int]*Text {
	if len(l.Texts) == 0 {
		return nil
	}
	at := Index(Names(segments))
	texts := make(map[int]*Text, len(l.Texts))
	for i := range l.Texts {
		if t := &l.Texts[i]; t.Text != "" {
			if j, is := at[t.Name]; is {
				texts[j] = t
			}
		}
	}
	return texts
}
