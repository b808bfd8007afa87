package merge

import (
	"strings"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// rounds bounds how often a lesson is written and read back. Each round
// either proves the lesson, or writes some of its translations more
// carefully; a translation that no style can carry is rejected. Few lessons
// need more than one.
const rounds = 4 * int(markdown.Styles)

// prove writes the lesson and reads it back (law 2) until every translation
// in it is proved, giving up those that cannot be. What it gave up is in
// rejected, with the reason.
func prove(d *content.Document, translations []markdown.Translation) (merged []byte, read *content.Document, adapted []int, rejected map[int]segment.Problem) {
	rejected = map[int]segment.Problem{}
	for round := 0; ; round++ {
		merged, adapted = d.Render(translations)
		read, bad := d.ReadBack(merged, translations)
		if len(bad) == 0 {
			return merged, read, adapted, rejected
		}
		for _, m := range bad {
			t := &translations[m.Segment]
			t.Style++
			switch {
			case m.Links:
				t.Text, rejected[m.Segment] = "", segment.Problem{Rule: segment.RuleURL, Sentence: linkSentence(d.Segments()[m.Segment].Links), About: firstOf(d.Segments()[m.Segment].Links)}
			case m.Code != "" && (t.Style == markdown.Styles || round >= rounds):
				t.Text, rejected[m.Segment] = "", segment.Problem{Rule: segment.RuleCode, Sentence: segment.CodeSentence(m.Code), About: m.Code}
			case t.Style == markdown.Styles || round >= rounds:
				t.Text, rejected[m.Segment] = "", segment.Problem{Rule: "read-back", Sentence: "the lesson would not read back as this translation"}
			}
		}
		if round >= 2*rounds { // what is left cannot be told apart: keep the source
			for i := range translations {
				if translations[i].Text != "" {
					translations[i].Text, rejected[i] = "", segment.Problem{Rule: "read-back", Sentence: "the lesson cannot be proved with this translation and others"}
				}
			}
		}
	}
}

func firstOf(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

// linkSentence says what is wrong with bare addresses that are all there.
func linkSentence(links []string) string {
	if len(links) == 0 {
		return "an address that is no link in the source text would become one here"
	}
	return strings.Join(links, ", ") + " would not be the same link here: put a space before and after it"
}
