package markdown

import "testing"

func TestCheckboxesAreCounted(t *testing.T) {
	for markdown, want := range map[string]int{
		"": 0, "[x]": 1, "[ ] a": 1, "a [X] b [ ]": 2, `\[x]`: 0, `\\[x]`: 1, "[xx]": 0, "[]": 0, "[x": 0, "[a]": 0, "[x](https://example.org)": 1, "[\n]": 1,
	} {
		if got := Checkboxes(markdown); got != want {
			t.Errorf("%q: %d, want %d", markdown, got, want)
		}
	}
}
