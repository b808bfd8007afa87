package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/memory"
)

func template(texts ...string) *locales.Catalog {
	c := newCollector("en", segment.ID)
	for i, text := range texts {
		c.add("a.md", &segment.Segment{Text: text, Tags: bold(text), Pos: segment.Pos{File: "a.md", Line: i + 1, Col: 1}})
	}
	return c.catalog
}

// bold is the tags of a text that has <b1> at most.
func bold(text string) []segment.Tag {
	if !strings.Contains(text, "<b1>") {
		return nil
	}
	return []segment.Tag{{Kind: segment.Strong, Num: 1}}
}

func id(source string) string { return segment.ID("", source) }

// translate gives every untranslated message a translation and returns the catalog.
func translate(c *locales.Catalog) *locales.Catalog {
	for i := range c.Messages {
		if m := &c.Messages[i]; m.State == locales.Untranslated {
			m.Target, m.State = "fr:"+m.Source, locales.Translated
		}
	}
	return c
}

func french() *locales.Catalog { return &locales.Catalog{Locale: "fr"} }

// Hard case 13: a segment's identity is not its position.
func TestInsertedParagraphShiftsNoTranslation(t *testing.T) {
	first, _ := Update(french(), template("A", "B", "C"), nil)
	translate(first)
	for name, texts := range map[string][]string{
		"inserted": {"X", "A", "B", "C"},
		"swapped":  {"C", "B", "A"},
		"doubled":  {"A", "B", "A", "C"},
	} {
		got, _ := Update(first, template(texts...), nil)
		for _, m := range got.Messages {
			want := "fr:" + m.Source
			if m.Source == "X" {
				want = ""
			}
			if m.Target != want {
				t.Errorf("%s: %q is translated by %q", name, m.Source, m.Target)
			}
		}
	}
}

func TestUpdateCountsWhatItDid(t *testing.T) {
	check := func(step string, got Changes, want Counts) {
		t.Helper()
		if got.Counts != want {
			t.Errorf("%s: %+v, want %+v", step, got.Counts, want)
		}
	}
	first, changes := Update(french(), template("A", "B b", "C"), nil)
	check("first", changes, Counts{New: 3, ToDo: 3, Words: 4})
	translate(first)
	second, changes := Update(first, template("A", "D"), nil)
	check("two gone", changes, Counts{New: 1, Kept: 1, Gone: 2, Done: 1, ToDo: 1, Words: 1})
	third, changes := Update(second, template("A", "B b", "D"), nil)
	check("one back", changes, Counts{New: 1, Kept: 2, Reused: 1, Done: 2, ToDo: 1, Words: 1})
	_, changes = Update(third, template("D", "A", "B b"), nil)
	check("one moved", changes, Counts{Kept: 3, Moved: 1, Done: 2, ToDo: 1, Words: 1})
}

