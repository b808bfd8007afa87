package extract

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/locales"
)

func messagesNamed(ids ...string) *locales.Catalog {
	c := &locales.Catalog{Locale: "en"}
	for _, id := range ids {
		c.Messages = append(c.Messages, locales.Message{ID: id, Source: "text of " + id})
	}
	return c
}

func idsOf(c *locales.Catalog) []string {
	var ids []string
	for _, m := range c.Messages {
		ids = append(ids, m.ID)
	}
	return ids
}

// TestNothingIsGoneFromAHeldTemplate: what the lessons that can be read say
// anew stands where they say it, and all the rest stands where it stood.
func TestNothingIsGoneFromAHeldTemplate(t *testing.T) {
	was := messagesNamed("a", "b", "c", "d", "e")
	was.Messages[3].State = locales.Obsolete
	for _, test := range []struct{ today, want []string }{
		{[]string{"a", "b", "c", "e"}, []string{"a", "b", "c", "e"}},
		{nil, []string{"a", "b", "c", "e"}},
		{[]string{"c", "a"}, []string{"a", "b", "c", "e"}},
		{[]string{"x", "b", "y", "z", "e", "w"}, []string{"x", "a", "b", "y", "z", "c", "e", "w"}},
		{[]string{"c", "a", "x"}, []string{"a", "b", "c", "x", "e"}},
		{[]string{"d", "x"}, []string{"a", "b", "c", "d", "x", "e"}},
	} {
		if got := idsOf(Hold(was, messagesNamed(test.today...))); !slices.Equal(got, test.want) {
			t.Errorf("%v held is %v, want %v", test.today, got, test.want)
		}
	}
}

// TestAHeldMessageKeepsWhatABrokenLessonSaysOfIt: a text may stand in lessons
// that can be read and in others.
func TestAHeldMessageKeepsWhatABrokenLessonSaysOfIt(t *testing.T) {
	message := func(references, notes []string) *locales.Catalog {
		return &locales.Catalog{Messages: []locales.Message{{ID: "a", Source: "A", References: references, Notes: notes}}}
	}
	was := message([]string{"a.md", "b.md"}, []string{"one", "two"})
	for _, test := range []struct{ today, want *locales.Catalog }{
		{message([]string{"b.md"}, []string{"two"}), was},
		{was, was},
		{message([]string{"b.md", "c.md"}, []string{"three"}), message([]string{"a.md", "b.md", "c.md"}, []string{"three"})},
	} {
		if diff := cmp.Diff(test.want, Hold(was, test.today)); diff != "" {
			t.Errorf("%+v:\n%s", test.today, diff)
		}
	}
}
