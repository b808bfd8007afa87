package merge

import (
	"bytes"
	"sync"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/merge/finding"
)

// one is a plan of a lesson of one segment, for a message of the state and
// text given.
func one(t *testing.T, target string, state locales.State, policy Policy) *Plan {
	t.Helper()
	d := mustSplit(t, "s_x.md", "Go home.\n")
	s := &d.Segments()[0]
	return Resolve(d, NewIndex(&locales.Catalog{Locale: "es", Messages: []locales.Message{
		{ID: s.ID(), Source: s.Text, Target: target, State: state},
	}}), policy)
}

func TestStateDecidesWhatReachesALesson(t *testing.T) {
	for _, c := range []struct {
		target   string
		state    locales.State
		status   Status
		reviewed Status // where reviewed translations are required
	}{
		{"Vaya a casa.", locales.Translated, Translated, Stale},
		{"Vaya a casa.", locales.Reviewed, Translated, Translated},
		{"Vaya a casa.", locales.NeedsReview, Stale, Stale},
		{"Vaya a casa.", locales.Untranslated, Missing, Missing},
		{"Vaya a casa.", locales.Obsolete, Missing, Missing},
		{"", locales.Translated, Missing, Missing},
		{" \n", locales.Reviewed, Missing, Missing},
		{"", locales.NeedsReview, Stale, Stale},
		{"Vaya\x07a casa.", locales.Translated, Rejected, Rejected},
		{"Vaya <a1>a casa.", locales.Reviewed, Rejected, Rejected},
		{"\xff", locales.Reviewed, Rejected, Rejected},
	} {
		for policy, want := range map[Policy]Status{{}: c.status, {RequireReviewed: true}: c.reviewed} {
			plan := one(t, c.target, c.state, policy)
			e := plan.Entries[0]
			if e.Status != want {
				t.Errorf("%q, %v, %+v: %v, want %v", c.target, c.state, policy, e.Status, want)
			}
			if changed := string(plan.Apply()) != "Go home.\n"; changed != (want == Translated) {
				t.Errorf("%q, %v: the lesson is %q", c.target, c.state, plan.Apply())
			}
			if (e.Status == Rejected) != (len(e.Findings) > 0) {
				t.Errorf("%q, %v: %v with the findings %v", c.target, c.state, e.Status, e.Findings)
			}
		}
	}
}

func TestFindingNamesTheMessage(t *testing.T) {
	d := mustSplit(t, "s_x.md", "Go [home](x).\n")
	s := &d.Segments()[0]
	m := locales.Message{ID: s.ID(), Source: s.Text, Target: "Vaya.", State: locales.Translated}
	m.Pos.File, m.Pos.Line = "active.es.toml", 7
	plan := Resolve(d, NewIndex(&locales.Catalog{Locale: "es", Messages: []locales.Message{m}}), Policy{})
	if plan.Locale != "es" || plan.Document != d {
		t.Errorf("plan of %s in %s", plan.Document.Path(), plan.Locale)
	}
	for _, f := range plan.Entries[0].Findings {
		if f.Pos != m.Pos || f.ID != m.ID || f.Source != s.Text || f.Level != finding.Error || f.Rule == "" || f.Sentence == "" {
			t.Errorf("%+v", f)
		}
	}
	if len(plan.Entries[0].Findings) == 0 {
		t.Error("no finding")
	}
}

// TestPlanWithoutTranslations is law 1: the bytes are the source's own.
func TestPlanWithoutTranslations(t *testing.T) {
	d := mustSplit(t, "s_x.md", "\ufeffOne\r\n\r\n*\ttwo  \r\n")
	plan := Resolve(d, NewIndex(&locales.Catalog{Locale: "es"}), Policy{})
	if !bytes.Equal(plan.Apply(), d.Source()) {
		t.Errorf("%q", plan.Apply())
	}
	for _, e := range plan.Entries {
		if e.Status != Missing || e.Message != nil || e.Findings != nil {
			t.Errorf("%+v", e)
		}
	}
}

