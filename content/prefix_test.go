package content

import (
	"testing"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// The marks of quotes and lists are no part of code and of HTML that go over
// a line's end: a reader does not see them, nor must a translator.
func TestMarksOfBlocksAreNoText(t *testing.T) {
	for source, want := range map[string]string{
		"> See `code\n> span` now.\n":           "See <code1>code span</code1> now.",
		"- See `code\n  span` now.\n":           "See <code1>code span</code1> now.",
		"> - See ``a\n>   b\n>   c`` now.\n":    "See <code1>a b c</code1> now.",
		"> See <kbd\n> class=\"x\">F1</kbd>.\n": "See <x1/>F1<x2/>.",
	} {
		d, err := Split("s_x.md", []byte(source), nil)
		if err != nil {
			t.Fatal(err)
		}
		s := d.Segments()[0]
		if s.Text != want {
			t.Errorf("%q is %q, want %q", source, s.Text, want)
		}
		for _, tag := range s.Tags {
			if tag.Kind == "x" && tag.Stands != "<kbd\nclass=\"x\">" && tag.Stands != "</kbd>" {
				t.Errorf("%q stands for %q", tag.Open(), tag.Stands)
			}
		}
		translations := []markdown.Translation{{Text: "Z " + s.Text}}
		merged, _ := d.Render(translations)
		if bad := d.Verify(merged, translations); len(bad) > 0 {
			t.Errorf("%q became %q: %v", source, merged, bad)
		}
	}
}
