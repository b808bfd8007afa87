package memory

import (
	"unicode"
	"unicode/utf8"
)

// A class says what a character is to a word.
type class uint8

const (
	isOther class = iota
	isSpace
	isLetter
	isDigit
	isCharacter // a letter that is a word by itself
	isSign      // no letter, and a word by itself
	isJoined    // belongs to the letter before it: an accent, a vowel sign
)

var asciiClass = func() (table [utf8.RuneSelf]class) {
	for c := range rune(utf8.RuneSelf) {
		table[c] = unicodeClass(c)
	}
	return table
}()

func classOf(c rune) class {
	if c < utf8.RuneSelf {
		return asciiClass[c]
	}
	return unicodeClass(c)
}

func unicodeClass(c rune) class {
	switch {
	case unicode.IsLetter(c):
		if isUnspaced(c) {
			return isCharacter
		}
		return isLetter
	case unicode.IsDigit(c):
		return isDigit
	case unicode.IsSpace(c):
		return isSpace
	case c == '%' || c == '‰' || c == '٪' || c == '°' || unicode.Is(unicode.Sc, c):
		return isSign
	case unicode.IsMark(c) || c == '\u200c' || c == '\u200d':
		return isJoined
	}
	return isOther
}

// unspaced are the scripts that put no space between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

func isUnspaced(c rune) bool {
	const firstThai, firstHangul, lastHangul = 0x0e00, 0xac00, 0xd7ff
	if c < firstThai || firstHangul <= c && c <= lastHangul {
		return false
	}
	return unicode.In(c, unspaced...)
}

// fold is the character in lower case; of a digit in any script, the ASCII
// digit of its value; of an apostrophe, the one that keyboards have.
func fold(c rune) rune {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c < utf8.RuneSelf:
		return c
	case c == '’':
		return '\''
	case unicode.IsDigit(c):
		return foldDigit(c)
	}
	return unicode.ToLower(c)
}

// foldDigit finds the value of a digit. The ten digits of a script stand in a
// row from zero (The Unicode Standard, section 4.6), and where two rows touch,
// the ones after are rows of ten again.
func foldDigit(c rune) rune {
	first := c
	for unicode.IsDigit(first - 1) {
		first--
	}
	return '0' + (c-first)%10
}

// The hash of a word is FNV-1a over its characters, the same in every process,
// so that the same memory gives the same suggestions.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

func hashRune(h uint64, c rune) uint64 { return (h ^ uint64(c)) * hashPrime }

// hashEnd spreads a hash over all its bits.
func hashEnd(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}
