// Package own is what a language has in its lessons that neither their sources
// nor its catalog have: texts that readers have and nobody has approved yet,
// values and keys of front matter, ids of headings, blocks of its own.
//
// [Of] finds it where a lesson exists and would be written anew, [Apply] puts it
// into a lesson that was merged, with proof. A [File] keeps it.
package own

import (
	"fmt"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Lesson is what a lesson of a language has of its own.
type Lesson struct {
	Texts []Text
	Hunks []Hunk // in the order of the lesson
}

// IsNone reports whether a lesson has nothing of its own.
func (l *Lesson) IsNone() bool { return len(l.Texts)+len(l.Hunks) == 0 }

// A Text is what readers of a lesson have for a text of its source.
type Text struct {
	Name string // of the text in the lesson: see [Names]
	Of   string // fingerprint of the source text that it translates
	Over string // fingerprint of the finished translation that it stands in the place of, "" if there was none
	Text string // with the tags of the source
}

// A Hunk is a stretch of a lesson and what stands there in the language instead.
type Hunk struct {
	After, Before string // the names of the texts around it, "" at the ends of the lesson
	Above, Below  string // the fixed pieces next to it, "" where that is a text
	Old           []Part
	New           string
}

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
