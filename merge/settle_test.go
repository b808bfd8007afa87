package merge

import (
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// A returned translation that one of its lessons cannot hold takes the place
// of the accepted one in none of them.
func TestTranslationRefusedInOneLessonStaysADraft(t *testing.T) {
	for name, test := range map[string]struct {
		second Entry
		draft  bool
	}{
		"refused":                          {Entry{Status: Rejected, Refused: true}, true},
		"refused, with words in its stead": {Entry{Status: Published, Refused: true}, true},
		"accepted":                         {Entry{Status: Translated}, false},
	} {
		t.Run(name, func(t *testing.T) {
			earlier := locales.Message{ID: "lock", Source: "Lock it.", Target: "Verrouillez-le.", State: locales.Translated}
			returned := earlier
			returned.Target, returned.Draft = "Fermez-le.", true
			l := &Language{Catalog: &locales.Catalog{Locale: "fr", Messages: []locales.Message{returned}}}
			m := &l.Catalog.Messages[0]
			test.second.Message = m
			behind := l.behind(l.settle([]*Plan{
				{Entries: []Entry{{Message: m, Status: Translated}}},
				{Entries: []Entry{test.second}},
			}), map[string]locales.Message{"lock": earlier})
			if m.Draft != test.draft || (behind["lock"].Target == earlier.Target) != test.draft {
				t.Errorf("draft is %v, and behind it stands %q", m.Draft, behind["lock"].Target)
			}
		})
	}
}
