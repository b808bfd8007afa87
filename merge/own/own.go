// Package own is what a language has in its lessons that neither their sources
// nor its catalog have: texts that readers have and nobody has approved yet,
// values and keys of front matter, ids of headings, blocks of its own.
//
// [Of] finds it where a lesson exists and would be written anew, [Lesson.Apply]
// puts it into a lesson that was merged, with proof. A [File] keeps it.
package own

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A Lesson is what a lesson of a language has of its own.
type Lesson struct {
	Texts []Text
	Hunks []Hunk // in the order of the lesson
}

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
// after the first of an ID with a number.
func Names(segments []segment.Segment) []string {
	names, seen := make([]string, len(segments)), map[string]int{}
	for i := range segments {
		id := segments[i].ID()
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s#%d", id, seen[id])
		}
		names[i] = id
	}
	return names
}

// TextsOf finds the texts of a lesson's segments, nil where there is none.
func (l *Lesson) TextsOf(segments []segment.Segment) map[int]*Text {
	if len(l.Texts) == 0 {
		return nil
	}
	at := make(map[string]int, len(segments))
	for i, name := range Names(segments) {
		at[name] = i
	}
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

// words counts the words of a text: runs of letters and digits, the numbers of
// lists aside.
func words(text string) map[string]int {
	count := map[string]int{}
	for line := range strings.Lines(text) {
		for word := range strings.FieldsFuncSeq(withoutNumber(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
			count[strings.ToLower(word)]++
		}
	}
	return count
}

// withoutNumber is a line without the number of an item of a list.
func withoutNumber(line string) string {
	rest := strings.TrimLeft(line, " \t>")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if digits > 0 && digits <= 9 && digits < len(rest) && (rest[digits] == '.' || rest[digits] == ')') {
		return rest[digits+1:]
	}
	return line
}

// Lost counts the words of a published lesson that another lacks.
func Lost(published, lesson []byte) int {
	has, lost := words(string(lesson)), 0
	for word, n := range words(string(published)) {
		lost += max(0, n-has[word])
	}
	return lost
}

// loses reports whether a text has words that another lacks.
func loses(text, other string) bool {
	has := words(other)
	for word, n := range words(text) {
		if has[word] < n {
			return true
		}
	}
	return false
}

// A layout is a document in pieces.
type layout struct {
	document *content.Document
	pieces   []content.Piece
	names    []string // of its segments
}

func layoutOf(d *content.Document, names []string) layout {
	return layout{d, d.Pieces(), names}
}

// HasMore reports whether a text as it stands in the file of one document has more
// than a text of another, which says the same: words in attributes, or lines that
// sites read as the beginning or the end of something.
func HasMore(d *content.Document, i int, than *content.Document, j int) bool {
	is, other := d.Raw(i), than.Raw(j)
	return loses(is, other) || fences(is) > fences(other)
}

// fences counts the lines of a text that begin or end something for some site:
// ":::", "///", "!!!" and the like.
func fences(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(line, " \t>")
		if len(line) >= 3 && line[0] == line[1] && line[1] == line[2] && strings.IndexByte("/:!?%+", line[0]) >= 0 || strings.HasPrefix(line, `=== "`) {
			n++
		}
	}
	return n
}

// text are the bytes of some pieces.
func (l *layout) text(from, to int) string {
	if from == to {
		return ""
	}
	return string(l.document.Source()[l.pieces[from].Start:l.pieces[to-1].End])
}

// part is a piece as a hunk names it.
func (l *layout) part(i int) Part {
	if p := l.pieces[i]; p.Count > 0 {
		return Part{Name: l.names[p.First]}
	}
	return Part{Fixed: l.text(i, i+1)}
}

// around are the names of the texts before and after some pieces.
func (l *layout) around(from, to int) (after, before string) {
	for i := from - 1; i >= 0 && after == ""; i-- {
		after = l.part(i).Name
	}
	for i := to; i < len(l.pieces) && before == ""; i++ {
		before = l.part(i).Name
	}
	return after, before
}
