package check

import (
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var doubledWordRule = translationRule{finding.Rule{ID: "doubled-word", Level: finding.Warning, Sentence: "a word stands twice in a row", Help: `
Words are doubled when a sentence is rewritten. Some languages double words on purpose (*nous nous*, *pole pole*); where they do so often, or the
source does too, it is a note or nothing. Between two texts in tags the words may be two labels.

    Open the the file.`}, doubledWords}

// rightlyDoubled are words that a language may double, and "*" for languages
// that double any.
var rightlyDoubled = map[string]string{
	"fr": "nous vous", "de": "sie der die das", "en": "that had", "nl": "die dat", "it": "man via", "sv": "det", "da": "det den", "nb": "det den", "no": "det den",
	"pl": "nie się", "ar": "ما", "he": "לאט", "ca": "no", "es": "no", "ru": "что", "sq": "të i e së", "gl": "se",
	"hi": "*", "ur": "*", "bn": "*", "pa": "*", "gu": "*", "mr": "*", "ne": "*", "ta": "*", "te": "*", "kn": "*", "ml": "*", "si": "*", "or": "*", "as": "*",
	"id": "*", "ms": "*", "jv": "*", "su": "*", "tl": "*", "fil": "*", "ceb": "*", "vi": "*", "sw": "*", "ha": "*", "yo": "*", "rw": "*", "rn": "*", "ht": "*",
	"tr": "*", "az": "*", "uz": "*", "kk": "*", "ky": "*", "tk": "*", "ug": "*", "fa": "*", "prs": "*", "ps": "*", "ku": "*", "kmr": "*", "ckb": "*", "tg": "*",
	"am": "*", "ti": "*", "so": "*", "om": "*", "hy": "*", "ka": "*", "th": "*", "lo": "*", "my": "*", "km": "*", "zh": "*", "ja": "*", "hu": "*", "mn": "*", "eu": "*",
}

func doubledWords(t *translation) []span {
	may := rightlyDoubled[t.to.base]
	var spans []span
	words := t.target.words
	if doubles(t.source.words) {
		return nil
	}
	for i := 1; i < len(words); i++ {
		a, b := &words[i-1], &words[i]
		if a.folded != b.folded || hasDigit(b.text) || strings.Trim(t.target.text[a.end:b.start], " \u00a0\u202f\n") != "" || a.end == b.start {
			continue
		}
		if hasField(may, b.folded) || t.parted(a.end, b.start) {
			continue
		}
		doubt := may == "*" && utf8.RuneCountInString(b.text) > 2 || b.text != a.text && i > 1
		spans = append(spans, t.span(a.start, b.end, b.text+" stands twice").doubtful(doubt))
	}
	return spans
}

// doubles reports whether a word stands twice in a row, in whatever form:
// unknown unknowns.
func doubles(words []word) bool {
	for i := 1; i < len(words); i++ {
		if words[i].folded == words[i-1].folded || sameStem(words[i].folded, words[i-1].folded) {
			return true
		}
	}
	return false
}

// parted reports whether a tag stands between two words: they may be labels.
func (t *translation) parted(end, start int) bool {
	_, from := t.target.place(end-1, end)
	to, _ := t.target.place(start, start+1)
	return to-from != start-end
}

// shortestStem is how many letters forms of a word have in common.
const shortestStem = 4

// sameStem reports whether two words may be forms of one: they begin alike, and
// differ in no more than their last letters.
func sameStem(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	const ending = 3 // repository, repositories
	return n >= shortestStem && len(a)-n <= ending && len(b)-n <= ending
}
