package locales

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/locales/memory"
)

// Formats that have no place for suggestions show them in their notes:
//
//	suggestion 87% (memory): Envoyer un message
//	was: Send a text
//	diff: Send a [-text-] {+message+}

// OriginWord is how files spell where a suggestion comes from, or what it is
// instead of one: "active" is the accepted translation, "rejected" one that a
// reviewer took back.
func OriginWord(s Suggestion) string {
	switch s.Kind {
	case memory.Superseded:
		return activeWord
	case memory.Rejected:
		return RejectedWord
	}
	return s.Origin
}

const activeWord = "active"

// WithOrigin is a suggestion of the score that it has with the word that a file
// has for where it comes from: see [OriginWord]. A translation that is alike is not
// the accepted one.
func WithOrigin(s Suggestion, word string) Suggestion {
	switch {
	case word == RejectedWord:
		s.Kind = memory.Rejected
	case word == activeWord && s.Score == 1:
		s.Kind = memory.Superseded
	default:
		s.Origin = word
	}
	return s
}

// SuggestionLines shows suggestions for a message of the source text given,
// the first one with what changed since. oneLine makes one line of a text.
func SuggestionLines(suggestions []Suggestion, source string, oneLine func(string) string) []string {
	var lines []string
	for i, s := range suggestions {
		line := "suggestion"
		if percent := int(s.Score*100 + 0.5); percent > 0 {
			line += " " + strconv.Itoa(min(percent, 100)) + "%"
		}
		if origin := OriginWord(s); origin != "" {
			line += " (" + strings.ReplaceAll(oneLine(origin), "): ", ") ") + ")"
		}
		lines = append(lines, line+": "+oneLine(s.Text))
		if s.Source != "" {
			lines = append(lines, "was: "+oneLine(s.Source))
		}
		if i == 0 && s.Source != "" && s.Source != source && source != "" {
			lines = append(lines, "diff: "+oneLine(memory.Diff(s.Source, source)))
		}
	}
	return lines
}

var suggestionShape = regexp.MustCompile(`^suggestion(?: (\d{1,2}|100)%)?(?: \((.*?)\): |: ?)(.*)$`)

// ParseSuggestion reads the first line of a suggestion, also where somebody typed
// it without the blank behind the colon.
func ParseSuggestion(line string) (Suggestion, bool) {
	if !strings.HasPrefix(line, "suggestion") {
		return Suggestion{}, false
	}
	parts := suggestionShape.FindStringSubmatch(line)
	if parts == nil {
		return Suggestion{}, false
	}
	percent, _ := strconv.Atoi(parts[1])
	return WithOrigin(Suggestion{Text: parts[3], Score: float64(percent) / 100}, parts[2]), true
}

// A SuggestionReader reads what [SuggestionLines] wrote, line by line.
type SuggestionReader struct {
	Suggestions []Suggestion
	next        string // how the next line may begin
}

// Read takes in one line and reports whether it was part of a suggestion.
func (r *SuggestionReader) Read(line string) bool {
	next := r.next
	r.next = ""
	if s, ok := ParseSuggestion(line); ok {
		r.Suggestions = append(r.Suggestions, s)
		r.next = "was: "
		return true
	}
	rest, ok := strings.CutPrefix(line, next)
	switch {
	case next == "" || !ok || rest == "":
		return false
	case next == "was: ":
		r.Suggestions[len(r.Suggestions)-1].Source = rest
		r.next = "diff: "
	}
	return true // the difference is made anew each time
}
