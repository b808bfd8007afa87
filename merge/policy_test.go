package merge

import (
	"testing"

	"github.com/parasol-l10n/parasol/locales"
)

// half plans a lesson of ten words of which five are translated.
func half(t *testing.T, policy Policy) *Plan {
	t.Helper()
	d := mustSplit(t, "s_x.md", "Go home at once, friend.\n\nDo not open the door.\n")
	s := &d.Segments()[0]
	return Resolve(d, NewIndex(&locales.Catalog{Locale: "es", Messages: []locales.Message{
		{ID: s.ID(), Source: s.Text, Target: "Vaya a casa.", State: locales.Translated},
	}}), policy)
}

func TestLessonBelowTheMinimumIsHeld(t *testing.T) {
	const merged = "Vaya a casa.\n\nDo not open the door.\n"
	for _, c := range []struct {
		policy Policy
		status Status
		fate   Fate
	}{
		{Policy{}, Translated, Write},
		{Policy{Below: Keep}, Translated, Write},
		{Policy{Min: 50, Below: Skip}, Translated, Write},
		{Policy{Min: 50.1}, Held, Write},
		{Policy{Min: 50.1, Below: Skip}, Held, Skip},
		{Policy{Min: 100, Below: Keep}, Held, Keep},
	} {
		p := half(t, c.policy)
		if p.Entries[0].Status != c.status || p.Fate != c.fate || p.Entries[1].Status != Missing {
			t.Errorf("%+v: %v and %v, the lesson's fate %v", c.policy, p.Entries[0].Status, p.Entries[1].Status, p.Fate)
		}
		want := merged
		if c.status == Held {
			want = string(p.Document.Source())
		}
		if got := string(p.Apply()); got != want {
			t.Errorf("%+v: %q", c.policy, got)
		}
	}
}

// A lesson without words is whole, whatever the minimum.
func TestLessonWithoutWordsIsWritten(t *testing.T) {
	p := Resolve(mustSplit(t, "s_x.md", "---\n---\n\n***\n"), NewIndex(&locales.Catalog{Locale: "es"}), Policy{Min: 100, Below: Skip})
	if p.Fate != Write {
		t.Errorf("its fate is %v", p.Fate)
	}
}

func TestFatesHaveNames(t *testing.T) {
	for _, f := range []Fate{Write, Skip, Keep} {
		if got, ok := ParseFate(f.String()); !ok || got != f {
			t.Errorf("%v is read as %v", f, got)
		}
	}
	if _, ok := ParseFate("write"); ok {
		t.Error("write is no fate below a minimum")
	}
}

func TestProgress(t *testing.T) {
	edited := locales.Message{State: locales.NeedsReview, Suggestions: []locales.Suggestion{{Text: "Va.", Origin: locales.Earlier}}}
	fuzzy := locales.Message{State: locales.NeedsReview, Target: "Va.", Previous: "Go on."}
	alike := locales.Message{State: locales.NeedsReview, Suggestions: []locales.Suggestion{{Text: "Va.", Origin: locales.FromMemory}}}
	done := locales.Message{State: locales.Translated, Target: "Va."}
	for _, c := range []struct {
		name     string
		messages []locales.Message
		want     string
	}{
		{"all", []locales.Message{done, done}, Complete},
		{"some", []locales.Message{done, {}}, Partial},
		{"none", nil, Partial},
		{"edited", []locales.Message{edited, done}, Outdated},
		{"fuzzy", []locales.Message{done, fuzzy}, Outdated},
		{"from memory", []locales.Message{alike, done}, Partial},
	} {
		d := mustSplit(t, "s_x.md", "Go.\n\nRun.\n")
		catalog := &locales.Catalog{Locale: "es"}
		for i, m := range c.messages {
			m.ID, m.Source = d.Segments()[i].ID(), d.Segments()[i].Text
			catalog.Messages = append(catalog.Messages, m)
		}
		if got := Resolve(d, NewIndex(catalog), Policy{}).Progress(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
