package csv

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// readState sets the state of m to what the row says: the least finished of
// the columns counts.
func readState(m *locales.Message, word, fuzzy, exported string) {
	v, known := locales.ParseVerdict(word)
	if !known {
		v.State, m.UnknownState = locales.Translated, strings.TrimSpace(word)
	}
	if locales.RejectsExport(exported) {
		v = locales.Verdict{State: locales.NeedsReview, Rejected: true}
	}
	switch {
	case v.State == locales.Obsolete:
	case m.Target == "":
		v = locales.Verdict{State: locales.Untranslated}
	case isFuzzy(fuzzy):
		v.State = locales.NeedsReview
	case v.State == locales.Untranslated:
		v.State = locales.Translated
	}
	m.State, m.Rejected = v.State, v.Rejected
}

// isFuzzy reads the column of translate-toolkit as that does.
func isFuzzy(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "1", "x", "true", "yes", "fuzzy":
		return true
	}
	return false
}
