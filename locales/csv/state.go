package csv

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// readState sets the state of m to what the row says: the least finished of
// the columns counts.
func readState(m *locales.Message, cells *[columns]string) {
	v, known := locales.ParseVerdict(cells[stateColumn])
	if !known {
		v.State, m.UnknownState = approvedState(cells)
	}
	if locales.RejectsExport(cells[exportedColumn]) {
		v = locales.Verdict{State: locales.NeedsReview, Rejected: true}
	}
	switch {
	case v.State == locales.Obsolete:
	case m.Target == "":
		v = locales.Verdict{State: locales.Untranslated}
	case isFuzzy(cells[fuzzyColumn]) || isRefused(cells[approvedColumn]):
		v.State = locales.NeedsReview
	case v.State == locales.Untranslated:
		v.State = locales.Translated
	}
	m.State, m.Rejected = v.State, v.Rejected
}

// approvedState is the state of a text that no word says the state of, and a word
// that nobody knows.
func approvedState(cells *[columns]string) (s locales.State, unknown string) {
	unknown = strings.TrimSpace(cells[stateColumn])
	if unknown != "" {
		return locales.Translated, unknown
	}
	switch cell := cells[approvedColumn]; {
	case isBlank(cell), isRefused(cell):
		return locales.Translated, ""
	case isApproved(cell):
		return locales.Reviewed, ""
	default:
		return locales.Translated, strings.TrimSpace(cell)
	}
}

func isApproved(cell string) bool { return isOneOf(cell, "1", "x", "y", "yes", "true", "approved") }

func isRefused(cell string) bool { return isOneOf(cell, "0", "n", "no", "false", "not approved") }

func isOneOf(cell string, words ...string) bool {
	return slices.Contains(words, strings.ToLower(strings.TrimSpace(cell)))
}

// isFuzzy reads the column of translate-toolkit as that does.
func isFuzzy(cell string) bool {
	return isOneOf(cell, "1", "x", "true", "yes", "fuzzy")
}
