package align

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// isStyle reports whether a tag of the kind says only how words look, so that
// a translation is none the worse without it.
func isStyle(k segment.TagKind) bool {
	return k == segment.Strong || k == segment.Emphasis || k == segment.Strike
}

// retag spells the tags of a translation as those of its source: the one of
// the same kind that stands for the same, else the next of its kind. What has
// no counterpart is left out; ok is false where that says more than style.
// Tags that only the source has are missing in text.
func retag(target *segment.Segment, source []segment.Tag) (text string, ok bool) {
	names := counterpartTags(target.Tags, source)
	ok = true
	var b strings.Builder
	for _, t := range segment.Tokenize(target.Text, target.Tags) {
		if t.Part == segment.Text {
			b.WriteString(t.Text)
			continue
		}
		s := names[t.Tag]
		switch {
		case s < 0 && target.Tags[t.Tag].Kind == segment.Break:
			b.WriteByte(' ')
		case s < 0:
			ok = ok && isStyle(target.Tags[t.Tag].Kind)
		case t.Part == segment.Close:
			b.WriteString(source[s].Close())
		default:
			b.WriteString(source[s].Open())
		}
	}
	return b.String(), ok
}

// counterpartTags finds for each tag of a translation the source's, -1 if
// there is none.
func counterpartTags(target, source []segment.Tag) []int {
	found := slices.Repeat([]int{-1}, len(target))
	taken := make([]bool, len(source))
	for _, alike := range likeness {
		free := map[segment.Tag][]int{}
		for j, t := range source {
			if !taken[j] {
				free[alike(t)] = append(free[alike(t)], j)
			}
		}
		for i, t := range target {
			if queue := free[alike(t)]; found[i] < 0 && len(queue) > 0 {
				found[i], taken[queue[0]] = queue[0], true
				free[alike(t)] = queue[1:]
			}
		}
	}
	return found
}

// likeness is what tags have to have in common, in the order tried.
var likeness = []func(segment.Tag) segment.Tag{
	func(t segment.Tag) segment.Tag { return segment.Tag{Kind: t.Kind, Stands: t.Stands} },
	func(t segment.Tag) segment.Tag { return segment.Tag{Kind: t.Kind} },
}

// trimMarkup takes off what is left around a text of markup that encloses it
// as a whole, which its lesson keeps: the asterisks of "** all of it **".
func trimMarkup(text, source string) string {
	for _, mark := range []string{"*", "_", "#"} {
		if !strings.HasPrefix(source, mark) {
			text = strings.TrimLeft(strings.TrimLeft(text, mark), " ")
		}
		if !strings.HasSuffix(source, mark) {
			text = strings.TrimRight(strings.TrimRight(text, mark), " ")
		}
	}
	return text
}

// strangeLetters is the length from which a word of Latin letters and digits
// that the source lacks is what a tool left behind: a placeholder, a code.
const strangeLetters = 6

// hasStrange reports whether a text holds such a word.
func hasStrange(text, source string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	known := map[string]bool{}
	for _, word := range strings.FieldsFunc(source, isNotASCIIWord) {
		known[word] = true
	}
	for _, word := range strings.FieldsFunc(text, isNotASCIIWord) {
		if known[word] {
			continue
		}
		known[word] = true
		if len(word) >= strangeLetters && strings.ContainsAny(word, "0123456789") &&
			strings.ContainsFunc(word, unicode.IsLetter) && !strings.Contains(source, word) {
			return true
		}
	}
	return false
}

func isNotASCIIWord(c rune) bool {
	return c >= utf8.RuneSelf || !unicode.IsLetter(c) && !unicode.IsDigit(c)
}

// leftovers are what Markdown looks like where it is broken.
var leftovers = []string{"**", "__", "~~", "`", "](", "] (", "![", "! [", "[", "]", "*", "_", "#", "|", "\\", "］", "！[", "（http"}

// hasLeftovers reports whether a text holds more that looks like markup than
// its source.
func hasLeftovers(text, source string) bool {
	return hasStrange(text, source) || slices.ContainsFunc(leftovers, func(mark string) bool {
		return strings.Contains(text, mark) && strings.Count(text, mark) > strings.Count(source, mark)
	})
}
