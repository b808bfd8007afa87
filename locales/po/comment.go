package po

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// What stands in comments, as doc.go lists it: writing first, then reading.

// The translators' comments that say what no field of PO does. msgcat and
// msgmerge keep them, which they do with no flag of ours.
const (
	reviewed    = "state: reviewed"
	needsReview = "state: needs-review"
	rejected    = "state: rejected"

	exportedPrefix = "exported: "
)

func (w *writer) comments(m *locales.Message) {
	switch {
	case m.State == locales.Reviewed || m.State == locales.Obsolete && m.Former == locales.Reviewed:
		w.comment("#", reviewed)
	case m.State == locales.NeedsReview && m.Rejected && !isBlank(m.Target):
		w.comment("#", rejected)
	}
	if e := m.Exported.String(); e != "" {
		w.comment("#", exportedPrefix+e)
	}
	for _, c := range m.Comments {
		for line := range strings.SplitSeq(c, "\n") {
			if line = oneLine(line); (&marks{}).read(line) {
				line = " " + line // said by nobody in this place
			}
			w.comment("#", line)
		}
	}
}

func (w *writer) notes(m *locales.Message) {
	for _, note := range m.Notes {
		note = oneLine(note)
		if _, ok := locales.ParseSuggestion(note); ok {
			note = " " + note
		}
		w.comment("#.", note)
	}
	toReview := m.State != locales.Obsolete && !m.State.Finished() && !isBlank(m.Target)
	suggestions := slices.DeleteFunc(slices.Clone(m.Suggestions), func(s locales.Suggestion) bool {
		return isBlank(s.Text) || toReview && samePair(s, m.Target, m.Previous)
	})
	for _, line := range locales.SuggestionLines(suggestions, m.Source, oneLine) {
		w.comment("#.", line)
	}
}

// samePair reports whether s says no more than a fuzzy translation does.
func samePair(s locales.Suggestion, target, previous string) bool {
	return oneLine(s.Text) == oneLine(target) && oneLine(s.Source) == oneLine(previous)
}

func isBlank(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// oneLine makes one line of a text that should be one.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\x00") {
		s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\x00", "\ufffd").Replace(s)
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// marks are what the translators' comments of an entry say of it.
type marks struct {
	reviewed, needsReview, rejected bool
	exported                        locales.Export
}

// read takes in a comment and reports whether it is a mark.
func (m *marks) read(comment string) bool {
	switch comment {
	case reviewed:
		m.reviewed = true
	case needsReview:
		m.needsReview = true
	case rejected:
		m.rejected = true
	default:
		spelled, ok := strings.CutPrefix(comment, exportedPrefix)
		if !ok {
			return false
		}
		e, ok := locales.ParseExport(spelled)
		if ok && (m.exported == locales.Export{}) { // of two that msgcat put together the first
			m.exported = e
		}
		return ok
	}
	return true
}

// readComments takes the marks out of the translators' comments.
func readComments(comments []string) ([]string, marks) {
	var m marks
	comments = slices.DeleteFunc(comments, m.read)
	if len(comments) == 0 {
		return nil, m
	}
	return comments, m
}

// readNotes fills in the notes and the suggestions among them.
func readNotes(m *locales.Message, lines []string) {
	var r locales.SuggestionReader
	for _, line := range lines {
		if s, ok := locales.ParseSuggestion(line); ok && isBlank(s.Text) || !r.Read(line) {
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
