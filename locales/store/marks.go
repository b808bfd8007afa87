package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// Marks are source texts, each known by a part of the fingerprint of its
// words: enough to tell whether a lesson had a text.
type Marks map[string]bool

// markLength is that of a mark: 40 bits. With 24, one in a hundred projects of
// ten thousand texts would have two texts of one lesson under one mark.
const markLength = 10

// Mark is the mark of a text.
func Mark(text string) string {
	return Fingerprint([]byte(segment.Plain(text)))[:markLength]
}

// Has reports whether a text is among them.
func (t Marks) Has(text string) bool { return t[Mark(text)] }

// Within reports whether others has all of them.
func (t Marks) Within(others Marks) bool {
	for mark := range t {
		if !others[mark] {
			return false
		}
	}
	return true
}

// String lists them, sorted.
func (t Marks) String() string {
	return strings.Join(slices.Sorted(maps.Keys(t)), " ")
}

// ParseMarks reads what String wrote.
func ParseMarks(s string) Marks {
	t := Marks{}
	for _, mark := range strings.Fields(s) {
		t[mark] = true
	}
	return t
}

// In counts those that others has.
func (t Marks) In(others Marks) int {
	n := 0
	for mark := range t {
		if others[mark] {
			n++
		}
	}
	return n
}
