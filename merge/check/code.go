package check

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var codeRule = translationRule{finding.Rule{ID: "code", Level: finding.Warning, Sentence: "code differs from the source's", Help: `
Code is what somebody types or reads on a screen, and a computer knows one spelling of it. Where the words in it are for people
(a name to fill in), let the message ignore the rule.

    Type <code1>ls -l</code1>.    →    Tapez <code1>ls -1</code1>.`}, differentCode}

func differentCode(t *translation) []span {
	var spans []span
	left := slices.Clone(t.source.codes)
	for _, code := range t.target.codes {
		if i := slices.Index(left, code); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		at := max(strings.Index(t.target.tagged, code), 0)
		spans = append(spans, span{start: at, end: at + len(code), sentence: "the code " + code + " is not in the source text"})
	}
	return spans
}
