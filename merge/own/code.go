package own

import (
	"regexp"

	"github.com/parasol-l10n/parasol/content"
)

// script finds what a browser runs.
var script = regexp.MustCompile(`(?i)<script\b|<iframe\b|<object\b|<embed\b|[\s"'/]on[a-z]+\s*=|(?:javascript|vbscript|data)\s*:`)

// bringsCode reports whether a document has more that a site or a browser runs
// than another.
func bringsCode(d, was *content.Document) bool {
	return d.BringsCode(was) || len(script.FindAllIndex(d.Source(), -1)) > len(script.FindAllIndex(was.Source(), -1))
}
