package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var codeRule = translationRule{finding.Rule{ID: "code", Level: finding.Warning, Sentence: "code differs from the source's", Help: `
Code is what somebody types or reads on a screen, and a computer knows one spelling of it. Where its letters are others somebody may have
translated a name to fill in, or that of a key: that is a note.

    Type <code1>ls -l</code1>.    →    Tapez <code1>ls – l</code1>.`}, differentCode}

func differentCode(t *translation) []span {
	var spans []span
	left := slices.Clone(t.source.codes)
	for _, code := range t.target.codes {
		same := func(c string) bool { return slices.Equal(strings.Fields(c), strings.Fields(code)) }
		if i := slices.IndexFunc(left, same); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		at := max(strings.Index(t.target.tagged, code), 0)
		damaged := slices.ContainsFunc(t.source.codes, func(c string) bool { return !same(c) && sameSigns(c, code) })
		spans = append(spans, span{start: at, end: at + len(code), sentence: "the code " + code + " is not in the source text"}.doubtful(!damaged))
	}
	return spans
}

// sameSigns reports whether two codes differ in blanks, capitals and punctuation
// alone: what a program, or the keyboard of a language, does to code that it
// takes for a sentence. What stands around it, a $ or < >, may be left out. Where letters differ somebody may have put a name to fill
// in, or one that a key bears.
func sameSigns(a, b string) bool {
	signs := func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	letters := strings.Map(signs, a)
	marks := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) }
	return letters != "" && letters == strings.Map(signs, b) && strings.TrimFunc(a, marks) != strings.TrimFunc(b, marks)
}
