package extract

import (
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

// after translates the texts of one version of a lesson and returns the
// catalog of the next. translations are in the order of the lesson's texts.
func after(t *testing.T, was, is string, translations ...string) (*locales.Catalog, Changes) {
	t.Helper()
	first, _ := Update(french(), templateOf(t, lessons(t, "s_a.md", was)), nil)
	for i, target := range translations {
		first.Messages[i].Target, first.Messages[i].State = target, locales.Translated
	}
	return Update(first, templateOf(t, lessons(t, "s_a.md", is)), nil)
}

// The rows of the table in the package comment, one by one. Every lesson
// begins with a text that is kept.
func TestRules(t *testing.T) {
	const kept = "Stay calm.\n\n"
	tests := []struct {
		name       string
		was, is    string
		targets    []string // of was, behind the first
		text       string   // of the message to look at, in is
		state      locales.State
		target     string // or the first suggestion
		counts     Counts // besides Done, ToDo and Words
		similarity float64
	}{
		{
			name: "moved", was: kept + "Lock it.\n\nGo.\n", is: "Go.\n\n" + kept + "Lock it.\n", targets: []string{"Verrouillez-le.", "Partez."},
			text: "Go.", state: locales.Translated, target: "Partez.", counts: Counts{Kept: 3, Moved: 1},
		}, {
			name: "rewrapped and reformatted", was: kept + "Lock _it_ now.\n", is: kept + "- Lock\n  *it* now.\n", targets: []string{"Verrouillez-<i1>le</i1>."},
			text: "Lock <i1>it</i1> now.", state: locales.Translated, target: "Verrouillez-<i1>le</i1>.", counts: Counts{Kept: 2},
		}, {
			name: "same text once more", was: kept + "Lock it.\n", is: kept + "Lock it.\n\n- Lock it.\n", targets: []string{"Verrouillez-le."},
			text: "Lock it.", state: locales.Translated, target: "Verrouillez-le.", counts: Counts{Kept: 2},
		}, {
			name: "other emphasis", was: kept + "Lock _it_ now.\n", is: kept + "Lock **it** now.\n", targets: []string{"Verrouillez-<i1>le</i1>."},
			text: "Lock <b1>it</b1> now.", state: locales.Translated, target: "Verrouillez-<b1>le</b1>.", counts: Counts{Kept: 1, Changed: 1, Reused: 1}, similarity: 0.9,
		}, {
			name: "emphasis dropped", was: kept + "Lock _it_ now.\n", is: kept + "Lock it now.\n", targets: []string{"Verrouillez-<i1>le</i1>."},
			text: "Lock it now.", state: locales.Translated, target: "Verrouillez-le.", counts: Counts{Kept: 1, Changed: 1, Reused: 1}, similarity: 0.9,
		}, {
			name: "a link dropped", was: kept + "Read [this](x.md) now.\n", is: kept + "Read this now.\n", targets: []string{"Lisez <a1>ceci</a1>."},
			text: "Read this now.", state: locales.Translated, target: "Lisez ceci.", counts: Counts{Kept: 1, Changed: 1, Reused: 1}, similarity: 0.9,
		}, {
			name: "emphasis added", was: kept + "Lock it now.\n", is: kept + "Lock *it* now.\n", targets: []string{"Verrouillez-le."},
			text: "Lock <i1>it</i1> now.", state: locales.NeedsReview, target: "Verrouillez-le.", counts: Counts{Kept: 1, Changed: 1}, similarity: 0.9,
		}, {
			name: "code changed", was: kept + "Press `Enter` now.\n", is: kept + "Press *Enter* now.\n", targets: []string{"Tapez <code1>Enter</code1>."},
			text: "Press <i1>Enter</i1> now.", state: locales.NeedsReview, target: "", counts: Counts{Kept: 1, Changed: 1}, similarity: 0.8,
		}, {
			name: "a word changed", was: kept + "Lock the old phone.\n", is: kept + "Lock the new phone.\n", targets: []string{"Verrouillez le vieux téléphone."},
			text: "Lock the new phone.", state: locales.NeedsReview, target: "Verrouillez le vieux téléphone.", counts: Counts{Kept: 1, Changed: 1}, similarity: 0.6,
		}, {
			name: "rewritten in its place", was: kept + "Call us.\n\nGo home.\n", is: kept + "Call our friends on the hotline.\n\nGo home.\n", targets: []string{"Appelez-nous.", "Rentrez."},
			text: "Call our friends on the hotline.", state: locales.NeedsReview, target: "Appelez-nous.", counts: Counts{Kept: 2, Changed: 1}, similarity: 0.15,
		}, {
			name: "another in its place", was: kept + "Call us.\n\nGo home.\n", is: kept + "Hide.\n\nGo home.\n", targets: []string{"Appelez-nous.", "Rentrez."},
			text: "Hide.", state: locales.Untranslated, counts: Counts{Kept: 2, New: 1, Gone: 1},
		}, {
			name: "full stop", was: kept + "Lock the phone\n", is: kept + "Lock the phone.\n", targets: []string{"Verrouillez"},
			text: "Lock the phone.", state: locales.NeedsReview, target: "Verrouillez", counts: Counts{Kept: 1, Changed: 1}, similarity: 0.95,
		}, {
			name: "case", was: kept + "lock the phone\n", is: kept + "Lock the phone\n", targets: []string{"Verrouillez"},
			text: "Lock the phone", state: locales.NeedsReview, target: "Verrouillez", counts: Counts{Kept: 1, Changed: 1}, similarity: 0.95,
		}, {
			name: "context", was: kept + "Post\n", is: kept + "<!-- parasol:context verb -->\n\nPost\n", targets: []string{"Billet"},
			text: "Post", state: locales.NeedsReview, target: "Billet", counts: Counts{Kept: 1, Changed: 1}, similarity: 1,
		}, {
			name: "split", was: kept + "Lock the phone. Turn it off at night.\n", is: kept + "Lock the phone.\n\nTurn it off at night.\n", targets: []string{"Verrouillez. Éteignez."},
			text: "Turn it off at night.", state: locales.NeedsReview, target: "Verrouillez. Éteignez.", counts: Counts{Kept: 1, Changed: 2}, similarity: 0.5,
		}, {
			name: "joined", was: kept + "Lock the phone.\n\nTurn it off at night.\n", is: kept + "Lock the phone. Turn it off at night.\n", targets: []string{"Verrouillez.", "Éteignez."},
			text: "Lock the phone. Turn it off at night.", state: locales.NeedsReview, target: "Verrouillez. Éteignez.", counts: Counts{Kept: 1, Changed: 1, Gone: 1}, similarity: 0.5,
		}, {
			name: "gone", was: kept + "Lock the phone.\n", is: kept, targets: []string{"Verrouillez."},
			text: "Lock the phone.", state: locales.Obsolete, target: "Verrouillez.", counts: Counts{Kept: 1, Gone: 1},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			catalog, changes := after(t, test.was, test.is, append([]string{"Restez calme."}, test.targets...)...)
			i := slices.IndexFunc(catalog.Messages, func(m locales.Message) bool { return m.Source == test.text })
			if i < 0 {
				t.Fatalf("no message %q: %+v", test.text, catalog.Messages)
			}
			m := catalog.Messages[i]
			target := m.Target
			if target == "" && len(m.Suggestions) > 0 {
				target = m.Suggestions[0].Text
			}
			if m.State != test.state || test.target != "" && target != test.target {
				t.Errorf("%v: %q\n%+v", m.State, target, m)
			}
			got := changes.Counts
			got.Done, got.ToDo, got.Words = 0, 0, 0
			if got != test.counts {
				t.Errorf("%+v, want %+v", got, test.counts)
			}
			for _, c := range changes.List {
				if c.Kind == Changed && (c.Similarity < test.similarity || c.Previous == "") {
					t.Errorf("%q is %v like %q", c.Message.Source, c.Similarity, c.Previous)
				}
			}
			if again, second := Update(catalog, templateOf(t, lessons(t, "s_a.md", test.is)), nil); len(second.List) > 0 || !slices.EqualFunc(again.Messages, catalog.Messages, sameMessage) {
				t.Errorf("a second update changes something: %+v", second)
			}
		})
	}
}

