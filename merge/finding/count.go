package finding

import "fmt"

// Count is a number and what it is of: "1 text", "2 texts".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Counts lists numbers other than 0 and what they are: ", 3 new, 1 gone".
func Counts(pairs ...any) string {
	var s string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != 0 {
			s += fmt.Sprintf(", %d %s", pairs[i], pairs[i+1])
		}
	}
	return s
}
