package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var bracketsRule = translationRule{finding.Rule{ID: "brackets", Level: finding.Warning, Sentence: "brackets are not balanced", Help: `
A bracket that opens or closes nothing is a slip, or a part of the text was cut off. Brackets of all scripts are paired, and may change
their shape: ` + "`(`" + ` may become ` + "`（`" + `. What counts or smiles, ` + "`a)`" + ` and ` + "`:)`" + `, is no bracket; nothing is said where the source's are not balanced either.

    (see below)    →    (voir ci-dessous`}, unbalancedBrackets}

// bracketPairs are brackets by pairs (Unicode's Bidi_Paired_Bracket), each
// with the character that all of its kind stand for.
var bracketPairs = pairsOf("()", "()", "（）", "[]", "［］", "{}", "｛｝", "【】", "〔〕", "〖〗", "〘〙", "〚〛", "「」", "『』", "｢｣", "〈〉", "《》", "⟨⟩", "⟪⟫", "﴾﴿", "༼༽")

func pairsOf(pairs ...string) map[rune]rune {
	partner := map[rune]rune{}
	for _, p := range pairs {
		open, n := utf8.DecodeRuneInString(p)
		shut, _ := utf8.DecodeRuneInString(p[n:])
		partner[shut] = open
		partner[open] = 0
	}
	return partner
}

func unbalancedBrackets(t *translation) []span {
	at := unbalanced(t.target.text)
	if len(at) == 0 || len(unbalanced(t.source.text)) > 0 {
		return nil
	}
	var spans []span
	for _, i := range at {
		r, n := utf8.DecodeRuneInString(t.target.text[i:])
		what := "is not closed"
		if bracketPairs[r] != 0 {
			what = "closes nothing"
		}
		spans = append(spans, t.span(i, i+n, fmt.Sprintf("%c %s", r, what)))
	}
	return spans
}

// unbalanced are the places of brackets without a partner.
func unbalanced(text string) []int {
	type open struct {
		at int
		r  rune
	}
	var stack []open
	var lone []int
	for i, r := range text {
		opener, is := bracketPairs[r]
		switch {
		case !is:
		case opener == 0:
			if !smiles(text, i) {
				stack = append(stack, open{i, r})
			}
		case len(stack) > 0 && alike(stack[len(stack)-1].r, opener):
			stack = stack[:len(stack)-1]
		case !counts(text, i) && !smiles(text, i):
			lone = append(lone, i)
		}
	}
	for _, o := range stack {
		lone = append(lone, o.at)
	}
	return lone
}

// alike reports whether two opening brackets are of one kind, wide or not.
func alike(a, b rune) bool {
	narrow := func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e {
			return r - 0xff01 + '!'
		}
		return r
	}
	return narrow(a) == narrow(b)
}

// counts reports whether the bracket at offset i belongs to a counter: 1), a).
func counts(text string, i int) bool {
	if !strings.HasPrefix(text[i:], ")") && !strings.HasPrefix(text[i:], "）") {
		return false
	}
	before := text[:i]
	_, n := utf8.DecodeLastRuneInString(before)
	first := strings.TrimRightFunc(before[:len(before)-n], func(r rune) bool { return digit(r) >= 0 })
	r, _ := utf8.DecodeLastRuneInString(first)
	last, _ := utf8.DecodeLastRuneInString(before)
	beside := isCaseless(r) && last < utf8.RuneSelf // 選項B）
	return inWord(last) && (first == "" || isBlank(r) || r == '\n' || r == '(' || beside)
}

// smiles reports whether the bracket at offset i is the mouth of a face: :-)
func smiles(text string, i int) bool {
	before := strings.TrimRight(text[:i], "-'")
	_, n := utf8.DecodeRuneInString(text[i:])
	if next, _ := utf8.DecodeRuneInString(text[i+n:]); inWord(next) || next == '+' { // Tel:(+1)
		return false
	}
	return strings.HasSuffix(before, ":") || strings.HasSuffix(before, " ;") || strings.HasSuffix(before, "=")
}