func sameMessage(a, b locales.Message) bool {
	return a.ID == b.ID && a.State == b.State && a.Target == b.Target && slices.Equal(a.Suggestions, b.Suggestions) && slices.Equal(a.Alternatives, b.Alternatives)
}

// Every link that no text tells is named once, with both places.
func TestLinkThatLeadsElsewhereKeepsTheTranslation(t *testing.T) {
	catalog, changes := after(t, "Read [this](old.md), [that](b.md).\n", "Read [this](new.md), [that](b.md).\n", "Lisez <a1>ceci</a1>, <a2>cela</a2>.")
	if m := catalog.Messages[0]; m.State != locales.Translated {
		t.Errorf("%+v", m)
	}
	if len(changes.Targets) != 1 {
		t.Fatalf("%+v", changes.Targets)
	}
	target := changes.Targets[0]
	if target.Tag != "<a1>" || !slices.Equal(target.Was, []string{"old.md"}) || !slices.Equal(target.Is, []string{"new.md"}) || target.Message.Pos.Line != 1 {
		t.Errorf("%+v", target)
	}
	// A second lesson with another target changes nothing in the first.
	_, changes = Update(catalog, templateOf(t, lessons(t, "s_a.md", "Read [this](new.md), [that](b.md).\n", "s_b.md", "Read [this](c.md), [that](b.md).\n")), nil)
	if len(changes.Targets) != 0 {
		t.Errorf("%+v", changes.Targets)
	}
}

