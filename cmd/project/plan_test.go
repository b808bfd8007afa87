package project

import (
	"testing"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge"
)

// A returned translation that one of its lessons cannot hold takes the place
// of the accepted one in none of them.
func TestTranslationRefusedInOneLessonStaysADraft(t *testing.T) {
	for name, test := range map[string]struct {
		second merge.Status
		draft  bool
	}{
		"refused":  {merge.Rejected, true},
		"accepted": {merge.Translated, false},
	} {
		t.Run(name, func(t *testing.T) {
			earlier := locales.Message{ID: "lock", Source: "Lock it.", Target: "Verrouillez-le.", State: locales.Translated}
			returned := earlier
			returned.Target, returned.Draft = "Fermez-le.", true
			l := &locale{
				catalog: &locales.Catalog{Locale: "fr", Messages: []locales.Message{returned}},
				files:   &store.Files{Active: &locales.Catalog{Locale: "fr", Messages: []locales.Message{earlier}}},
			}
			m := &l.catalog.Messages[0]
			behind := l.behind(l.settle([]*merge.Plan{
				{Entries: []merge.Entry{{Message: m, Status: merge.Translated}}},
				{Entries: []merge.Entry{{Message: m, Status: test.second}}},
			}), l.accepted())
			if m.Draft != test.draft || (behind["lock"].Target == earlier.Target) != test.draft {
				t.Errorf("draft is %v, and behind it stands %q", m.Draft, behind["lock"].Target)
			}
		})
	}
}
