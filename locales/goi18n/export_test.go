package goi18n

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// A to-do file that goes out says what each unit was then, and so it does when
// a translator has filled it in.
func TestExportedStateComesBack(t *testing.T) {
	c := &locales.Catalog{Locale: "fr"}
	for source, state := range map[string]locales.State{
		"Open": locales.Untranslated, "Shut": locales.NeedsReview, "Lock": locales.Translated, "Hide": locales.Reviewed,
	} {
		m := locales.Message{ID: segment.ID("", source), Source: source, State: state, Draft: true}
		if state != locales.Untranslated {
			m.Target = "«" + source + "»"
		}
		m.Exported = locales.Exporting(&m)
		c.Messages = append(c.Messages, m)
	}
	for _, ext := range extensions {
		got := mustDecode(t, "translate.fr."+ext, mustEncode(t, "translate.fr."+ext, c, ToDo))
		index := got.Index()
		for _, m := range c.Messages {
			if d := cmp.Diff(m.Exported, got.Messages[index[m.ID]].Exported); d != "" {
				t.Errorf("%s of %s (-want +got):\n%s", m.Source, ext, d)
			}
		}
	}
}

func TestDescriptionCallsATextUnfinished(t *testing.T) {
	for line, want := range map[string]locales.Message{
		"state: needs-review":                 {Target: "Fermer", State: locales.NeedsReview},
		"state: rejected":                     {Target: "Fermer", State: locales.NeedsReview, Rejected: true},
		"state: reviewed":                     {Target: "Fermer", State: locales.Reviewed},
		"State:  Rejected.":                   {Target: "Fermer", State: locales.NeedsReview, Rejected: true},
		"state: approved":                     {Target: "Fermer", State: locales.Reviewed},
		"state: fine":                         {Target: "Fermer", State: locales.Translated, UnknownState: "fine", Comments: []string{"state: fine"}},
		"state: I do not know what they mean": {Target: "Fermer", State: locales.Translated, Comments: []string{"state: I do not know what they mean"}},
		"exported: rejected e3b0c44298fc1c14": {Target: "Fermer", State: locales.NeedsReview, Rejected: true},
		"exported: by hand":                   {Target: "Fermer", State: locales.Translated, Comments: []string{"exported: by hand"}},
	} {
		m := mustDecode(t, "translate.fr.toml", []byte("[shut]\ndescription = \""+line+"\"\nother = \"Fermer\"\n")).Messages[0]
		want.ID, want.Pos = "shut", m.Pos
		if d := cmp.Diff(want, m, ignorePlace); d != "" {
			t.Errorf("%s (-want +got):\n%s", line, d)
		}
	}
}

// Whichever of a project's own files has it, an unfinished text is never
// merged, and never lost.
func TestUnfinishedTextOfAFileIsASuggestion(t *testing.T) {
	source := &locales.Catalog{Locale: "en", Messages: []locales.Message{{ID: "shut", Source: "Shut"}}}
	file := mustDecode(t, "translate.fr.toml", []byte("[shut]\ndescription = \"state: needs-review\"\nother = \"Fermer\"\n"))
	for _, joined := range []*locales.Catalog{Join(source, file, nil, nil), Join(source, nil, file, nil)} {
		m := joined.Messages[0]
		if m.State != locales.NeedsReview || m.Target != "" || len(m.Suggestions) != 1 || m.Suggestions[0].Text != "Fermer" {
			t.Errorf("%+v", m)
		}
	}
}
