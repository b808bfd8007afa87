package markdown

// Boxes of tasks. GFM has one at the start of an item. Goldmark before 1.7, and
// so the Hugo of several distributions, makes one of each "[x]" and "[ ]" that
// stands anywhere in the first block of an item. What a translator types of the
// kind is written so that it is none in either, unless the source's own text
// has it, too.

import "regexp"

var checkbox = regexp.MustCompile(`^\[[ \t\r\nxX]\]`)

// isCheckbox reports whether a text begins with a box.
func isCheckbox(text string) bool {
	return len(text) > 2 && text[0] == '[' && text[2] == ']' && checkbox.MatchString(text[:3])
}

// Checkboxes counts the boxes in Markdown, without those that a backslash makes
// letters of.
func Checkboxes(markdown string) int {
	n := 0
	for _, times := range checkboxes(markdown) {
		n += times
	}
	return n
}

// checkboxes counts them by how they are spelled.
func checkboxes(markdown string) map[string]int {
	n := map[string]int{}
	for i := 0; i+2 < len(markdown); i++ {
		switch {
		case markdown[i] == '\\':
			i++
		case isCheckbox(markdown[i:]):
			n[markdown[i:i+3]]++
		}
	}
	return n
}

func hasCheckbox(text string) bool {
	for i := range text {
		if isCheckbox(text[i:]) {
			return true
		}
	}
	return false
}
