package align_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/extract/align"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// What one alignment is not sure of, another may be, or may know the text
// that it translates.
func TestRecoveriesAddUp(t *testing.T) {
	weak := locales.Message{ID: "a", Target: "Un", State: locales.NeedsReview}
	for name, test := range map[string]struct {
		then, want locales.Message
	}{
		"surer": {
			locales.Message{Target: "Un", State: locales.Translated},
			locales.Message{Target: "Un", State: locales.Translated, Draft: true},
		},
		"surer of another": {
			locales.Message{Target: "Deux", State: locales.Translated},
			locales.Message{Target: "Deux", State: locales.Translated, Draft: true, Alternatives: []string{"Un"}},
		},
		"no surer": {
			locales.Message{Target: "Deux", State: locales.NeedsReview},
			locales.Message{Target: "Un", State: locales.NeedsReview, Alternatives: []string{"Deux"}},
		},
		"of an earlier text": {
			locales.Message{Suggestions: []locales.Suggestion{{Text: "Un", Source: "One"}, {Text: "Un seul", Source: "Only one"}}},
			locales.Message{Target: "Un", State: locales.NeedsReview, Previous: "One", Suggestions: []locales.Suggestion{{Text: "Un seul", Source: "Only one"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, d := &locales.Catalog{Messages: []locales.Message{{ID: "a"}}}, align.NewAdoption(true)
			test.then.ID, test.want.ID = "a", "a"
			for _, m := range []locales.Message{weak, test.then} {
				d.Adopt(c, &locales.Catalog{Messages: []locales.Message{m}})
			}
			if diff := cmp.Diff(test.want, c.Messages[0]); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A text that was offered stands once when it becomes the translation.
// What else was typed is kept: a finished message has no place for suggestions.
func TestOfferThatIsTakenIsNoOfferAnyMore(t *testing.T) {
	c := &locales.Catalog{Messages: []locales.Message{{ID: "a", State: locales.NeedsReview, Suggestions: []locales.Suggestion{{Text: "Un"}, {Text: "Deux"}}}}}
	align.NewAdoption(true).Adopt(c, &locales.Catalog{Messages: []locales.Message{{ID: "a", Target: "Un", State: locales.Translated}}})
	want := locales.Message{ID: "a", Target: "Un", State: locales.Translated, Draft: true, Suggestions: []locales.Suggestion{{Text: "Deux"}}, Alternatives: []string{"Deux"}}
	if diff := cmp.Diff(want, c.Messages[0]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// What somebody left to review is not taken for what an alignment was not sure
// of: another translation stands beside it.
func TestTranslationToReviewIsNotReplaced(t *testing.T) {
	c := &locales.Catalog{Messages: []locales.Message{{ID: "a", Target: "Un", State: locales.NeedsReview}}}
	align.NewAdoption(true).Adopt(c, &locales.Catalog{Messages: []locales.Message{{ID: "a", Target: "Deux", State: locales.Translated}}})
	want := locales.Message{ID: "a", Target: "Un", State: locales.NeedsReview, Alternatives: []string{"Deux"}}
	if diff := cmp.Diff(want, c.Messages[0]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// What a reviewer has rejected is left out, and said.
func TestRejectedTextIsLeftOut(t *testing.T) {
	for _, toReview := range []bool{true, false} {
		c := &locales.Catalog{Messages: []locales.Message{{ID: "a", State: locales.NeedsReview, Suggestions: []locales.Suggestion{{Text: "Un", Kind: memory.Rejected}}}}}
		recovered := &locales.Catalog{Messages: []locales.Message{{ID: "a", Target: "Un", State: locales.Translated, Alternatives: []string{"Un", "Deux"}}}}
		left := align.NewAdoption(toReview).Adopt(c, recovered)
		if m := &c.Messages[0]; m.Target != "" || m.State.Finished() || !m.Rejects("Un") || len(m.Alternatives) != 1 {
			t.Errorf("%+v", m)
		}
		if len(left) != 1 || left[0].Message.ID != "a" || left[0].Text != "Un" {
			t.Errorf("left out: %+v", left)
		}
	}
}
