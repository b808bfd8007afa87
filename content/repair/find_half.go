package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// halfEmphasis finds the place of a delimiter that was lost, where there is
// one pair, one delimiter of it is left, and the source says where the other
// stood: at the segment's edge, or behind the mark that ends the pair and
// stands in the text once.
func halfEmphasis(w *witness, r *attempt) []edit {
	runs := r.runs()
	tag, ok := w.onlyEmphasis()
	if !ok || len(runs) != 1 || r.unit == nil {
		return nil
	}
	left := runs[0]
	head, tail := strings.TrimFunc(r.raw[:left.Start], unicode.IsSpace) == "", strings.TrimFunc(r.raw[left.End:], unicode.IsSpace) == ""
	open, close := left, left
	atStart, atEnd, sign := w.edges(tag)
	switch {
	case atStart && atEnd && (head || tail):
		open, close = r.edge(0, left, head), r.edge(len(r.raw), left, tail)
	case sign == 0:
		return nil
	case atStart && !atEnd && !head && meets(r.raw[:left.Start], r.raw[left.End:], sign):
		open = r.edge(0, left, false)
	case atStart && !atEnd && head && sign != '[':
		at := onlyAfter(r.raw[left.End:], sign)
		if at < 0 {
			return nil
		}
		close = r.edge(left.End+at, left, false)
	case atEnd && !atStart && !tail && !head && ends(r.raw, sign):
		close = r.edge(len(r.raw), left, false)
	default:
		return nil
	}
	m, ok := r.pairUp(open, close, w.tags[tag].Kind)
	if !ok {
		return nil
	}
	m.Rule = EmphasisHalf
	return []edit{m}
}

// edge is the delimiter at an offset: the one that is left if it stands
// there, else one of no length.
func (r *attempt) edge(at int, left run, there bool) run {
	if there {
		return left
	}
	return run{Extent: markdown.Extent{Start: at, End: at}, width: left.width}
}

// onlyEmphasis is the tag of the one pair of emphasis that the segment has.
func (w *witness) onlyEmphasis() (int, bool) {
	found, n := 0, 0
	for i, t := range w.tags {
		if markdown.IsEmphasis(t.Kind) {
			found = i
			n++
		}
	}
	return found, n == 1
}

// edges reports whether a pair begins and ends with the segment, and the sign
// at its end: the punctuation that it ends with, or the bracket of a link that
// comes next; 0 if there is none.
func (w *witness) edges(tag int) (atStart, atEnd bool, sign rune) {
	if tag < w.wrapped {
		return true, true, 0
	}
	t := w.tags[tag]
	before, rest, _ := strings.Cut(w.Text, t.Open())
	inner, after, _ := strings.Cut(rest, t.Close())
	last, _ := utf8.DecodeLastRuneInString(inner)
	if sign = signOf(last); sign == 0 && strings.HasPrefix(strings.TrimLeft(after, markdown.Blanks), "<a") {
		sign = '['
	}
	return before == "", after == "", sign
}

// signs are the marks that a pair may end with, and what stands for them in
// other scripts.
var signs = []string{":：", ".．。｡۔।", "?？؟", "!！", ",，،、", "\"”»」』", "[［【"}

// signOf is the first of the marks that mean the same, 0 for a letter.
func signOf(r rune) rune {
	for _, s := range signs {
		if strings.ContainsRune(s, r) {
			return rune(s[0])
		}
	}
	return 0
}

// ends reports whether a text ends in the sign.
func ends(text string, sign rune) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, unicode.IsSpace))
	return signOf(last) == sign
}

// meets reports whether the sign stands just before or behind a place.
func meets(left, right string, sign rune) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(right, unicode.IsSpace))
	return ends(left, sign) || signOf(next) == sign
}

// onlyAfter returns the offset behind the one sign in the text, -1 if there is
// not one.
func onlyAfter(text string, sign rune) int {
	found := -1
	for i, r := range text {
		if signOf(r) != sign {
			continue
		}
		if found >= 0 || strings.HasPrefix(text[i:], "://") {
			return -1
		}
		found = i + utf8.RuneLen(r)
	}
	return found
}
