package align

import (
	"strings"
	"unicode"
)

// addressLength is the length of the run of characters that can stand in an
// address and begins the text; run counts the punctuation behind it, too, in
// which no address begins.
func addressLength(text string) (n, run int) {
	for n < len(text) && text[n] > ' ' && text[n] < 0x7f && strings.IndexByte("<>\"`{}|\\^[]()*,;", text[n]) < 0 {
		n++
	}
	return len(strings.TrimRight(text[:n], ".:!?'_~")), n
}

// isLink reports whether a run is an address: has a scheme or what is left of
// it, is an e-mail address, or ends as the name of a host or a file does.
func isLink(run string) bool {
	if strings.Contains(run, "//") {
		return true
	}
	dot := strings.LastIndexByte(run, '.')
	if dot <= 0 || len(run) < 5 {
		return false
	}
	last := run[dot+1:]
	if i := strings.IndexByte(last, '/'); i >= 0 {
		last = last[:i]
	}
	return len(last) >= 2 && len(last) <= 5 && strings.IndexFunc(last, notLower) < 0 && !unicode.IsDigit(rune(run[dot-1]))
}

func notLower(c rune) bool { return !('a' <= c && c <= 'z' || c == '3' || c == '4') }
