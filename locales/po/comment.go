package po

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// What stands in comments, as doc.go lists it: writing first, then reading.

// The translators' comments that say what no field of PO does. msgcat and
// msgmerge keep them, which they do with no flag of ours.
const (
	statePrefix = "state: "
	rejected    = "state: rejected"

	exportedPrefix = "exported: "
	exportedOf     = " of "
)

func (w *writer) comments(m *locales.Message) {
	switch {
	case m.State == locales.Reviewed || m.State == locales.Obsolete && m.Former == locales.Reviewed:
		w.comment("#", statePrefix+locales.Export{State: locales.Reviewed, Print: reviewPrint(segment.ID(m.Context, m.Source), m.Target)}.String())
	case (m.State == locales.NeedsReview || m.State == locales.Obsolete) && m.Rejected && !segment.IsBlank(m.Target):
		w.comment("#", rejected)
	}
	if e := m.Exported.String(); e != "" {
		w.comment("#", exportedPrefix+e+exportedOf+locales.Fingerprint(segment.ID(m.Context, m.Source)))
	}
	for _, c := range m.Comments {
		for line := range strings.SplitSeq(c, "\n") {
			w.comment("#", plain(oneLine(line)))
		}
	}
}

// reviewPrint names what somebody has reviewed: a translation of a text. The
// mark of it says nothing of what anybody makes of either later, by hand or with
// msgmerge.
func reviewPrint(id, target string) string { return locales.Fingerprint(id + "\n" + target) }

// plain is a comment that is said by nobody in the place of a mark: one that
// would pass for a mark gets a blank before it, which [readComments] takes off.
func plain(comment string) string {
	if isMark(strings.TrimLeft(comment, " ")) {
		return " " + comment
	}
	return comment
}

func isMark(comment string) bool {
	var m marks
	return m.read(comment) || m.unknown != ""
}

func (w *writer) notes(m *locales.Message) {
	for _, note := range m.Notes {
		if note = oneLine(note); saysMore(note) {
			note = " " + note
		}
		w.comment("#.", note)
	}
	toReview := m.State != locales.Obsolete && !m.State.Finished() && !segment.IsBlank(m.Target)
	suggestions := slices.DeleteFunc(slices.Clone(m.Suggestions), func(s locales.Suggestion) bool {
		return segment.IsBlank(s.Text) || toReview && samePair(s, m.Target, m.Previous)
	})
	for _, line := range locales.SuggestionLines(suggestions, m.Source, oneLine) {
		w.comment("#.", line)
	}
}

// saysMore reports whether a note, but for blanks before it, would pass for
// something else: a suggestion, or a state. It gets a blank more before it, which
// [readNotes] takes off.
func saysMore(note string) bool {
	note = strings.TrimLeft(note, " ")
	_, isSuggestion := locales.ParseSuggestion(note)
	return isSuggestion || locales.IsStateLine(note)
}

// samePair reports whether s says no more than a fuzzy translation does.
func samePair(s locales.Suggestion, target, previous string) bool {
	return oneLine(s.Text) == oneLine(target) && oneLine(s.Source) == oneLine(previous)
}

// oneLine makes one line of a text that should be one.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\x00") {
		s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\x00", "\ufffd").Replace(s)
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// marks are what the comments of an entry say of it.
type marks struct {
	said     []locales.Verdict // of its state, each of which counts
	unknown  string            // a word for a state that nobody knows
	exported locales.Export

	others bool // what went out was another message, whose comments these were

	id, target string // of the message
	alike      bool   // the message has the text of another one beside its own
}

// read takes in a translators' comment and reports whether it is a mark. A
// word that nobody knows stays a comment.
func (m *marks) read(comment string) bool {
	if spelled, ok := strings.CutPrefix(comment, exportedPrefix); ok {
		return m.readExport(spelled)
	}
	if m.readReview(comment) {
		return true
	}
	word, ok := locales.StateWord(comment)
	if !ok {
		return false
	}
	v, known := locales.ParseVerdict(word)
	if !known {
		m.unknown = word
		return false
	}
	m.said = append(m.said, v)
	return true
}

// readReview reads the mark of a review that says of what it is.
func (m *marks) readReview(comment string) bool {
	spelled, ok := strings.CutPrefix(comment, statePrefix)
	if !ok {
		return false
	}
	e, ok := locales.ParseExport(spelled)
	if !ok || e.State != locales.Reviewed || e.Print == "" {
		return false
	}
	if e.Print == reviewPrint(m.id, m.target) {
		m.said = append(m.said, locales.Verdict{State: locales.Reviewed})
	}
	return true
}

func (m *marks) readExport(spelled string) bool {
	spelled, of, _ := strings.Cut(spelled, exportedOf)
	e, ok := locales.ParseExport(spelled)
	switch {
	case ok && m.ofAnother(of, e):
		m.others = true
	case ok && m.exported == locales.Export{}: // of two that msgcat put together the first
		m.exported = e
	case !ok && locales.RejectsExport(spelled):
		m.said = append(m.said, locales.Verdict{State: locales.NeedsReview, Rejected: true})
		return true
	}
	return ok
}

