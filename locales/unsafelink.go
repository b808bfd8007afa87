package locales

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// safeSchemes may be those of any link.
var safeSchemes = []string{"", "http", "https", "mailto"}

// runningSchemes are those of links that run or hold what they lead to.
var runningSchemes = []string{"javascript", "vbscript", "data", "blob", "filesystem", "view-source"}

// Runs reports whether a link runs something, or shows what it holds itself,
// and the source's link does not.
func (l Link) Runs() bool {
	scheme := schemeOf(l.Target)
	return slices.Contains(runningSchemes, scheme) && scheme != schemeOf(l.Source)
}

// Unsafe says what keeps a link of a locale from standing for the source's,
// "" if nothing does. Its scheme has to be that of the source's link, one of
// the project's own, http, https or mailto, if it has any; and it holds no
// code of the site (see [segment.SiteCode]) that the source's does not hold.
func (l Link) Unsafe(own []string) string {
	scheme := schemeOf(l.Target)
	safe := func(known string) bool { return strings.EqualFold(known, scheme) }
	if !slices.ContainsFunc(safeSchemes, safe) && !slices.ContainsFunc(own, safe) && !safe(schemeOf(l.Source)) {
		return fmt.Sprintf("%s: is no scheme for %q, which leads to %q in the source", scheme, l.Target, l.Source)
	}
	for _, b := range segment.SiteCode {
		if strings.Count(l.Target, b.Open) > strings.Count(l.Source, b.Open) {
			return segment.CodeSentence(segment.Excerpt(l.Target))
		}
	}
	return ""
}

// schemeOf is the scheme of an address as browsers find it, in small letters:
// they read character references, and step over blanks before it and control
// characters inside (URL Standard, basic URL parser).
func schemeOf(address string) string {
	address = html.UnescapeString(html.UnescapeString(address))
	address = strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f && r <= 0xa0 || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, address)
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsFunc(scheme, notScheme) {
		return ""
	}
	return strings.ToLower(scheme)
}

// notScheme: RFC 3986, section 3.1.
func notScheme(r rune) bool {
	return !(r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.')
}

// UnsafeLinks are those of a file of links that are [Link.Unsafe], and errors
// with their lines.
func UnsafeLinks(name string, data []byte, own []string) (links []Link, errs []error) {
	for _, l := range scanLinks(data) {
		if what := l.Unsafe(own); !l.broken && what != "" {
			links = append(links, l.Link)
			errs = append(errs, &segment.Error{Pos: segment.Pos{File: name, Line: l.line, Col: 1}, Err: fmt.Errorf("%s; the source's link stands", what)})
		}
	}
	return links, errs
}
