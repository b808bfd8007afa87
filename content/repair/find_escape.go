package repair

import (
	"regexp"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// escapedMark is a character of emphasis, links or images that a tool took for
// text.
var escapedMark = regexp.MustCompile(`\\[][()*_!]`)

// escapes repairs markup that was escaped. What is text all the same reads as
// before without its backslash.
func escapes(_ *witness, r *attempt) []edit {
	found := escapedMark.FindAllStringIndex(r.raw, -1)
	if len(found) == 0 {
		return nil
	}
	is := escapedMark.ReplaceAllStringFunc(r.raw, func(mark string) string { return mark[1:] })
	m := edit{Repair: Repair{Escape, r.raw, is}}
	for _, at := range found {
		m.splices = append(m.splices, splice{markdown.Extent{Start: at[0], End: at[0] + 1}, ""})
	}
	return []edit{m}
}
