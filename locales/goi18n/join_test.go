package goi18n

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

func TestJoinLosesNothing(t *testing.T) {
	hello := message("Hello", "a greeting")
	phrase := func(target string, comments ...string) *locales.Catalog {
		m := locales.Message{ID: hello.ID, Target: target, State: locales.Translated, Comments: comments}
		return &locales.Catalog{Locale: "fr", Messages: []locales.Message{m}}
	}
	suggested := func() *locales.Catalog {
		c := phrase("Hello")
		c.Messages[0].Suggestions = []locales.Suggestion{{Text: "Allô"}}
		return c
	}
	source := &locales.Catalog{Locale: "en", Messages: []locales.Message{hello}}
	active := locales.Suggestion{Text: "Bonjour", Source: "Hello", Kind: memory.Superseded, Score: 1}

	for _, test := range []struct {
		name         string
		active, todo *locales.Catalog
		same         bool
		change       func(m *locales.Message)
	}{
		{"neither", nil, nil, false, func(m *locales.Message) {}},
		{"active", phrase("Bonjour"), nil, false, func(m *locales.Message) { *m = translated(*m, "Bonjour") }},
		{"untouched to-do", nil, phrase("Hello"), false, func(m *locales.Message) {}},
		{"untouched to-do with a suggestion", nil, suggested(), false, func(m *locales.Message) {
			m.State, m.Suggestions = locales.NeedsReview, []locales.Suggestion{{Text: "Allô"}}
		}},
		{"same in both languages", nil, phrase("Hello"), true, func(m *locales.Message) { *m = draft(*m, "Hello") }},
		{"typed", nil, phrase("Salut"), false, func(m *locales.Message) { *m = draft(*m, "Salut") }},
		{"active wins over untouched", phrase("Bonjour", "a"), phrase("Hello", "b"), false, func(m *locales.Message) {
			*m = translated(*m, "Bonjour")
			m.Comments = []string{"a", "b"}
		}},
		{"equal", phrase("Bonjour", "a"), phrase("Bonjour", "a"), false, func(m *locales.Message) {
			*m = translated(*m, "Bonjour")
			m.Comments = []string{"a"}
		}},
		{"typed over active", phrase("Bonjour", "a"), phrase("Salut"), false, func(m *locales.Message) {
			*m = draft(*m, "Salut")
			m.Comments, m.Suggestions = []string{"a"}, []locales.Suggestion{active}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := &locales.Catalog{Messages: []locales.Message{hello}}
			test.change(&want.Messages[0])
			got := Join(source, test.active, test.todo, func(string) bool { return test.same })
			got.Locale = ""
			if d := diff(want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// Where the source file has lost a text, the name of the message still tells
// the English that an entry was prefilled with from a translation.
func TestPrefilledTextIsNoTranslationWithoutItsSource(t *testing.T) {
	open := segment.ID("menu", "Open")
	todo := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		{ID: open, Context: "menu", Target: "Open", State: locales.Translated, Comments: []string{"a verb?"}},
		{ID: segment.ID("", "Close"), Target: "Fermer", State: locales.Translated},
	}}
	got := Join(&locales.Catalog{}, nil, todo, nil)
	want := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		{ID: open, Context: "menu", Source: "Open", State: locales.Obsolete, Comments: []string{"a verb?"}},
		{ID: segment.ID("", "Close"), Target: "Fermer", State: locales.Obsolete, Former: locales.Translated},
	}}
	if d := diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestEntriesUnknownToTheSourceAreKept(t *testing.T) {
	orphan := locales.Message{ID: "gone-1", Target: "Parti", State: locales.Translated}
	typed := locales.Message{ID: "gone-1", Target: "Disparu", State: locales.Translated}
	got := Join(&locales.Catalog{},
		&locales.Catalog{Locale: "fr", Messages: []locales.Message{orphan}},
		&locales.Catalog{Locale: "fr", Messages: []locales.Message{typed}}, nil)
	want := &locales.Catalog{Locale: "fr", Messages: []locales.Message{{
		ID: "gone-1", Target: "Disparu", State: locales.Obsolete, Former: locales.Translated,
		Suggestions: []locales.Suggestion{{Text: "Parti", Kind: memory.Superseded, Score: 1}},
	}}}
	if d := diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
