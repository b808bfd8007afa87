package merge

import (
	"path/filepath"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/store"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// Whoever merges with this package alone is told what a merge does to each file:
// what merge wrote is written anew, what somebody made by hand is held back, also
// in its plan, and what has no source any more is named or removed.
func TestLessonsAreWrittenOverOnlyWhereNothingIsLost(t *testing.T) {
	source, err := content.Split("a.md", []byte("Lock the door.\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	id := segment.ID("", "Lock the door.")
	wrote := func(text string) store.MergedLesson {
		return store.MergedLesson{Print: store.Fingerprint([]byte(text)), Texts: store.MarksOf(source.Segments())}
	}
	for name, test := range map[string]struct {
		there map[string]string
		wrote store.Manifest
		prune bool

		after map[string]string // "" is removed
		rules []string
		fate  Fate
	}{
		"no lesson":                  {after: map[string]string{"fr/a.md": "Fermez la porte.\n"}},
		"the source's text":          {there: map[string]string{"fr/a.md": "Lock the door.\n"}, after: map[string]string{"fr/a.md": "Fermez la porte.\n"}},
		"what merge wrote":           {there: map[string]string{"fr/a.md": "Porte.\n"}, wrote: store.Manifest{"a.md": wrote("Porte.\n")}, after: map[string]string{"fr/a.md": "Fermez la porte.\n"}},
		"somebody's text":            {there: map[string]string{"fr/a.md": "Porte.\n"}, rules: []string{finding.ByHand}, fate: Keep},
		"changed since merge":        {there: map[string]string{"fr/a.md": "Porte !\n"}, wrote: store.Manifest{"a.md": wrote("Porte.\n")}, rules: []string{finding.ByHand}, fate: Keep},
		"an orphan":                  {there: map[string]string{"fr/b.md": "Porte.\n"}, wrote: store.Manifest{"b.md": wrote("Porte.\n")}, after: map[string]string{"fr/a.md": "Fermez la porte.\n"}, rules: []string{finding.OrphanLesson}},
		"an orphan with a text lost": {there: map[string]string{"fr/b.md": "Porte.\n"}, wrote: store.Manifest{"b.md": wrote("Porte.\n")}, prune: true, after: map[string]string{"fr/a.md": "Fermez la porte.\n"}, rules: []string{finding.ByHand}},
		"an orphan that is known":    {there: map[string]string{"fr/b.md": "Fermez la porte.\n"}, wrote: store.Manifest{"b.md": wrote("Fermez la porte.\n")}, prune: true, after: map[string]string{"fr/a.md": "Fermez la porte.\n", "fr/b.md": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			catalog := &locales.Catalog{Locale: "fr", Messages: []locales.Message{{ID: id, Source: "Lock the door.", Target: "Fermez la porte.", State: locales.Translated}}}
			plan := Resolve(source, NewIndex(catalog), Policy{})
			l := &Lessons{
				Locale: "fr", Language: &Language{Catalog: catalog, Open: catalog}, Layout: content.DefaultLayout, Wrote: test.wrote, Prune: test.prune,
				Path: filepath.FromSlash,
				Read: func(file string) ([]byte, error) {
					if text, ok := test.there[file]; ok {
						return []byte(text), nil
					}
					return nil, nil
				},
			}
			l.Write([]*Plan{plan})
			after := map[string]string{}
			for _, c := range l.Changes {
				after[c.File] = string(c.After)
			}
			if len(after) != len(test.after) {
				t.Errorf("writes %v", after)
			}
			for file, want := range test.after {
				if got, ok := after[file]; !ok || got != want {
					t.Errorf("%s is %q, want %q", file, got, want)
				}
			}
			var rules []string
			for _, f := range l.Findings {
				rules = append(rules, f.Rule)
			}
			if len(rules) != len(test.rules) || len(rules) > 0 && rules[0] != test.rules[0] {
				t.Errorf("finds %v, want %v", l.Findings, test.rules)
			}
			if plan.Fate != test.fate || (plan.Entries[0].Status == Held) != (test.fate == Keep) {
				t.Errorf("the plan says %v, and that its text is %v", plan.Fate, plan.Entries[0].Status)
			}
		})
	}
}
