package repair

import (
	"regexp"
	"strings"

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
