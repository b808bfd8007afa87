package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var endingRule = translationRule{finding.Rule{ID: "end-punctuation", Level: finding.Warning, Sentence: "the last punctuation mark is of another kind than the source's", Help: `
A question that lost its mark reads like advice. The marks of all scripts are known by their kind: ` + "`؟`" + `, ` + "`？`" + ` and Greek ` + "`;`" + ` ask as
` + "`?`" + ` does. A full stop or a colon that is missing or new is a note: languages differ in where they set one, and in how
they lead over to a list.

    Is it safe?    →    C’est sûr.`}, otherEnding}

// A mark is a kind of punctuation.
type mark string

const (
	noMark    mark = "no mark"
	stop      mark = "a full stop"
	question  mark = "a question mark"
	exclaim   mark = "an exclamation mark"
	colon     mark = "a colon"
	semicolon mark = "a semicolon"
	comma     mark = "a comma"
	ellipsis  mark = "an ellipsis"
)

// marks are the punctuation marks of all scripts, by kind.
var marks = map[mark]string{
	stop:      ".。．｡।॥۔։።།༎။៕។᠃᠉᱾꓿܁܂꛳᙮𑅁",
	question:  "?？؟\u037e՞፧⁇⁈⁉‽꛷𞥟",
	exclaim:   "!！՜߹᥄𞥞",
	colon:     ":：፥፦៖꛴᠄܃܄",
	semicolon: ";；؛፤꛶",
	comma:     ",，、،՝፣߸᠂꛵꓾",
	ellipsis:  "…⋯᠁",
}

var markOf = func() map[rune]mark {
	kinds := map[rune]mark{}
	for kind, all := range marks {
		for _, r := range all {
			kinds[r] = kind
		}
	}
	return kinds
}()

func otherEnding(t *translation) []span {
	if t.to.is("hy") { // which asks and exclaims inside a word
		return nil
	}
	want, _, _ := t.from.ending(t.source.text)
	got, start, end := t.to.ending(t.target.text)
	if want == got || start < 0 {
		return nil
	}
	same := func(kinds ...mark) bool { return isOneOf(want, kinds) && isOneOf(got, kinds) }
	doubt := true
	switch {
	case same(stop, noMark) && t.to.is("th", "lo", "km", "my", "bo"): // a blank ends a sentence there
		return nil
	case want == question:
		doubt = t.to.is("ja", "th", "lo", "ko", "km", "my", "bo") // a word asks
	case got == question && want != noMark:
		doubt = false
	}
	s := t.span(start, end, fmt.Sprintf("ends in %s, and the source text in %s", got, want))
	return []span{s.doubtful(doubt)}
}

func isOneOf(m mark, kinds []mark) bool {
	for _, k := range kinds {
		if k == m {
			return true
		}
	}
	return false
}

// ending is the kind of the last mark of a text and where it stands. Quotes,
// brackets and things without language behind it do not count; start is below 0
// for a text that ends in none of language.
func (l *tongue) ending(text string) (kind mark, start, end int) {
	end = len(strings.TrimRightFunc(text, isClosing))
	if end == 0 {
		return noMark, -1, -1
	}
	last, n := utf8.DecodeLastRuneInString(text[:end])
	kind = markOf[last]
	switch {
	case last == object:
		return noMark, -1, -1
	case strings.HasSuffix(text[:end], "...") || strings.HasSuffix(text[:end], "。。"):
		kind = ellipsis
	case last == ';' && l.is("el"):
		kind = question
	case last == '·' && l.is("el"):
		kind = semicolon
	case kind == "":
		return noMark, end, end
	}
	return kind, end - n, end
}

// isClosing reports whether a character may stand behind the last mark.
func isClosing(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi, unicode.Cf) || strings.ContainsRune(`"'*_＂`, r)
}
