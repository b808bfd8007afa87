// Package segment defines one translatable text: what it says, the inline
// tags that stand for its markup, and its identity.
//
// A translator sees the text with numbered tags in place of Markdown:
//
//	Learn about <a1>sending a message</a1>.
//
// Use [Tokenize] to read such a text, [Check] to hold a translation against
// its source, and [ID] to name a message. The package knows nothing of
// Markdown, of files or of catalogs, and imports nothing of ours. All of it
// is safe for concurrent use.
package segment

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind says what a segment is in its lesson.
type Kind string

// The kinds of segment.
const (
	Heading    Kind = "heading"
	Paragraph  Kind = "paragraph"
	Item       Kind = "item"       // the text of a list item
	Cell       Kind = "cell"       // of a table
	Term       Kind = "term"       // of a definition list
	Definition Kind = "definition" // of a definition list
	Footnote   Kind = "footnote"
	Alt        Kind = "alt"   // the alternative text of an image that stands alone
	Title      Kind = "title" // the title of a link, an image or a link definition
	Value      Kind = "value" // a scalar of front matter or of a YAML file
)

// A Segment is one translatable text of a lesson.
type Segment struct {
	Kind    Kind
	Context string   // from a parasol:context directive; splits equal texts
	Apart   bool     // Context is not the author's alone: see [InLesson]
	Shared  string   // if Apart: the context that the text has in all other lessons
	Text    string   // what a reader reads, with tags for markup
	Tags    []Tag    // the tags of Text, in order of their first appearance
	Links   []string // the bare URLs and addresses in Text that read as links, in order
	Notes   []string // for the translator, from parasol:note directives
	Pos     Pos      // where the text begins
}

// ID returns the identity of the segment's message, see [ID].
func (s *Segment) ID() string { return ID(s.Context, s.Text) }

// TagNotes says for each tag what it stands for, one line a tag, such as
// "<a1>: https://example.org". Tags that say it all by their name (strong,
// emphasis, strikethrough, code, a line break) have no line.
func (s *Segment) TagNotes() []string {
	var notes []string
	for _, t := range s.Tags {
		if t.Stands != "" {
			notes = append(notes, t.Open()+": "+strings.Join(strings.Fields(t.Stands), " "))
		}
	}
	return notes
}

// CutTagNote takes a line of [Segment.TagNotes] apart: the tag as it opens, and what
// it stands for.
func CutTagNote(line string) (tag, stands string, ok bool) {
	n := TagLength(line)
	if n == 0 || line[1] == '/' {
		return "", "", false
	}
	stands, ok = strings.CutPrefix(line[n:], ": ")
	return line[:n], stands, ok
}

// IsTagNote reports whether a line is one of [Segment.TagNotes].
func IsTagNote(line string) bool {
	_, _, ok := CutTagNote(line)
	return ok
}

// Pos is a position in a file. Line and Col count from 1, Col in characters
// (Unicode code points). A zero Line means the file as a whole.
type Pos struct {
	File      string // slash-separated, relative to the folder that was loaded
	Line, Col int
}

func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	if c := strings.Compare(p.File, q.File); c != 0 {
		return c
	}
	if p.Line != q.Line {
		return p.Line - q.Line
	}
	return p.Col - q.Col
}

// An Error is what is wrong at a position of a file.
type Error struct {
	Pos Pos
	Err error
}

func (e *Error) Error() string { return e.Pos.String() + ": " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

// Space is what stands between a sentence and the next: nothing after one of
// Chinese or Japanese, else a blank.
func Space(sentence string) string {
	last, _ := utf8.DecodeLastRuneInString(sentence)
	if unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("。！？」』）", last) {
		return ""
	}
	return " "
}
