package locales

import (
	"regexp"
	"strings"
)

// A Verdict is what a file says of a unit: the state that it gives it, and
// whether a reviewer refused its text.
type Verdict struct {
	State    State
	Rejected bool
}

// RejectedWord is how the formats spell a reviewer's no.
const RejectedWord = "rejected"

// verdicts are the words for states: our own, and those of gettext, XLIFF,
// Weblate, Poedit and people, with hyphens for blanks.
var verdicts = map[string]Verdict{
	Untranslated.String(): {State: Untranslated}, "empty": {State: Untranslated}, "not-translated": {State: Untranslated},

	NeedsReview.String(): {State: NeedsReview}, "to-review": {State: NeedsReview}, "fuzzy": {State: NeedsReview}, "draft": {State: NeedsReview},
	"needs-editing": {State: NeedsReview}, "needs-rewriting": {State: NeedsReview}, "needs-checking": {State: NeedsReview}, "needs-work": {State: NeedsReview},
	"new": {State: NeedsReview}, "initial": {State: NeedsReview}, "unfinished": {State: NeedsReview}, "unreviewed": {State: NeedsReview},
	"needs-translation": {State: NeedsReview}, "needs-adaptation": {State: NeedsReview}, "needs-l10n": {State: NeedsReview},
	"needs-review-translation": {State: NeedsReview}, "needs-review-adaptation": {State: NeedsReview}, "needs-review-l10n": {State: NeedsReview},

	Translated.String(): {State: Translated}, "done": {State: Translated}, "finished": {State: Translated}, "waiting-for-review": {State: Translated},
	Reviewed.String(): {State: Reviewed}, "approved": {State: Reviewed}, "final": {State: Reviewed}, "signed-off": {State: Reviewed},

	Obsolete.String(): {State: Obsolete},
	RejectedWord:      {NeedsReview, true}, "refused": {NeedsReview, true},
}

var blanks = strings.NewReplacer(" ", "-", "_", "-")

// ParseVerdict reads a word for a state, in whatever case, and reports whether
// it is one. A rejection may say its reason behind a hyphen, as XLIFF's do:
// "rejected-grammar".
func ParseVerdict(word string) (Verdict, bool) {
	word = blanks.Replace(strings.ToLower(strings.TrimSpace(word)))
	if v, known := verdicts[word]; known {
		return v, true
	}
	if strings.HasPrefix(word, RejectedWord+"-") {
		return Verdict{NeedsReview, true}, true
	}
	return Verdict{}, false
}

// stateLine is a line of a comment, or of a description, that is about nothing
// but the state: a word or a few that belong together.
var stateLine = regexp.MustCompile(`^(?i:state)[ \t]*:[ \t]*(\pL[\pL\pN_-]*(?:[ \t]+[\pL\pN_-]+){0,2})[ \t]*\.?[ \t]*$`)

// StateWord is the word that a line says for a state: "state: rejected". A
// sentence that begins so is none.
func StateWord(line string) (word string, ok bool) {
	if len(line) < len("state:") || line[0]|0x20 != 's' {
		return "", false
	}
	m := stateLine.FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// IsStateLine reports whether a line says a state that is known.
func IsStateLine(line string) bool {
	word, ok := StateWord(line)
	if ok {
		_, ok = ParseVerdict(word)
	}
	return ok
}
