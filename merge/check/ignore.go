package check

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// ignores reports whether a message asks a rule to say nothing of it. It does
// so by "ignore-" and the rule's ID, the spelling of Weblate's flags: in a flag
// of its file (#, ignore-numbers in PO), in a translator's comment, or in an
// author's note in the lesson (<!-- parasol:note ignore-numbers -->). Notes
// reach all formats.
func ignores(m *locales.Message, rule string) bool {
	flag := "ignore-" + rule
	for _, lines := range [][]string{m.Flags, m.Comments, m.Notes} {
		for _, line := range lines {
			if strings.Contains(line, flag) && slices.Contains(strings.FieldsFunc(line, betweenFlags), flag) {
				return true
			}
		}
	}
	return false
}

func betweenFlags(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '#' }
