package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

// textMarks are source texts, each known by a part of the fingerprint of its
// words: enough to tell whether a lesson had a text.
type textMarks map[string]bool

// markLength is that of a mark: 40 bits. With 24, one in a hundred projects of
// ten thousand texts would have two texts of one lesson under one mark.
const markLength = 10

// textMark is the mark of a text.
func textMark(text string) string {
	return fingerprint([]byte(segment.Plain(text)))[:markLength]
}

// marksOf are those of the texts of a lesson.
func marksOf(d *content.Document) textMarks {
	t := textMarks{}
	for i := range d.Segments() {
		t[textMark(d.Segments()[i].Text)] = true
	}
	return t
}

// has reports whether a text is among them.
func (t textMarks) has(text string) bool { return t[textMark(text)] }

// within reports whether others has all of them.
func (t textMarks) within(others textMarks) bool {
	for mark := range t {
		if !others[mark] {
			return false
		}
	}
	return true
}

// String lists them, sorted.
func (t textMarks) String() string {
	return strings.Join(slices.Sorted(maps.Keys(t)), " ")
}

// parseTextMarks reads what String wrote.
func parseTextMarks(s string) textMarks {
	t := textMarks{}
	for _, mark := range strings.Fields(s) {
		t[mark] = true
	}
	return t
}
