package align_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
)

var (
	anyText  = rapid.SampledFrom([]string{"", "Un", "Deux", "Trois", "Quatre"})
	anyState = rapid.SampledFrom([]locales.State{locales.NeedsReview, locales.Translated, locales.Reviewed, locales.Obsolete})
)

// drawMessage draws one that a catalog may have, with suggestions of origins:
// what has no translation is in no finished state.
func drawMessage(t *rapid.T, id string, origins []string) locales.Message {
	m := locales.Message{ID: id, Source: "source of " + id, Target: anyText.Draw(t, "target"), State: anyState.Draw(t, "state")}
	if m.Target == "" && m.State != locales.Obsolete {
		m.State = locales.Untranslated
	}
	if m.State == locales.NeedsReview && rapid.Bool().Draw(t, "of an earlier text") {
		m.Previous = "earlier " + m.Source
	}
	for range rapid.IntRange(0, 2).Draw(t, "suggestions") {
		text := anyText.Filter(func(s string) bool { return s != "" }).Draw(t, "suggestion")
		if m.State.Finished() || slices.ContainsFunc(m.Suggestions, locales.Says(text)) {
			continue
		}
		m.Suggestions = append(m.Suggestions, locales.WithOrigin(locales.Suggestion{Text: text}, rapid.SampledFrom(origins).Draw(t, "origin")))
		if m.State == locales.Untranslated {
			m.State = locales.NeedsReview
		}
	}
	locales.AddAlternative(&m, anyText.Draw(t, "alternative"))
	locales.AddComments(&m, rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b"}), 0, 2).Draw(t, "comments"))
	return m
}

// recoverable are the origins of suggestions that lessons and files give;
// a catalog has those that a reviewer took back, too.
var (
	recoverable = []string{"", locales.Earlier, locales.FromMemory}
	anyOrigin   = append([]string{locales.RejectedWord}, recoverable...)
)

func drawCatalog(t *rapid.T, origins []string, ids ...string) *locales.Catalog {
	c := &locales.Catalog{}
	for _, id := range ids {
		if rapid.Bool().Draw(t, "has "+id) {
			c.Messages = append(c.Messages, drawMessage(t, id, origins))
		}
	}
	return c
}

// textsIn are what a message has: beside a finished translation there is no
// place for suggestions, but the earlier text that one translates has it, too.
func textsIn(m *locales.Message) []string {
	all := append([]string{m.Target}, m.Alternatives...)
	for _, s := range m.Suggestions {
		if !m.State.Finished() || !locales.IsTyped(s) {
			all = append(all, s.Text)
		}
	}
	return all
}

// textsOf are what people wrote into a message.
func textsOf(m *locales.Message) []string {
	all := append([]string{m.Target}, m.Alternatives...)
	for _, s := range m.Suggestions {
		if locales.IsTyped(s) {
			all = append(all, s.Text)
		}
	}
	return all
}

// However much is recovered, and whatever is refused of it: what was in the
// catalog is there, what was finished is as it was, and what a reviewer has
// rejected is no translation.
func TestAdoptionLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCatalog(t, anyOrigin, "a", "b", "c")
		before := slices.Clone(c.Messages)
		d := align.NewAdoption(rapid.Bool().Draw(t, "to review"))
		for range rapid.IntRange(1, 3).Draw(t, "recoveries") {
			d.Adopt(c, drawCatalog(t, recoverable, "a", "b", "c", "d"))
		}
		d.Refuse(c)
		index := c.Index()
		for i := range before {
			was, is := &before[i], &c.Messages[index[before[i].ID]]
			has := textsIn(is)
			for _, text := range textsOf(was) {
				if text != "" && !slices.Contains(has, text) && !is.Rejects(text) {
					t.Fatalf("%q is lost:\n%s", text, cmp.Diff(was, is))
				}
			}
			for _, comment := range was.Comments {
				if !slices.Contains(is.Comments, comment) {
					t.Fatalf("the comment %q is lost", comment)
				}
			}
			if was.State.Finished() && (is.State != was.State || is.Target != was.Target || is.Draft) {
				t.Fatalf("a finished translation has changed:\n%s", cmp.Diff(was, is))
			}
			if is.Target != was.Target && was.Rejects(is.Target) {
				t.Fatalf("%q was rejected:\n%s", is.Target, cmp.Diff(was, is))
			}
		}
		for i := range c.Messages {
			if m := &c.Messages[i]; m.Draft {
				t.Fatalf("a draft that was refused: %+v", m)
			}
		}
	})
}

// The same again changes nothing.
func TestAdoptionOfTheSameIsNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, recovered := drawCatalog(t, anyOrigin, "a", "b", "c"), drawCatalog(t, recoverable, "a", "b", "c", "d")
		d := align.NewAdoption(rapid.Bool().Draw(t, "to review"))
		d.Adopt(c, recovered)
		before := slices.Clone(c.Messages)
		d.Adopt(c, recovered)
		if diff := cmp.Diff(before, c.Messages); diff != "" {
			t.Fatalf("(-once +twice)\n%s", diff)
		}
	})
}
