package goi18n

import (
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// The lines of a description, as doc.go lists them. Writing is above, reading
// below; each line that is written has one reader in lineReaders.

// sourceDescription is the description that the source file holds and the
// hash covers: the context and the notes.
func sourceDescription(m *locales.Message) string {
	lines := make([]string, 0, 1+len(m.Notes))
	if m.Context != "" {
		lines = append(lines, "context: "+oneLine(m.Context))
	}
	for _, note := range m.Notes {
		note = oneLine(note)
		if !segment.IsTagNote(note) {
			note = "note: " + note
		}
		lines = append(lines, note)
	}
	return strings.Join(lines, "\n")
}

// localeLines are what a locale adds to the description. A text that is not
// finished is a suggestion here: as the text of the message it would count as
// translated when the file comes back.
func localeLines(m *locales.Message) []string {
	var lines []string
	suggestions := m.Suggestions
	if m.State == locales.Reviewed {
		lines = append(lines, "state: reviewed")
	}
	if e := m.Exported.String(); e != "" {
		lines = append(lines, exportedPrefix+e)
	}
	switch {
	case !m.State.Finished() && m.Target != "":
		own := locales.Suggestion{Text: m.Target, Source: m.Previous}
		suggestions = append([]locales.Suggestion{own}, suggestions...)
	case m.Previous != "":
		lines = append(lines, "was: "+oneLine(m.Previous))
	}
	return append(lines, locales.SuggestionLines(suggestions, m.Source, oneLine)...)
}

const exportedPrefix = "exported: "

// oneLine makes one line of a text that should be one: whatever some syntax
// takes for a line break, or refuses, becomes a blank.
func oneLine(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isBreak(r) || isControl(r) {
			return ' '
		}
		return r
	}, s)
}

// isPlain reports whether s is printable ASCII, as most lines are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

func isBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// isControl finds what cannot stand in a comment: in TOML the controls but
// the tab, in YAML also what is not printable there.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\ufeff' || r == '\ufffe' || r == '\uffff'
}

// A descriptionReader is how far a description was read.
type descriptionReader struct {
	m           *locales.Message
	reviewed    bool
	drafted     bool // somebody calls it unfinished, or refused
	suggestions locales.SuggestionReader
	rest        []string // lines of no shape of ours
}

// lineReaders are tried in turn on lines that begin with prefix, until one
// says that it read the line. In a source file only those that may stand
// there are.
var lineReaders = []struct {
	prefix string
	source bool
	read   func(r *descriptionReader, line string) bool
}{
	{"context: ", true, (*descriptionReader).context},
	{"note: ", true, (*descriptionReader).note},
	{"<", true, (*descriptionReader).tagNote},
	{"#", true, (*descriptionReader).comment},
	{"", false, (*descriptionReader).state},
	{exportedPrefix, false, (*descriptionReader).exported},
	{"was: ", false, (*descriptionReader).was},
}

func (r *descriptionReader) lines(description string, source bool) {
	description = strings.Trim(description, "\r\n")
	if description == "" {
		return
	}
	for line := range strings.SplitSeq(description, "\n") {
		r.line(strings.TrimSuffix(line, "\r"), source)
	}
}

func (r *descriptionReader) line(line string, source bool) {
	if !source && r.suggestions.Read(line) {
		return
	}
	for _, shape := range lineReaders {
		if (shape.source || !source) && strings.HasPrefix(line, shape.prefix) && shape.read(r, line) {
			return
		}
	}
	r.rest = append(r.rest, line)
}

func (r *descriptionReader) context(line string) bool {
	if r.m.Context != "" {
		return false
	}
	r.m.Context = strings.TrimPrefix(line, "context: ")
	return true
}

func (r *descriptionReader) note(line string) bool {
	r.m.Notes = append(r.m.Notes, strings.TrimPrefix(line, "note: "))
	return true
}

func (r *descriptionReader) tagNote(line string) bool {
	if segment.IsTagNote(line) {
		r.m.Notes = append(r.m.Notes, line)
		return true
	}
	return false
}

func (r *descriptionReader) comment(line string) bool {
	r.m.Comments = append(r.m.Comments, commentLine(line))
	return true
}

// state is a line about the state. A word that nobody knows stays a comment.
func (r *descriptionReader) state(line string) bool {
	word, ok := locales.StateWord(line)
	if !ok {
		return false
	}
	v, known := locales.ParseVerdict(word)
	if !known {
		r.m.UnknownState = word
		return false
	}
	r.said(v)
	return true
}

func (r *descriptionReader) said(v locales.Verdict) {
	switch v.State {
	case locales.Reviewed:
		r.reviewed = true
	case locales.NeedsReview, locales.Obsolete:
		r.drafted, r.m.Rejected = true, r.m.Rejected || v.Rejected
	}
}

func (r *descriptionReader) exported(line string) bool {
	spelled := strings.TrimPrefix(line, exportedPrefix)
	e, ok := locales.ParseExport(spelled)
	switch {
	case ok:
		r.m.Exported = e
	case locales.RejectsExport(spelled):
		r.said(locales.Verdict{State: locales.NeedsReview, Rejected: true})
		return true
	}
	return ok
}

// was is the source of the translation.
func (r *descriptionReader) was(line string) bool {
	if r.m.Previous != "" || len(r.suggestions.Suggestions) > 0 {
		return false
	}
	r.m.Previous = strings.TrimPrefix(line, "was: ")
	return true
}

// readDescription fills in what a description of a locale's file says and
// returns the state that it calls the translation.
func readDescription(m *locales.Message, description string) locales.State {
	r := descriptionReader{m: m}
	r.lines(description, false)
	m.Suggestions = append(m.Suggestions, r.suggestions.Suggestions...)
	m.Comments = append(m.Comments, r.rest...)
	switch {
	case r.drafted:
		return locales.NeedsReview
	case r.reviewed:
		return locales.Reviewed
	}
	return locales.Translated
}

// obsoleteLine marks a source text that no lesson has, and that the files of
// some language still name.
const obsoleteLine = "state: obsolete"

func readSourceDescription(m *locales.Message, description string) {
	r := descriptionReader{m: m}
	r.lines(description, true)
	for _, line := range r.rest {
		if line == obsoleteLine {
			m.State = locales.Obsolete
		} else {
			m.Notes = append(m.Notes, line)
		}
	}
}
