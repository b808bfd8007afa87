package csv

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// states are our own words, and what the rows that have them say.
var states = []locales.State{
	locales.Untranslated, locales.NeedsReview, locales.Translated, locales.Reviewed, locales.Obsolete,
}

const rejectedWord = "rejected"

// words are those of other tools, Weblate's and XLIFF's among them, and of
// people, with hyphens for blanks.
var words = map[string]locales.State{
	"needs-editing": locales.NeedsReview, "needs-rewriting": locales.NeedsReview, "needs-checking": locales.NeedsReview,
	"needs-work": locales.NeedsReview, "to-review": locales.NeedsReview, "fuzzy": locales.NeedsReview, "draft": locales.NeedsReview,
	"new": locales.NeedsReview, "initial": locales.NeedsReview,
	"needs-translation": locales.NeedsReview, "needs-adaptation": locales.NeedsReview, "needs-l10n": locales.NeedsReview,
	"needs-review-translation": locales.NeedsReview, "needs-review-adaptation": locales.NeedsReview, "needs-review-l10n": locales.NeedsReview,
	"empty": locales.Untranslated, "not-translated": locales.Untranslated,
	"done": locales.Translated, "waiting-for-review": locales.Translated,
	"approved": locales.Reviewed, "final": locales.Reviewed, "signed-off": locales.Reviewed,
}

func stateWords() []string {
	names := []string{}
	for _, s := range states {
		names = append(names, s.String())
	}
	return append(names, rejectedWord)
}

// readState sets the state of m to what the row says, and reports whether the
// word of it is known. The least finished of the two columns counts.
func readState(m *locales.Message, word, fuzzy string) bool {
	word = strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(strings.TrimSpace(word)))
	state, known := words[word]
	refused := word == rejectedWord || strings.HasPrefix(word, rejectedWord+"-")
	switch {
	case word == "":
		state, known = locales.Translated, true
	case refused:
		state, known = locales.NeedsReview, true
	}
	for _, s := range states {
		if s.String() == word {
			state, known = s, true
		}
	}
	switch {
	case state == locales.Obsolete:
	case m.Target == "":
		state = locales.Untranslated
	case isFuzzy(fuzzy):
		state = locales.NeedsReview
	case state == locales.Untranslated:
		state = locales.Translated
	}
	m.State, m.Rejected = state, refused && m.Target != ""
	return known
}

// isFuzzy reads the column of translate-toolkit as that does.
func isFuzzy(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "1", "x", "true", "yes", "fuzzy":
		return true
	}
	return false
}