// An edit of an edit still offers what the first text was translated as.
func TestSuggestionOutlivesTwoEdits(t *testing.T) {
	catalog, _ := after(t, "Lock the old phone at night.\n", "Lock the new phone at night.\n", "Verrouillez.")
	catalog, _ = Update(catalog, templateOf(t, lessons(t, "s_a.md", "Lock the new phone every night.\n")), nil)
	m := catalog.Messages[0]
	if len(m.Suggestions) == 0 || m.Suggestions[0].Text != "Verrouillez." || m.Suggestions[0].Source != "Lock the old phone at night." {
		t.Fatalf("%+v", m)
	}
	back, changes := Update(catalog, templateOf(t, lessons(t, "s_a.md", "Lock the old phone at night.\n")), nil)
	if m := back.Messages[0]; m.State != locales.Translated || m.Target != "Verrouillez." || changes.Reused != 1 {
		t.Errorf("%+v, %+v", m, changes.Counts)
	}
}

func TestCommentFollowsAnEditedText(t *testing.T) {
	for is, want := range map[string]int{"Lock the old phone at noon.\n": 1, "Go home.\n": 0} {
		first, _ := Update(french(), templateOf(t, lessons(t, "s_a.md", "Lock the old phone at night.\n")), nil)
		first.Messages[0].Comments = []string{"Which phone?"}
		second, _ := Update(first, templateOf(t, lessons(t, "s_a.md", is)), nil)
		if m := second.Messages[0]; len(m.Comments) != want {
			t.Errorf("%q has the comments %q", m.Source, m.Comments)
		}
		if m := second.Messages[1]; m.State != locales.Obsolete || len(m.Comments) != 1 {
			t.Errorf("%+v", m)
		}
	}
}

// A translation that left the lessons before anybody had confirmed it is not
// taken over by a text of the same words.
func TestRetiredDraftIsOnlyOffered(t *testing.T) {
	for former, want := range map[locales.State]locales.State{
		locales.Untranslated: locales.NeedsReview,
		locales.NeedsReview:  locales.NeedsReview,
		locales.Translated:   locales.Translated,
		locales.Reviewed:     locales.Translated,
	} {
		old := french()
		retired := template("Lock <b1>the phone</b1>.").Messages[0]
		retired.Target, retired.State, retired.Former = "<b1>Verrouillez</b1>.", locales.Obsolete, former
		old.Messages = append(old.Messages, retired)
		catalog, _ := Update(old, template("Lock the phone."), nil)
		if m := catalog.Messages[0]; m.State != want || want == locales.NeedsReview && len(m.Suggestions) == 0 {
			t.Errorf("what was %v: %+v", former, m)
		}
	}
}

func pairOf(context, source, target string) memory.Pair {
	return memory.Pair{Context: context, Source: source, Target: target, Origin: "other.tmx"}
}

