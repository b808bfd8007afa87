package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Finding is something that somebody ought to look at. It is not an error.
type Finding struct {
	Pos      segment.Pos
	Level    Level
	Rule     string // the ID of a [Rule]
	Sentence string
	About    string // what the sentence is about, as a text spells it; "" if nothing stands for it
	ID       string // the message
	Locale   string // "" if it is of none
	Source   string // the text that stands in the lesson

	// Text is the line that is shown, and [Start,End) the bytes of it that are
	// wrong. They are equal where something is missing, and both zero where
	// all of the line is meant.
	Text       string
	Start, End int

	// Lines are the lines of the file in which it is, the first of them that of
	// Pos, and [From,To) the bytes of them that are wrong; "" if nobody knows.
	Lines    string
	From, To int
}

// A Level says how bad a finding is.
type Level uint8

// The levels.
const (
	Note Level = iota
	Warning
	Error
)

func (l Level) String() string { return [...]string{"note", "warning", "error"}[l] }

// String is the finding in a line: place, level, rule and sentence.
func (f Finding) String() string {
	return OneLine(fmt.Sprintf("%s: %s %s: %s", f.Pos, f.Level, f.Rule, f.Sentence))
}

// Place is where the finding is, to the character where the file shows it.
func (f *Finding) Place() segment.Pos {
	pos := f.Pos
	if f.Lines != "" {
		pos.Col = 1 + utf8.RuneCountInString(f.Lines[:f.From])
	}
	return pos
}

// end is the number of the line in which what is wrong ends, and the bytes of
// that line before its end.
func (f *Finding) end() (line int, before string) {
	wrong := f.Lines[:max(f.From, f.To)]
	return f.Pos.Line + strings.Count(wrong, "\n"), wrong[strings.LastIndexByte(wrong, '\n')+1:]
}

// Sorted are findings by position, each once: a message stands in many lessons.
// What is found at one place keeps its order.
func Sorted(findings []Finding) []Finding {
	seen := map[Finding]bool{}
	findings = slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool {
		defer func() { seen[f] = true }()
		return seen[f]
	})
	slices.SortStableFunc(findings, Compare)
	return findings
}

// Compare orders findings by position, then by message.
func Compare(a, b Finding) int { return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.ID, b.ID)) }
