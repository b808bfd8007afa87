package content_test

import (
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
	if n := tree.Apart(is); n != 2 {
		t.Errorf("%d segments stand apart, want 2", n)
	}
	if n := tree.Apart(is); n != 0 {
		t.Errorf("%d more stand apart the second time", n)
	}
	want := map[string]string{"a.md Prepare": "", "a.md Open": "menu, in a.md", "b.md Prepare": "b.md", "b.md Two.": ""}
	for _, d := range tree.Documents {
		for _, s := range d.Segments() {
			if context, ok := want[d.Path()+" "+s.Text]; ok && s.Context != context {
				t.Errorf("%s: %q has the context %q, want %q", d.Path(), s.Text, s.Context, context)
			}
		}
	}
}