func TestMemoryIsTakenOverOnlyIfItAgrees(t *testing.T) {
	for name, test := range map[string]struct {
		memory []memory.Pair
		state  locales.State
	}{
		"exact":           {[]memory.Pair{pairOf("", "Lock the phone.", "Verrouillez.")}, locales.Translated},
		"twice the same":  {[]memory.Pair{pairOf("", "Lock the phone.", "Verrouillez."), pairOf("", "Lock the phone.", "Verrouillez.")}, locales.Translated},
		"they disagree":   {[]memory.Pair{pairOf("", "Lock the phone.", "Verrouillez."), pairOf("", "Lock the phone.", "Fermez.")}, locales.NeedsReview},
		"another context": {[]memory.Pair{pairOf("menu", "Lock the phone.", "Verrouillez.")}, locales.NeedsReview},
		"alike":           {[]memory.Pair{pairOf("", "Lock the phones.", "Verrouillez.")}, locales.NeedsReview},
		"unlike":          {[]memory.Pair{pairOf("", "Go home.", "Rentrez.")}, locales.Untranslated},
	} {
		t.Run(name, func(t *testing.T) {
			tmpl := template("Lock the phone.")
			catalog, changes := Update(french(), tmpl, test.memory)
			m := catalog.Messages[0]
			if m.State != test.state || (changes.Reused == 1) != (m.State == locales.Translated) {
				t.Errorf("%+v, %+v", m, changes.Counts)
			}
			if test.state == locales.NeedsReview && m.Suggestions[0].Origin != "other.tmx" {
				t.Errorf("%+v", m.Suggestions)
			}
			again, _ := Update(catalog, tmpl, test.memory)
			if !slices.EqualFunc(again.Messages, catalog.Messages, sameMessage) {
				t.Errorf("then %+v", again.Messages)
			}
		})
	}
}

func TestMemoryOverwritesNothing(t *testing.T) {
	tmpl := template("Lock the phone.", "Go home.", "Breathe.")
	catalog, _ := Update(french(), tmpl, nil)
	for i, state := range []locales.State{locales.Translated, locales.NeedsReview, locales.Reviewed} {
		catalog.Messages[i].Target, catalog.Messages[i].State = "à moi", state
	}
	var external []memory.Pair
	for _, m := range tmpl.Messages {
		external = append(external, pairOf("", m.Source, "à eux"))
	}
	got, changes := Update(catalog, tmpl, external)
	for i, m := range got.Messages {
		if m.Target != "à moi" || m.State != catalog.Messages[i].State {
			t.Errorf("%+v", m)
		}
	}
	if changes.Reused != 0 {
		t.Errorf("%+v", changes.Counts)
	}
}

// What a person typed into a suggestion is memory once another text is taken.
func TestTypedSuggestionBecomesAnAlternative(t *testing.T) {
	tmpl := template("Lock the phone.")
	catalog, _ := Update(french(), tmpl, nil)
	m := &catalog.Messages[0]
	m.Suggestions = []locales.Suggestion{{Text: "Fermez."}, {Text: "Clef", Origin: "big.tmx"}}
	catalog, _ = Update(catalog, tmpl, nil)
	m = &catalog.Messages[0]
	if m.State != locales.NeedsReview || len(m.Suggestions) != 1 {
		t.Fatalf("%+v", m)
	}
	m.Target, m.State = "Verrouillez.", locales.Translated
	catalog, _ = Update(catalog, tmpl, nil)
	if m := catalog.Messages[0]; len(m.Suggestions) != 0 || !slices.Equal(m.Alternatives, []string{"Fermez."}) {
		t.Errorf("%+v", m)
	}
}

// What memory offers after an update is all that the next one finds in it.
func TestTypedSuggestionOfAFinishedTextIsOfferedAtOnce(t *testing.T) {
	tmpl := template("Lock the old phone.", "Lock the new phone.")
	catalog, _ := Update(french(), tmpl, nil)
	m := &catalog.Messages[0]
	m.Target, m.State, m.Suggestions = "Verrouillez.", locales.Translated, []locales.Suggestion{{Text: "Fermez."}}
	once, _ := Update(catalog, tmpl, nil)
	twice, _ := Update(once, tmpl, nil)
	if a, b := once.Messages[1].Suggestions, twice.Messages[1].Suggestions; len(a) != 2 || !slices.Equal(a, b) {
		t.Errorf("%+v, and then %+v", a, b)
	}
}

func TestMovedCountsTheFewest(t *testing.T) {
	for _, c := range []struct {
		places []int
		want   int
	}{{nil, 0}, {[]int{0, 1, 2}, 0}, {[]int{2, 0, 1}, 1}, {[]int{1, 2, 3, 0}, 1}, {[]int{3, 2, 1, 0}, 3}, {[]int{0, 5, 6, 1, 2, 3}, 2}} {
		if got := moved(c.places); got != c.want {
			t.Errorf("%v: %d, want %d", c.places, got, c.want)
		}
	}
}