// TestMergingTwiceChangesNothing is law 5: a plan of the same lesson is the
// same, and one of the merged lesson has nothing left to do.
func TestMergingTwiceChangesNothing(t *testing.T) {
	for _, d := range documents(t)[:40] {
		index := NewIndex(catalog(d, pseudo["accents"]))
		once, again := Resolve(d, index, Policy{}).Apply(), Resolve(d, index, Policy{}).Apply()
		if !bytes.Equal(once, again) {
			t.Errorf("%s: once %q, then %q", d.Path(), once, again)
		}
		merged := mustSplit(t, d.Path(), string(once))
		if got := Resolve(merged, index, Policy{}).Apply(); !bytes.Equal(got, once) {
			t.Errorf("%s: %q was merged into as %q", d.Path(), once, got)
		}
	}
}

// TestIndexIsSafeForConcurrentUse needs the race detector to mean much.
func TestIndexIsSafeForConcurrentUse(t *testing.T) {
	d := mustSplit(t, "s_x.md", "One *two*\n\nThree [four](x \"five\")\n")
	index := NewIndex(catalog(d, pseudo["moved"]))
	want := Resolve(d, index, Policy{}).Apply()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := Resolve(d, index, Policy{}).Apply(); !bytes.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
	wait.Wait()
}

func TestLinkLeadsWhereTheLocaleSays(t *testing.T) {
	d := mustSplit(t, "s_x.md", "Go [home](a.md).\n\nCall [us](a.md) or [them](b.md).\n\n* [A page](a.md)\n")
	c := &locales.Catalog{Locale: "es"}
	for _, s := range d.Segments() {
		c.Messages = append(c.Messages, locales.Message{ID: s.ID(), Source: s.Text, Target: s.Text, State: locales.Translated})
	}
	c.Links = []locales.Link{{Source: "a.md", Target: "es/a.md"}, {Source: "a.md", Target: "es/us.md", Message: c.Messages[1].ID}}
	const want = "Go [home](es/a.md).\n\nCall [us](es/us.md) or [them](b.md).\n\n* [A page](es/a.md)\n"
	if got := string(Resolve(d, NewIndex(c), Policy{}).Apply()); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTextApartHasTheTranslationOfAllLessonsUntilItHasItsOwn(t *testing.T) {
	tree := &content.Tree{Locale: "en", Documents: []*content.Document{mustSplit(t, "a.md", "# Prepare\n"), mustSplit(t, "b.md", "# Prepare\n")}}
	own := segment.ID("b.md", "Prepare")
	tree = tree.Apart(func(id string) bool { return id == own })
	c := &locales.Catalog{Locale: "fr", Messages: []locales.Message{
		{ID: segment.ID("", "Prepare"), Source: "Prepare", Target: "Préparation", State: locales.Translated},
	}}
	merged := func() string {
		index := NewIndex(c)
		return string(Resolve(tree.Documents[0], index, Policy{}).Apply()) + string(Resolve(tree.Documents[1], index, Policy{}).Apply())
	}
	if got, want := merged(), "# Préparation\n# Préparation\n"; got != want {
		t.Errorf("without a message of its own: %q, want %q", got, want)
	}
	c.Messages = append(c.Messages, locales.Message{ID: own, Context: "b.md", Source: "Prepare"})
	if got, want := merged(), "# Préparation\n# Préparation\n"; got != want {
		t.Errorf("with one that nobody has translated: %q, want %q", got, want)
	}
	c.Messages[1].Target, c.Messages[1].State = "Préparez-vous", locales.NeedsReview
	if got, want := merged(), "# Préparation\n# Prepare\n"; got != want {
		t.Errorf("with one to review: %q, want %q", got, want)
	}
	c.Messages[1].State = locales.Translated
	if got, want := merged(), "# Préparation\n# Préparez-vous\n"; got != want {
		t.Errorf("with one of its own: %q, want %q", got, want)
	}
}
