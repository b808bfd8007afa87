package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var garbledRule = translationRule{finding.Rule{ID: "garbled", Level: finding.Error, Sentence: "characters were lost or misread", Help: `
` + "`\ufffd`" + ` stands for a character that some program could not read, a row of question marks for letters that it could not write, and
*Ã©* is an é that was read in the wrong encoding. The text has to be typed anew, or imported again as UTF-8.

    été    →    Ã©tÃ©`}, garbledText}

var (
	marksInARow  = regexp.MustCompile(`\?{4,}|[?¿]{2,}(?:\s+[?¿]{2,})+`)
	marksInWords = regexp.MustCompile(`\pL\?[’']?\pL`)
)

func garbledText(t *translation) []span {
	text := t.target.text
	var spans []span
	for i := range text {
		if strings.HasPrefix(text[i:], "\ufffd") && !strings.ContainsRune(t.source.text, '\ufffd') {
			spans = append(spans, t.span(i, i+len("\ufffd"), "a character was lost here"))
		}
	}
	if strings.Contains(text, "?") {
		const sentence = "question marks stand in the place of letters"
		if at := marksInARow.FindStringIndex(text); at != nil && !marksInARow.MatchString(t.source.text) {
			spans = append(spans, t.span(at[0], at[1], sentence))
		}
		if from, to, doubt, ok := t.lostLetters(); ok && !marksInWords.MatchString(t.source.text) {
			spans = append(spans, t.span(from, to, sentence).doubtful(doubt))
		}
	}
	if from, to, ok := misread(text); ok {
		spans = append(spans, t.span(from, to, text[from:to]+" was read in the wrong encoding"))
	}
	return spans
}

// misread finds UTF-8 that was read as Windows-1252: characters that are the
// bytes of another one. One of them may stand there by chance, two do not.
func misread(text string) (from, to int, ok bool) {
	n := 0
	before := rune(' ')
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end, chance := 0, never
		if b := byte1252(r); b >= 0xc2 && b < 0xf5 {
			end, chance = misreadAt(text, i, before)
		}
		before = r
		if end == 0 || chance == often {
			i += size
			continue
		}
		if n++; n == 1 {
			from, to = i, end
		}
		if n > 1 || chance == never {
			return from, to, true
		}
		i = end
	}
	return 0, 0, false
}

// A chance says how easily characters stand side by side that are the bytes
// of another one.
type chance uint8

const (
	never chance = iota
	seldom
	often
)

// misreadAt is the end of the characters at offset i that are the bytes of
// one letter or mark, 0 if they are none, and the chance of that.
func misreadAt(text string, i int, before rune) (end int, c chance) {
	lead, _ := utf8.DecodeRuneInString(text[i:])
	c = often // a letter before a space that does not break, or before a quote
	var bytes []byte
	for i < len(text) && len(bytes) < utf8.UTFMax {
		r, n := utf8.DecodeRuneInString(text[i:])
		b := byte1252(r)
		if b < 0x80 {
			return 0, never
		}
		switch {
		case len(bytes) == 0:
		case unicode.IsControl(r):
			c = never
		case !strings.ContainsRune("\u00a0»«’‘“”„…–—·ºª", r):
			c = min(c, seldom)
		}
		bytes = append(bytes, b)
		i += n
		if utf8.FullRune(bytes) {
			break
		}
	}
	if r, _ := utf8.DecodeRune(bytes); r == utf8.RuneError || unicode.IsControl(r) {
		return 0, never
	}
	capital := unicode.IsUpper(lead)
	switch {
	case capital && unicode.IsLower(before), strings.ContainsRune("ÃÂ", lead) && !unicode.IsUpper(before), strings.ContainsRune("ÃÂâ", lead) && c == seldom:
		c = never
	}
	return i, c
}

// byte1252 is the byte of a character in Windows-1252, or in Latin 1 where
// that has none; 0 if it has none at all.
func byte1252(r rune) byte {
	if r >= 0x80 && r < 0x100 {
		return byte(r)
	}
	if i := strings.IndexRune(high1252, r); r > 0xff && i >= 0 {
		return byte(0x80 + utf8.RuneCountInString(high1252[:i]))
	}
	return 0
}

// high1252 are the characters of Windows-1252 from 0x80 to 0x9f.
const high1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
