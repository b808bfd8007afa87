package content

import "testing"

// The id of a heading brings no code, unless what stands behind it makes a comment
// of it.
func TestIDOfAHeadingIsNoCode(t *testing.T) {
	was := mustSplit(t, "a.md", "# One\n\nTwo.\n")
	for text, want := range map[string]bool{
		"# One {#one}\n\nTwo.\n":                      false,
		"# One {#one}\n\nTwo. {#two}\n":               false,
		"# One {#one .big}\n\nTwo.\n":                 false,
		"# One {#one}\n\nTwo. #}\n":                   true,
		"# One\n\nTwo {# three\n":                     true,
		"# One\n\n```\n# Two {#two}\n```\n\nTwo.\n":   true,
		"# One {#one}\n\nTwo {{ three }}.\n":          true,
		"# One {#one}\n\n{% include \"x\" %}\nTwo.\n": true,
	} {
		if got := mustSplit(t, "a.md", text).BringsCode(was); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
