package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/content/segment/cost"
	"github.com/parasol-l10n/parasol/locales"
)

func TestEqualTextsAreOneMessageWithAllItsLessons(t *testing.T) {
	c := newCollector("en", segment.ID)
	link := func(target string) []segment.Tag {
		return []segment.Tag{{Kind: segment.Link, Num: 1, Stands: target}}
	}
	at := func(path string, line int) segment.Pos { return segment.Pos{File: path, Line: line, Col: 1} }
	c.add("a.md", &segment.Segment{Text: "See <a1>Tor</a1>.", Tags: link("https://one.example"), Notes: []string{"The browser."}, Pos: at("a.md", 3)})
	c.add("a.md", &segment.Segment{Text: "See <a1>Tor</a1>.", Tags: link("https://two.example"), Pos: at("a.md", 9)})
	c.add("a.md", &segment.Segment{Text: "Post", Context: "verb", Pos: at("a.md", 11)})
	c.add("b.md", &segment.Segment{Text: "Post", Pos: at("b.md", 1)})
	c.add("b.md", &segment.Segment{Text: "See <a1>Tor</a1>.", Tags: link("https://one.example"), Notes: []string{"The browser."}, Pos: at("b.md", 2)})

	tor, verb, post := segment.ID("", "See <a1>Tor</a1>."), segment.ID("verb", "Post"), segment.ID("", "Post")
	want := &locales.Catalog{Locale: "en", Messages: []locales.Message{
		{
			ID: tor, Source: "See <a1>Tor</a1>.", Tags: link("https://one.example"), References: []string{"a.md", "b.md"}, Pos: at("a.md", 3),
			Notes: []string{"The browser.", "<a1>: https://one.example", "<a1>: https://two.example"},
		},
		{ID: verb, Context: "verb", Source: "Post", References: []string{"a.md"}, Pos: at("a.md", 11)},
		{ID: post, Source: "Post", References: []string{"b.md"}, Pos: at("b.md", 1)},
	}}
	if diff := cmp.Diff(want, c.catalog); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(c.errors) > 0 {
		t.Error(c.errors)
	}
}

func TestTwoTextsOfOneIDAreAnError(t *testing.T) {
	c := newCollector("en", func(context, text string) string { return "same" })
	for i, text := range []string{"One", "Two", "One", "Three"} {
		c.add("a.md", &segment.Segment{Text: text, Pos: segment.Pos{File: "a.md", Line: i + 1, Col: 1}})
	}
	if len(c.errors) != 2 {
		t.Fatalf("%d errors, want 2: %v", len(c.errors), c.errors)
	}
	var at *segment.Error
	if !errors.As(c.errors, &at) || at.Pos.Line != 2 {
		t.Errorf("the first error is not at line 2: %v", c.errors)
	}
	if got := c.errors[0].Error(); !strings.HasPrefix(got, `a.md:2:1: "Two" and "One" have the same id "same"`) {
		t.Error(got)
	}
}

// Notes are looked up, not searched: a text may stand in every lesson with
// another target each time.
func TestManyNotesOfOneTextTakeLinearTime(t *testing.T) {
	cost.Linear(t, "notes", 65_000, func(n int) {
		c := newCollector("en", segment.ID)
		for i := range n {
			c.add("a.md", &segment.Segment{Text: "<a1>x</a1> y", Tags: []segment.Tag{
				{Kind: segment.Link, Num: 1, Stands: fmt.Sprintf("https://example.org/%d", i)},
			}})
		}
		if got := len(c.catalog.Messages[0].Notes); got != n {
			t.Fatalf("%d notes, want %d", got, n)
		}
	})
}

func TestTextApartIsCalledForWhereALocaleHasIt(t *testing.T) {
	template := &locales.Catalog{Locale: "en", Messages: []locales.Message{
		{ID: "plain", Source: "Prepare", References: []string{"a.md", "c.md"}},
		{ID: "apart", Apart: true, Source: "Prepare", Context: "b.md", References: []string{"b.md"}},
		{ID: "menu", Source: "Open", Context: "menu", References: []string{"a.md"}},
		{ID: "apart-menu", Apart: true, Source: "Open", Context: "menu, in b.md", References: []string{"b.md"}},
	}}
	suggested := func(origin string) locales.Message {
		return locales.Message{ID: "apart", Suggestions: []locales.Suggestion{{Text: "x", Origin: origin}}}
	}
	for _, test := range []struct {
		old  locales.Message
		want int
	}{
		{locales.Message{ID: "plain", Target: "x"}, 2},
		{locales.Message{ID: "apart"}, 2},
		{suggested(locales.FromMemory), 2},
		{suggested(""), 3},
		{locales.Message{ID: "apart", Target: "x"}, 3},
		{locales.Message{ID: "apart", Comments: []string{"x"}}, 3},
		{locales.Message{ID: "apart-menu", Alternatives: []string{"x"}}, 3},
	} {
		got := Called(template, &locales.Catalog{Locale: "fr", Messages: []locales.Message{test.old}})
		if len(got.Messages) != test.want {
			t.Errorf("%+v: %d messages, want %d", test.old, len(got.Messages), test.want)
		}
	}
}
