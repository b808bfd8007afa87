package extract

import (
	"slices"
	"testing"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/locales"
)

// lessons makes the tree of the lessons given: path, source, path, source.
func lessons(t *testing.T, pairs ...string) *content.Tree {
	t.Helper()
	tree := &content.Tree{Locale: "en"}
	for i := 0; i < len(pairs); i += 2 {
		d, err := content.Split(pairs[i], []byte(pairs[i+1]), nil)
		if err != nil {
			t.Fatal(err)
		}
		tree.Documents = append(tree.Documents, d)
	}
	return tree
}

func templateOf(t *testing.T, tree *content.Tree) *locales.Catalog {
	t.Helper()
	c, err := Template(tree)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Hard case 24: equal texts are one message, and a context splits them.
func TestContextTellsEqualTextsApart(t *testing.T) {
	one := templateOf(t, lessons(t, "s_a.md", "# Post\n\nPost\n"))
	if len(one.Messages) != 1 {
		t.Errorf("%d messages, want 1: %+v", len(one.Messages), one.Messages)
	}
	two := templateOf(t, lessons(t, "s_a.md", "# Post\n\n<!-- parasol:context verb -->\n\nPost\n"))
	if len(two.Messages) != 2 || two.Messages[0].ID == two.Messages[1].ID || two.Messages[1].Context != "verb" {
		t.Fatalf("want two messages: %+v", two.Messages)
	}
	catalog, _ := Update(french(), two, nil)
	catalog.Messages[0].Target, catalog.Messages[0].State = "Le billet", locales.Translated
	catalog.Messages[1].Target, catalog.Messages[1].State = "Publier", locales.Translated
	again, changes := Update(catalog, two, nil)
	if again.Messages[0].Target != "Le billet" || again.Messages[1].Target != "Publier" || changes.Done != 2 {
		t.Errorf("%+v", again.Messages)
	}
}

// Hard case 34: a lesson that is only written otherwise costs nothing.
func TestReformattingCostsNoTranslation(t *testing.T) {
	before := lessons(t, "s_a.md", "# Calls\n\n* One _two_ three\n  four.\n* A **b** c.\n",
		"c_list.yml", "title: Checklist\nlist:\n- check: Do it now.\n")
	after := lessons(t, "s_a.md", "Calls\n=====\n\n- A __b__ c.\n- One *two*\n  three four.\n",
		"c_moved.yml", "title: 'Checklist'\nlist:\n- check: >\n    Do it\n    now.\n")
	first, _ := Update(french(), templateOf(t, before), nil)
	translate(first)
	second, changes := Update(first, templateOf(t, after), nil)
	if want := (Counts{Kept: 5, Moved: changes.Moved, Done: 5}); changes.Counts != want {
		t.Errorf("%+v, want %+v", changes.Counts, want)
	}
	for _, m := range second.Messages {
		if m.Target != "fr:"+m.Source {
			t.Errorf("%q is translated by %q", m.Source, m.Target)
		}
	}
	if i := slices.IndexFunc(second.Messages, func(m locales.Message) bool { return m.Source == "Checklist" }); i < 0 ||
		!slices.Equal(second.Messages[i].References, []string{"c_moved.yml"}) {
		t.Errorf("the checklist's references are wrong: %+v", second.Messages)
	}
}
