package repair

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Accounts reports whether r, which [Restore] read from raw, accounts
// for every word of it: each stands in the text, as often, or is part of what
// one of the segment's tags stands for, and the text has no other. A word is
// what stands between two characters that are neither letters nor digits, in
// any case.
//
// A text that a translator sends back may hold what no segment has: a second
// paragraph that is indented like code, the title of a link, a comment. A
// reading that passes over it proves nothing.
func Accounts(d *content.Document, i int, raw string, r Restored) bool {
	w := witnessOf(d, i)
	text := wordsOf(withoutMarkup(spacedTags(r.Text, w.Segment.Tags)))    // code may name an element
	for _, spelled := range []string{raw, markdown.Decode([]byte(raw))} { // code has no references and escapes
		if w.covers(wordsOf(withoutMarkup(spelled)), text) {
			return true
		}
	}
	return false
}

// covers reports whether the words of raw are those of the text, and those
// that some of the tags stand for. It takes them out of raw.
func (w *witness) covers(raw, text map[string]int) bool {
	if !take(raw, text) {
		return false
	}
	for _, stands := range w.stands() {
		take(raw, wordsOf(withoutMarkup(stands)))
	}
	return len(raw) == 0
}

// stands are what the tags stand for, and the names of those that a link
// definition leads on.
func (w *witness) stands() []string {
	var all []string
	for _, t := range w.tags {
		all = append(all, t.Stands)
	}
	for _, r := range w.setting.References {
		all = append(all, string(r.Label()))
	}
	return all
}

// take takes the words of what away if from has them all, and reports whether
// it has.
func take(from, what map[string]int) bool {
	for word, n := range what {
		if from[word] < n {
			return false
		}
	}
	for word, n := range what {
		if from[word] -= n; from[word] == 0 {
			delete(from, word)
		}
	}
	return true
}

// wordsOf counts the words of a text.
func wordsOf(text string) map[string]int {
	words := map[string]int{}
	for _, word := range strings.FieldsFunc(text, isBetweenWords) {
		words[strings.ToLower(word)]++
	}
	return words
}

func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// spacedTags is a text with a blank in the place of each tag.
func spacedTags(text string, tags []segment.Tag) string {
	if len(tags) == 0 {
		return text
	}
	var b strings.Builder
	for _, t := range segment.Tokenize(text, tags) {
		if t.Part != segment.Text {
			t.Text = " "
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

// htmlMarkup are the elements of HTML that stand for a tag of a text.
var htmlMarkup = regexp.MustCompile(`(?i)</?(?:b|strong|i|em|s|del|strike|code|br)\s*/?>`)

// withoutMarkup is Markdown without the names of HTML in it.
func withoutMarkup(raw string) string { return htmlMarkup.ReplaceAllString(raw, " ") }
