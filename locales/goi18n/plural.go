package goi18n

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// pluralForms are go-i18n's beside other, which is the one that a lesson uses,
// the most general last.
var pluralForms = []string{"zero", "one", "two", "few", "many"}

// A form is a plural form of a message beside other.
type form struct{ name, text string }

// keepForms takes the plural forms of a file into m. Where there is an other
// beside them they are named in comments. Where there is none, the most general
// form is a draft: nobody has said that it fits every number.
func keepForms(m *locales.Message, forms []form) {
	for _, name := range pluralForms {
		for _, f := range forms {
			if f.name != name || f.text == m.Target && m.State != locales.NeedsReview {
				continue
			}
			for line := range strings.SplitSeq(lineBreaks.Replace(f.text), "\n") {
				m.Comments = append(m.Comments, fmt.Sprintf("plural form %q: %s", f.name, line))
			}
		}
	}
}

// mostGeneral is the text of the form that stands for an other that is not
// there, "" if there is none.
func mostGeneral(forms []form) (text string) {
	for _, name := range pluralForms {
		for _, f := range forms {
			if f.name == name {
				text = f.text
			}
		}
	}
	return text
}
