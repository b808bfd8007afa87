package locales

import (
	"strings"
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
)

func TestJoinTellsAFileThatCameBackAsItWentOut(t *testing.T) {
	source := &Catalog{Locale: "en", Messages: []Message{
		{ID: "a", Source: "Calls", Notes: []string{"a heading"}, Tags: []segment.Tag{{Kind: segment.Link, Num: 1}}},
		{ID: "b", Source: "Signal"},
		{ID: "c", Source: "Stop"},
	}}
	c := &Catalog{Locale: "fr", Messages: []Message{
		{ID: "a", Target: "Calls", State: Translated, Draft: true},
		{ID: "b", Target: "Signal", State: Translated},
		{ID: "c", Target: "", State: Translated},
		{ID: "d", Target: "Perdu", State: Translated},
	}}
	c.Join(source, func(text string) bool { return text == "Signal" })
	want := []struct {
		state  State
		target string
	}{{Untranslated, ""}, {Translated, "Signal"}, {Untranslated, ""}, {Translated, "Perdu"}}
	for i, w := range want {
		if m := c.Messages[i]; m.State != w.state || m.Target != w.target || m.Draft {
			t.Errorf("%s: %v %q", m.ID, m.State, m.Target)
		}
	}
	if m := c.Messages[0]; m.Source != "Calls" || len(m.Notes) != 1 || len(m.Tags) != 1 {
		t.Errorf("not joined: %+v", m)
	}
}

func TestWordsThatATranslatorAddedToANoteAreKept(t *testing.T) {
	source := &Catalog{Messages: []Message{{ID: "a", Source: "Open", Notes: []string{"a button", "<a1>: https://example.org", ""}}}}
	c := &Catalog{Messages: []Message{{ID: "a", Notes: []string{"a button. Which one?", "<a1>: https://example.org", "<a1>: https://example.com", "un bouton"}}}}
	c.Join(source, nil)
	if m := c.Messages[0]; len(m.Comments) != 1 || m.Comments[0] != "a button. Which one?" || len(m.Notes) != 3 {
		t.Errorf("%+v", m)
	}
}

func TestLocalesKeepTheSpellingOfTheirFolders(t *testing.T) {
	for _, tag := range []string{"en", "fr", "zh-Hant", "pt-BR", "prs", "kmr", "tl", "es-419", "sr-Latn-RS"} {
		if err := CheckTag(tag); err != nil {
			t.Error(err)
		}
	}
	for _, tag := range []string{"", "french_", "fr/x", "../en", ".", "fr.toml", "x y"} {
		if CheckTag(tag) == nil {
			t.Errorf("%q is taken for a language", tag)
		}
	}
}

// TestTagsAreReadInLinearTime holds it for what may stand where a file has a
// language.
func TestTagsAreReadInLinearTime(t *testing.T) {
	for _, part := range []string{"-", "- ", "a-", "aa-", "abcde-", "x-", "_"} {
		cost.Linear(t, part, 1<<17, func(n int) {
			tag := strings.Repeat(part, n)
			if CheckTag(tag) == nil || IsUsual(tag) || len(Meant(tag, []string{"fr"})) > 0 {
				t.Errorf("%d times %q passes for a tag", n, part)
			}
		})
	}
}

func TestOnlyFinishedStatesReachALesson(t *testing.T) {
	for s := Untranslated; s <= Obsolete; s++ {
		if want := s == Translated || s == Reviewed; s.Finished() != want || s.String() == "" {
			t.Errorf("%v: finished %v", s, s.Finished())
		}
	}
}
