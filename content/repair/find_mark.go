package repair

import (
	"regexp"
	"strings"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// A blockMark is what is left of a block's own markup that lost its place, in
// the text of a segment of a kind.
var blockMarks = []struct {
	rule  string
	kind  segment.Kind
	shape *regexp.Regexp // its first group is the text
}{
	{HeadingSpace, segment.Heading, regexp.MustCompile(`(?s)^[#＃]{1,6}\s*([^\s#＃\d].*)$`)},
	{HeadingUnderline, segment.Heading, regexp.MustCompile(`(?s)^(.*\S)[ \t]*\n[ \t]*[-=][-= \t]*$`)},
	{ListSpace, segment.Item, regexp.MustCompile(`(?s)^[*＊•]\s*([^*＊]*)$`)},
}

// unmark takes the mark of a block off a raw text. It is not part of any text
// that the source has such a mark in.
func (w *witness) unmark(raw string) (string, []Repair) {
	for _, b := range blockMarks {
		if w.Kind != b.kind || strings.ContainsAny(w.Text, "#*＊") {
			continue
		}
		if m := b.shape.FindStringSubmatch(raw); m != nil && !w.hasEmphasis() {
			return m[1], []Repair{{b.rule, raw, m[1]}}
		}
	}
	return raw, nil
}

// hasEmphasis reports whether the segment has any, so that a delimiter may be
// one of it.
func (w *witness) hasEmphasis() bool {
	for _, t := range w.tags {
		if markdown.IsEmphasis(t.Kind) {
			return true
		}
	}
	return false
}
