package align

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
)

// lessonsOf loads one lesson for each text, a.md, b.md and so on.
func lessonsOf(t *testing.T, texts ...string) *content.Tree {
	t.Helper()
	files := fstest.MapFS{}
	for i, text := range texts {
		files[string(rune('a'+i))+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := content.Load(files, "{path}", "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// matches pairs the segments of lessons of the same shape.
func matches(source, target *content.Tree) *Result {
	var r Result
	for i, d := range source.Documents {
		for j := range d.Segments() {
			m := Match{Source: Place{d, j, 1}, Target: Place{target.Documents[i], j, 1}, Score: 1}
			m.recover(m.Source, m.Target)
			r.Pairs = append(r.Pairs, m)
		}
	}
	return &r
}

func template(tree *content.Tree) *locales.Catalog {
	c := &locales.Catalog{Locale: "en"}
	for _, d := range tree.Documents {
		for _, s := range d.Segments() {
			if !slices.ContainsFunc(c.Messages, func(m locales.Message) bool { return m.ID == s.ID() }) {
				c.Messages = append(c.Messages, locales.Message{ID: s.ID(), Context: s.Context, Source: s.Text, Tags: s.Tags})
			}
		}
	}
	return c
}

func TestLessonWithAnotherTranslationStandsApart(t *testing.T) {
	source := lessonsOf(t, "Prepare\n\nPrepare\n", "Prepare\n", "Prepare\n", "Prepare\n")
	target := lessonsOf(t, "Préparation\n\nÀ préparer\n", "Préparez-vous\n", "Préparation\n", "Préparation \n")
	r := matches(source, target)
	ids := r.Apart(&locales.Catalog{}, 0)
	if want := []string{segment.ID("b.md", "Prepare")}; !slices.Equal(ids, want) {
		t.Fatalf("apart stand %q, want %q", ids, want)
	}
	whole := source
	source = whole.Apart(func(id string) bool { return slices.Contains(ids, id) })
	parted := r.In(whole, source)
	type message struct {
		Context, Target string
		Alternatives    []string
	}
	read := func(c *locales.Catalog) (all []message) {
		for _, m := range c.Messages {
			all = append(all, message{m.Context, m.Target, m.Alternatives})
		}
		return all
	}
	want := []message{{"", "Préparation", []string{"À préparer"}}, {"b.md", "Préparez-vous", nil}}
	if diff := cmp.Diff(want, read(parted.Catalog(template(source), "fr", 0))); diff != "" {
		t.Error(diff)
	}

	// Another locale that says the same in all lessons has no message there.
	other := matches(source, lessonsOf(t, "Bereit\n\nBereit\n", "Bereit\n", "Bereit\n", "Bereit\n"))
	want = []message{{"", "Bereit", nil}, {"b.md", "", nil}}
	if diff := cmp.Diff(want, read(other.Catalog(template(source), "de", 0))); diff != "" {
		t.Error(diff)
	}
}

func TestNewerTranslationPartsNoLessons(t *testing.T) {
	r := matches(lessonsOf(t, "Prepare\n", "Prepare\n", "Prepare\n"), lessonsOf(t, "Vieux\n", "Vieux\n", "Autre\n"))
	c := &locales.Catalog{Messages: []locales.Message{{ID: segment.ID("", "Prepare"), Target: "Vieux", State: locales.Translated}}}
	if ids := r.Apart(c, 0); len(ids) != 1 {
		t.Errorf("%d lessons stand apart, want 1", len(ids))
	}
	c.Messages[0].Target = "Neuf"
	if ids := r.Apart(c, 0); len(ids) != 0 {
		t.Errorf("%q stand apart beside a newer translation", ids)
	}
}