func TestGoneMessages(t *testing.T) {
	tests := []struct {
		name string
		old  locales.Message
		want []locales.Message // after the source went
		back locales.State     // after it returned
	}{
		{
			"translated is kept",
			locales.Message{Target: "a", State: locales.Translated, References: []string{"a.md"}},
			[]locales.Message{{Target: "a", State: locales.Obsolete}}, locales.Translated,
		}, {
			"a comment is kept",
			locales.Message{Comments: []string{"Which one?"}},
			[]locales.Message{{Comments: []string{"Which one?"}, State: locales.Obsolete}}, locales.Untranslated,
		}, {
			"a translation of an older source comes back for review",
			locales.Message{Target: "a", State: locales.NeedsReview, Previous: "An A"},
			[]locales.Message{{Target: "a", State: locales.Obsolete, Previous: "An A"}}, locales.NeedsReview,
		}, {
			"reviewed comes back reviewed",
			locales.Message{Target: "a", State: locales.Reviewed},
			[]locales.Message{{Target: "a", State: locales.Obsolete}}, locales.Reviewed,
		}, {
			"what nobody confirmed comes back for review",
			locales.Message{Target: "a", State: locales.NeedsReview},
			[]locales.Message{{Target: "a", State: locales.Obsolete}}, locales.NeedsReview,
		}, {
			"a typed suggestion is kept",
			locales.Message{State: locales.NeedsReview, Suggestions: []locales.Suggestion{{Text: "a"}, {Text: "b", Source: "An A", Origin: locales.Earlier}}},
			[]locales.Message{{Alternatives: []string{"a"}, State: locales.Obsolete}}, locales.NeedsReview,
		}, {
			"a draft is a translation",
			locales.Message{Target: "a", State: locales.Translated, Draft: true},
			[]locales.Message{{Target: "a", State: locales.Obsolete}}, locales.Translated,
		}, {
			"nothing by a human goes",
			locales.Message{Suggestions: []locales.Suggestion{{Text: "a", Origin: "memory"}}},
			nil, locales.Untranslated,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			id := segment.ID("", "A")
			test.old.ID, test.old.Source = id, "A"
			for i := range test.want {
				test.want[i].ID, test.want[i].Source, test.want[i].Former = id, "A", test.old.State
			}
			gone, _ := Update(&locales.Catalog{Messages: []locales.Message{test.old}}, template(), nil)
			if diff := cmp.Diff(test.want, gone.Messages, emptyIsNil); diff != "" {
				t.Errorf("gone (-want +got)\n%s", diff)
			}
			back, _ := Update(gone, template("A"), nil)
			m := back.Messages[0]
			if m.State != test.back || len(test.want) > 0 && (m.Target != test.old.Target || m.Draft) {
				t.Errorf("back: %+v", m)
			}
		})
	}
}

var emptyIsNil = cmp.Transformer("empty", func(m []locales.Message) []locales.Message {
	if len(m) == 0 {
		return nil
	}
	return m
})

// Law 4: whatever becomes of the lessons, no translation and no comment is
// lost, each stays with its own source, and a second update changes nothing.
func TestRandomEditsLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		catalog := french()
		written := map[string]locales.Message{} // by source
		steps := rapid.IntRange(1, 8).Draw(t, "steps")
		for range steps {
			texts := rapid.SliceOfN(rapid.StringMatching("[a-d]{1,2}"), 0, 12).Draw(t, "lesson")
			tmpl := template(texts...)
			var changes Changes
			catalog, changes = Update(catalog, tmpl, nil)
			checkUpdate(t, catalog, tmpl, changes)
			for source, want := range written {
				i := slices.IndexFunc(catalog.Messages, func(m locales.Message) bool { return m.Source == source })
				if i < 0 {
					t.Fatalf("the translation of %q is lost", source)
				}
				got := catalog.Messages[i]
				if got.Target != want.Target || !slices.Equal(got.Comments, want.Comments) || got.Draft && !want.Draft {
					t.Fatalf("%q: got %+v, want %+v", source, got, want)
				}
				if inLesson := slices.Contains(texts, source); inLesson && want.Target != "" && !got.State.Finished() {
					t.Fatalf("%q is %v, and a lesson holds it", source, got.State)
				}
			}
			human(t, catalog, written)
		}
	})
}

// human is a translator who works on some of the messages.
func human(t *rapid.T, c *locales.Catalog, written map[string]locales.Message) {
	for i := range c.Messages {
		m := &c.Messages[i]
		if m.State == locales.Obsolete {
			continue
		}
		switch rapid.IntRange(0, 3).Draw(t, "human") {
		case 0:
			m.Target = rapid.StringMatching("[x-z]{1,3}").Draw(t, "target")
			m.State = rapid.SampledFrom([]locales.State{locales.Translated, locales.Reviewed}).Draw(t, "state")
			m.Draft = rapid.Bool().Draw(t, "draft")
			written[m.Source] = *m
		case 1:
			m.Comments = append(slices.Clone(m.Comments), fmt.Sprint("note ", len(m.Comments)))
			written[m.Source] = *m
		}
	}
}

