package finding

import (
	"errors"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Broken are the findings of files that cannot be read.
func Broken(err error, level Level) []Finding {
	var all []Finding
	for _, e := range segment.Flatten(err) {
		pos, sentence := segment.PosOf(e), e.Error()
		if at, ok := errors.AsType[*segment.Error](e); ok {
			sentence = at.Err.Error()
		}
		all = append(all, Finding{Pos: pos, Level: level, Rule: Unreadable, Sentence: sentence})
	}
	return all
}
