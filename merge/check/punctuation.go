package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var punctuationRule = translationRule{finding.Rule{ID: "punctuation", Level: finding.Note, Sentence: "a punctuation mark is not the one of the language's script", Help: `
Arabic asks with ` + "`؟`" + ` and parts with ` + "`،`" + `, Chinese and Japanese end a sentence with ` + "`。`" + `, Greek asks with ` + "`;`" + `, and Spanish begins a question with
` + "`¿`" + `. The mark of another script stands in the wrong place or turns the wrong way.

    ar: هل هو آمن?`}, foreignMarks}

// ownMarks are the marks of scripts in the place of those of ASCII.
var ownMarks = map[string]map[rune]string{
	"Arab": {'?': "؟", ',': "،", ';': "؛"},
	"Hans": {'?': "？", ',': "，", ';': "；", '!': "！", '.': "。", ':': "："},
	"Hant": {'?': "？", ',': "，", ';': "；", '!': "！", '.': "。", ':': "："},
	"Jpan": {'?': "？", ',': "、", '!': "！", '.': "。"},
	"Grek": {'?': ";"},
	"Ethi": {'.': "።", ',': "፣"},
	"Armn": {'.': "։"},
}

func foreignMarks(t *translation) []span {
	own := ownMarks[t.to.script]
	if own == nil {
		return t.unopened()
	}
	var spans []span
	text := t.target.text
	for i, r := range text {
		right := own[r]
		if right == "" || i == 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		follows := t.to.writes(before) && unicode.IsLetter(before) && (i+1 == len(text) || !isASCIILetter(after) && after != r)
		leads := t.to.writesWithoutSpaces() && t.to.writes(after) && digit(before) < 0 // MB,其中
		if follows || leads {
			spans = append(spans, t.span(i, i+1, fmt.Sprintf("%c stands here, %s is written with %s", r, t.to.scriptName(), right)))
		}
	}
	return spans
}

// unopened finds Spanish questions and exclamations without their first mark.
func (t *translation) unopened() []span {
	if !t.to.is("es", "ast") {
		return nil
	}
	var spans []span
	text := t.target.text
	for _, pair := range []struct{ open, shut string }{{"¿", "?"}, {"¡", "!"}} {
		n := strings.Count(text, pair.shut)
		if i := strings.Index(text, pair.shut); n > strings.Count(text, pair.open) && !strings.Contains(text, pair.shut+pair.shut) && !strings.ContainsAny(text, "¿¡") {
			spans = append(spans, t.span(i, i+1, "no "+pair.open+" stands before it"))
		}
	}
	return spans
}
