package check

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/merge/finding"
)

var bidiRule = translationRule{finding.Rule{ID: "bidi", Level: finding.Error, Sentence: "directional controls are not balanced", Help: `
Controls such as U+202B and U+2067 turn the direction of what follows, until one that ends it. Without that one, the rest of the line stands
in the wrong order. Mostly they come along unseen when text is copied; take them out, or use U+200E and U+200F.`}, unbalancedControls}

// enders are the controls that begin a run of text with a direction, and the
// one that ends it (Unicode Standard Annex #9, section 2).
var enders = map[rune]rune{
	'\u202a': '\u202c', '\u202b': '\u202c', '\u202d': '\u202c', '\u202e': '\u202c',
	'\u2066': '\u2069', '\u2067': '\u2069', '\u2068': '\u2069',
}

func unbalancedControls(t *translation) []span {
	type open struct {
		at  int
		end rune
	}
	var stack []open
	var spans []span
	size := len("\u202a")
	for i, r := range t.target.text {
		if end, ok := enders[r]; ok {
			stack = append(stack, open{i, end})
		} else if r == '\u202c' || r == '\u2069' {
			if n := len(stack); n > 0 && stack[n-1].end == r {
				stack = stack[:n-1]
			} else {
				spans = append(spans, t.span(i, i+size, fmt.Sprintf("%U ends what nothing began", r)))
			}
		}
	}
	for _, o := range stack {
		r, _ := utf8.DecodeRuneInString(t.target.text[o.at:])
		spans = append(spans, t.span(o.at, o.at+size, fmt.Sprintf("%U is not ended by %U", r, o.end)))
	}
	return spans
}

var zeroWidthRule = translationRule{finding.Rule{ID: "zero-width", Level: finding.Warning, Sentence: "a character that nobody can see has no use where it stands", Help: `
A zero-width space or a byte order mark inside a word keeps search from finding it. Joiners and non-joiners have a use between letters of
Arabic, Indic and Mongolian scripts and between emoji, the zero-width space in languages without spaces. ` + "`--fix`" + ` takes the others out.

    pass\u200bword`}, uselessInvisible}

func uselessInvisible(t *translation) []span {
	var spans []span
	text := t.target.text
	for i, r := range text {
		if !isInvisible(r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if t.mayStand(r, before, after) || holdsRune(t.source.text, r) {
			continue
		}
		s := t.span(i, end, fmt.Sprintf("%U has no use here", r))
		spans = append(spans, s.fixed("").doubtful(r == '\u00ad' || r == '\u200c' && joins(before)))
	}
	return spans
}

func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u180e', '\u034f':
		return true
	}
	return false
}

// mayStand reports whether an invisible character has a use between two
// others.
func (t *translation) mayStand(r, before, after rune) bool {
	switch r {
	case '\u200b':
		return t.to.writesWithoutSpaces() && before != utf8.RuneError && after != utf8.RuneError && before != r && !isBlank(before) && !isBlank(after)
	case '\u200c', '\u200d':
		return joins(before) && (joins(after) || r == '\u200d' || after == object)
	case '\u2060':
		return before != utf8.RuneError && after != utf8.RuneError && before != r
	}
	return false
}

// joins reports whether the form of a character depends on its neighbours.
func joins(r rune) bool {
	return (r < object || r > utf8.RuneError) && unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Thaana, unicode.Adlam, unicode.Hanifi_Rohingya,
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
		unicode.Malayalam, unicode.Sinhala, unicode.Myanmar, unicode.Khmer, unicode.Tibetan, unicode.So, unicode.Mn, unicode.Sk)
}

func holdsRune(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}
