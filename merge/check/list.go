package check

import "strings"

// Lists of words in a table are words apart by blanks.

// hasField reports whether a word stands on a list of words apart by blanks.
func hasField(list, word string) bool {
	for word != "" {
		i := strings.Index(list, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || list[i-1] == ' ') && (end == len(list) || list[end] == ' ') {
			return true
		}
		list = list[end:]
		if list != "" && list[0] != ' ' { // within a word: go on behind it
			_, list, _ = strings.Cut(list, " ")
		}
	}
	return false
}
