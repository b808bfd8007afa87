package check

import (
	"fmt"
	"math"
	"unicode"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var lengthRule = translationRule{finding.Rule{ID: "length", Level: finding.Warning, Sentence: "the translation is much longer or shorter than the source", Help: `
A sentence was left out, or something was pasted twice. Lengths are compared in letters; a Chinese, Japanese or Korean character
counts for as much as it says. Short texts may differ more than long ones.

    Turn it off, take out the battery, and leave it at home.    →    Éteignez-le.`}, unlikeLength}

// Translations of a text differ in length by a factor; how far its logarithm
// strays depends on the length (after Gale and Church, A Program for Aligning
// Sentences in Bilingual Corpora, 1993).
const (
	lengthStray  = 0.75 // of long texts
	lengthSpread = 5.0  // more of short ones, over the square root of their letters
	fewestOff    = 12.0 // letters

	fewestLetters = 12.0 // of a source that is no abbreviation
)

func unlikeLength(t *translation) []span {
	source, target := weight(t.source.text), weight(t.target.text)
	if source == 0 || target == 0 || math.Abs(source-target) < fewestOff {
		return nil
	}
	off := math.Log(target / source)
	if math.Abs(off) < lengthStray+lengthSpread/math.Sqrt(max(source, target)) {
		return nil
	}
	than := "longer"
	if off < 0 {
		than, off = "shorter", -off
	}
	return []span{t.whole(fmt.Sprintf("the translation is %.1f times %s than the source text", math.Exp(off), than)).doubtful(source < fewestLetters)}
}

// weight is the length of a text in letters. Characters of Chinese, Japanese
// and Korean say more.
func weight(text string) float64 {
	w := 0.0
	for _, r := range text {
		switch {
		case r < 0x300 && unicode.IsLetter(r), r >= 0x300 && r < 0x1100 && unicode.IsLetter(r), digit(r) >= 0:
			w++
		case r == object:
			w += 4
		case unicode.Is(unicode.Han, r):
			w += 3
		case unicode.In(r, unicode.Hangul):
			w += 2
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			w += 1.5
		case unicode.IsLetter(r):
			w++
		}
	}
	return w
}