func checkUpdate(t *rapid.T, c, template *locales.Catalog, changes Changes) {
	ids := map[string]bool{}
	for i, m := range c.Messages {
		if ids[m.ID] {
			t.Fatalf("%q is there twice", m.ID)
		}
		ids[m.ID] = true
		if inTemplate := i < len(template.Messages); inTemplate == (m.State == locales.Obsolete) {
			t.Fatalf("message %d of %d is %v", i, len(template.Messages), m.State)
		}
		if i < len(template.Messages) && m.ID != template.Messages[i].ID {
			t.Fatalf("message %d is %q, want the template's %q", i, m.ID, template.Messages[i].ID)
		}
	}
	n := len(template.Messages)
	if changes.New+changes.Changed+changes.Kept != n || changes.Done+changes.ToDo != n {
		t.Fatalf("%+v does not add up to %d", changes, n)
	}
	again, second := Update(c, template, nil)
	if diff := cmp.Diff(c, again); diff != "" {
		t.Fatalf("a second update changes (-first +second)\n%s", diff)
	}
	if second.New+second.Changed+second.Gone+second.Reused+second.Moved+len(second.List)+len(second.Targets) != 0 {
		t.Fatalf("a second update counts %+v", second)
	}
}

func TestUpdateLeavesItsArgumentsAlone(t *testing.T) {
	tmpl := template("B", "C")
	old, _ := Update(french(), template("A", "B"), nil)
	translate(old)
	before := locales.Catalog{Locale: "fr", Messages: slices.Clone(old.Messages)}
	Update(old, tmpl, nil)
	if diff := cmp.Diff(&before, old); diff != "" {
		t.Errorf("old (-before +after)\n%s", diff)
	}
	if diff := cmp.Diff(template("B", "C"), tmpl); diff != "" {
		t.Errorf("template (-before +after)\n%s", diff)
	}
}

// BenchmarkUpdate has lessons of which every tenth text was edited, and the
// rest moved.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range []int{1_200, 12_000, 120_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			texts := make([]string, n)
			for i := range texts {
				texts[i] = fmt.Sprintf("Sentence %d of a lesson by %x that tells you how to stay safe with %x.", i, i*7919, i*i)
			}
			old, _ := Update(french(), template(texts...), nil)
			translate(old)
			for i := 0; i < n; i += 10 {
				texts[i] = strings.Replace(texts[i], "how", "where", 1)
			}
			tmpl := template(append(texts[n/10:], texts[:n/10]...)...)
			for b.Loop() {
				if _, changes := Update(old, tmpl, nil); changes.Changed != n/10 {
					b.Fatalf("%+v", changes.Counts)
				}
			}
		})
	}
}

// A reviewer took the translation of one text back; another text of the same
// words still has it. It does not come back by itself.
func TestWhatAPersonSuggestedIsNotReused(t *testing.T) {
	for name, typed := range map[string][]locales.Suggestion{"taken back": {{Text: "Appelez-<b1>le</b1>."}}, "untouched": nil} {
		c := template("Call <b1>him</b1>.", "Call him.")
		old, _ := Update(french(), c, nil)
		old.Messages[0].Suggestions = typed
		old.Messages[1].Target, old.Messages[1].State = "Appelez-le.", locales.Translated
		got, _ := Update(old, template("Call <b1>him</b1>.", "Call him.", "<b1>Call</b1> him."), nil)
		if m := got.Messages[0]; m.State.Finished() || typed != nil && m.Suggestions[0].Text != typed[0].Text {
			t.Errorf("%s: %v %q", name, m.State, m.Target)
		}
		again, _ := Update(got, template("Call him.", "Call <b1>him</b1>."), []memory.Pair{{Source: "Call <b1>him</b1>.", Target: "Appelez-<b1>le</b1>."}})
		if m := again.Messages[1]; m.State.Finished() != (typed == nil) {
			t.Errorf("%s, a trusted memory: %v %q", name, m.State, m.Target)
		}
	}
}
