package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// A folded is a raw text in which a target is found however it is spelled.
type folded struct {
	raw, text string
	at        []int // for each byte of text where its character stands in raw
}

func fold(raw string) folded {
	f := folded{raw: raw, at: make([]int, 0, len(raw)+1)}
	var b strings.Builder
	last := rune(0)
	for i, r := range raw {
		if r = bareRune(r); r < 0 || r == '/' && last == '/' {
			continue
		}
		last = r
		b.WriteRune(r)
		for len(f.at) < b.Len() {
			f.at = append(f.at, i)
		}
	}
	f.text = b.String()
	return f
}

// mostFound bounds how many places of a target are looked at.
const mostFound = 20

// find returns where a target stands on its own: not as part of a longer one.
func (f *folded) find(target string) []markdown.Extent {
	var found []markdown.Extent
	if target == "" {
		return nil
	}
	for from := 0; len(found) < mostFound; {
		i := strings.Index(f.text[from:], target)
		if i < 0 {
			break
		}
		i += from
		from = i + len(target)
		start, last := f.at[i], f.at[from-1]
		_, n := utf8.DecodeRuneInString(f.raw[last:])
		e := markdown.Extent{Start: start, End: last + n}
		if !continues(f.raw[:e.Start], f.raw[e.End:]) {
			found = append(found, e)
		}
	}
	return found
}

// continues reports whether a target goes on before or behind it.
func continues(before, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	right, n := utf8.DecodeRuneInString(after)
	if strings.ContainsRune(".?!,:;", right) {
		right, _ = utf8.DecodeRuneInString(after[n:])
	}
	return inTarget(left) || inTarget(right)
}

func inTarget(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/_-#=&%@~+", r))
}

// bareTarget is what remains of a target however it was damaged on its way:
// without blanks, invisible characters, backslashes and parentheses around
// it, with small letters for capital ones, ASCII for full-width, and one slash
// for two.
func bareTarget(target string) string {
	return strings.Trim(fold(target).text, "()")
}

// bareRune is -1 for what a target never holds.
func bareRune(r rune) rune {
	switch {
	case r == '\\' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		return -1
	case r >= 0xff01 && r <= 0xff5e: // full-width forms of ASCII
		r -= 0xfee0
	}
	return unicode.ToLower(r)
}

// isBlank reports whether r is white space or invisible.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
