package repair

import (
	"regexp"
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// address is a URL as it stands in a text, without the punctuation that ends a
// sentence.
var address = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[!-~]*[A-Za-z0-9/_#=&%-]`)

// addressesMissing are those of the segment that a text does not hold.
func (w *witness) addressesMissing(text string) []string {
	var missing []string
	for _, a := range w.addresses {
		if !strings.Contains(text, a) {
			missing = append(missing, a)
		}
	}
	return missing
}

// brokenAddresses repairs addresses that stand in the text as such.
func brokenAddresses(w *witness, r *attempt) []edit {
	var edits []edit
	missing := w.addressesMissing(r.text())
	if len(missing) == 0 {
		return nil
	}
	f := fold(r.raw)
	for _, a := range missing {
		if found := f.find(bareTarget(a)); len(found) == 1 && r.raw[found[0].Start:found[0].End] != a {
			edits = append(edits, edit{Repair{MisspeltTarget, r.raw[found[0].Start:found[0].End], a}, []splice{{found[0], a}}})
		}
	}
	return edits
}

// addressesOf are the addresses of a segment's text.
func addressesOf(s *segment.Segment) []string {
	if !strings.Contains(s.Text, "://") {
		return nil
	}
	found := address.FindAllString(segment.Plain(s.Text), mostEdits)
	return found
}

// brokenScheme is how an address begins that has blanks in it.
var brokenScheme = regexp.MustCompile(`([A-Za-z][A-Za-z0-9+.-]*)` + anyBlank + `[:：]` + anyBlank + `/` + anyBlank + `/`)

// schemesBroken are where the schemes of addresses that the segment has as text are
// broken, and the segment's own are not.
func (w *witness) schemesBroken(raw string) [][]int {
	if !strings.Contains(w.Text, "://") || !strings.Contains(raw, "/") {
		return nil
	}
	var found [][]int
	for _, at := range brokenScheme.FindAllStringSubmatchIndex(raw, -1) {
		is := raw[at[2]:at[3]] + "://"
		if broken := raw[at[0]:at[1]]; broken != is && strings.Contains(w.Text, is) && !strings.Contains(w.Text, broken) {
			found = append(found, at)
		}
	}
	return found
}

// brokenSchemes repairs the beginnings of addresses.
func brokenSchemes(w *witness, r *attempt) []edit {
	var edits []edit
	for _, at := range w.schemesBroken(r.raw) {
		is := r.raw[at[2]:at[3]] + "://"
		edits = append(edits, edit{Repair{MisspeltTarget, r.raw[at[0]:at[1]], is}, []splice{{markdown.Extent{Start: at[0], End: at[1]}, is}}})
	}
	return edits
}
