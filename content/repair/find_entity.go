package repair

import (
	"regexp"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// escapedTag is an HTML tag that was escaped, perhaps more than once.
var escapedTag = regexp.MustCompile(`&(?:amp;)*lt;(/?[A-Za-z][^<>\n]{0,200}?)&(?:amp;)*gt;`)

// entities repairs HTML tags whose brackets came back as references.
func entities(_ *witness, r *attempt) []edit {
	var edits []edit
	for _, m := range escapedTag.FindAllStringSubmatchIndex(r.raw, -1) {
		is := "<" + markdown.Decode([]byte(r.raw[m[2]:m[3]])) + ">"
		edits = append(edits, edit{Repair{Entity, r.raw[m[0]:m[1]], is}, []splice{{markdown.Extent{Start: m[0], End: m[1]}, is}}})
	}
	return edits
}