// ofAnother reports whether a mark of what went out is about another text than
// that of its message: msgmerge carries the comments of one on to one alike. Where it does not say, as in files of earlier versions,
// the text that msgmerge found alike tells: what is finished has none.
func (m *marks) ofAnother(of string, e locales.Export) bool {
	if of = strings.TrimSpace(of); of != "" {
		return of != locales.Fingerprint(m.id)
	}
	return m.alike && e.State.Finished()
}

// readNote takes in an extracted comment, which is the authors' place: what
// somebody wrote there against a translation counts, and nothing in its favour.
func (m *marks) readNote(note string) bool {
	word, _ := locales.StateWord(note)
	v, known := locales.ParseVerdict(word)
	if known = known && v.State == locales.NeedsReview; known {
		m.said = append(m.said, v)
	}
	return known
}

// any reports whether anything was said of the state, also of another message's.
func (m *marks) any() bool {
	return len(m.said) > 0 || m.unknown != "" || m.others || m.exported != locales.Export{}
}

// says reports whether one of the verdicts is of the kind.
func (m *marks) says(is func(v locales.Verdict) bool) bool { return slices.ContainsFunc(m.said, is) }

func (m *marks) rejected() bool {
	return m.says(func(v locales.Verdict) bool { return v.Rejected })
}

// reviewed reports whether somebody has reviewed this translation of this text:
// a mark that came from another text with what went out of that is about that.
func (m *marks) reviewed() bool {
	return m.state(locales.Reviewed) && (!m.others || m.exported != locales.Export{})
}

func (m *marks) state(s locales.State) bool {
	return m.says(func(v locales.Verdict) bool { return v.State == s })
}

// readComments takes the marks out of the translators' comments, and gives
// those that only look like one what they are.
func readComments(comments []string, m *marks) []string {
	comments = slices.DeleteFunc(comments, m.read)
	for i, c := range comments {
		if strings.HasPrefix(c, " ") && isMark(strings.TrimLeft(c, " ")) {
			comments[i] = c[1:]
		}
	}
	if len(comments) == 0 {
		return nil
	}
	return comments
}

// readNotes fills in the notes and the suggestions among them.
func readNotes(m *locales.Message, lines []string, said *marks) {
	var r locales.SuggestionReader
	for _, line := range lines {
		if said.readNote(line) {
			continue
		}
		if s, ok := locales.ParseSuggestion(line); ok && segment.IsBlank(s.Text) || !r.Read(line) {
			if strings.HasPrefix(line, " ") && saysMore(line) {
				line = line[1:]
			}
			m.Notes = append(m.Notes, line)
		}
	}
	m.Suggestions = r.Suggestions
}

// gettext 0.22 and later set a reference with blanks between these.
const (
	isolate = "\u2068"
	release = "\u2069"
)

// wrapReference is a reference as one word of a "#:" line.
func wrapReference(r string) string {
	r = wholeReference(strings.ToValidUTF8(r, "\ufffd"))
	// A colon at its end would take in what follows as a line number, a
	// backslash the next line.
	if strings.ContainsAny(r, referenceBlanks) || strings.HasSuffix(r, ":") || strings.HasSuffix(r, `\`) {
		return isolate + r + release
	}
	return r
}

// splitReferences is the references of "#:" lines, each of which ends in a
// line end. An older msgcat may have broken one between its isolates.
func splitReferences(lines string) []string {
	var list []string
	add := func(r string) {
		if r = wholeReference(r); r != "" {
			list = append(list, r)
		}
	}
	for {
		lines = strings.TrimLeft(lines, referenceBlanks)
		if lines == "" {
			return list
		}
		if rest, ok := strings.CutPrefix(lines, isolate); ok {
			if i := strings.Index(rest, release); i >= 0 {
				add(rest[:i])
				lines = rest[i+len(release):]
				continue
			}
			lines = strings.ReplaceAll(rest, isolate, "") // none is ever released
			continue
		}
		i := strings.IndexAny(lines, referenceBlanks)
		if i < 0 {
			i = len(lines)
		}
		add(lines[:i])
		lines = lines[i:]
	}
}

const referenceBlanks = " \t\v\f\n"

var isolates = strings.NewReplacer(isolate, "", release, "")

// wholeReference is r without what cannot be part of it.
func wholeReference(r string) string {
	if strings.ContainsAny(r, "\n\r\x00"+isolate+release) {
		r = isolates.Replace(oneLine(r))
	}
	return strings.Trim(r, referenceBlanks)
}

// unique drops what stands in list before.
func unique(list []string) []string {
	if len(list) < 2 {
		return list
	}
	seen := func(i int) bool {
		for _, s := range list[:i] {
			if s == list[i] {
				return true
			}
		}
		return false
	}
	if len(list) > 16 {
		places := make(map[string]int, len(list))
		for i := len(list) - 1; i >= 0; i-- {
			places[list[i]] = i
		}
		seen = func(i int) bool { return places[list[i]] < i }
	}
	for i := range list {
		if seen(i) {
			return uniqueFrom(list, i, seen)
		}
	}
	return list
}

func uniqueFrom(list []string, i int, seen func(int) bool) []string {
	kept := append(make([]string, 0, len(list)-1), list[:i]...)
	for j := i + 1; j < len(list); j++ {
		if !seen(j) {
			kept = append(kept, list[j])
		}
	}
	return kept
}
