package content_test

import (
	"maps"
	"testing"
	"testing/fstest"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

func TestATextStandsApartInOneLesson(t *testing.T) {
	lessons := fstest.MapFS{
		"en/a.md": {Data: []byte("# Prepare\n\nOne.\n\n<!-- parasol:context menu -->\n\nOpen\n")},
		"en/b.md": {Data: []byte("# Prepare\n\nTwo.\n")},
	}
	tree, err := content.Load(lessons, content.DefaultLayout, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	apart := map[string]bool{
		segment.ID("b.md", "Prepare"):        true,
		segment.ID("menu, in a.md", "Open"):  true,
		segment.ID("c.md", "Prepare"):        true,
		segment.ID("b.md", "Nobody says it"): true,
	}
	is := func(id string) bool { return apart[id] }
	before := contexts(tree)
	parted := tree.Apart(is)
	if again := parted.Apart(is); again != parted {
		t.Error("more segments stand apart the second time")
	}
	if now := contexts(tree); !maps.Equal(now, before) {
		t.Errorf("the tree itself has changed: %v, was %v", now, before)
	}
	if tree.Apart(func(string) bool { return false }) != tree {
		t.Error("without a segment that stands apart the tree is another")
	}
	want := map[string]string{"a.md Prepare": "", "a.md Open": "menu, in a.md", "b.md Prepare": "b.md", "b.md Two.": ""}
	has := contexts(parted)
	for text, context := range want {
		if has[text] != context {
			t.Errorf("%s has the context %q, want %q", text, has[text], context)
		}
	}
}

// contexts are those of the texts of a tree, by lesson and text.
func contexts(tree *content.Tree) map[string]string {
	all := map[string]string{}
	for _, d := range tree.Documents {
		for _, s := range d.Segments() {
			all[d.Path()+" "+s.Text] = s.Context
		}
	}
	return all
}
