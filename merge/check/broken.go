package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/address"
	"github.com/parasol-l10n/parasol/content/segment"
)

// What is left of a link in a text that Markdown did not take for one shows
// what happened to it. There is no source to hold it against here: all that
// is looked for has an address in it, since people put brackets and
// parentheses side by side in good prose, "[sic] (see below)".

// Parts of the patterns. Markup that is blank in a passage may stand anywhere.
const (
	gap    = `[\s\x00\x{a0}\x{200e}\x{200f}\x{202f}\\]*`
	opens  = `[(（]`
	closes = `[)）]`
	leads  = `(?:(?:https?|mailto|ftp)[\s\x{a0}]?[:：]|www\.|\.{1,2}/|#[\pL\d]|[^\s()（）\[\]]+\.(?:md|markdown|ya?ml|png|jpe?g|gif|svg|webp|html?|pdf)\b)`
)

// A breakage is a way in which a link is broken.
type breakage struct {
	sign     string // one of these bytes or words stands in a text that has it
	pattern  *regexp.Regexp
	sentence string
}

// breakages are tried in this order.
var breakages = []breakage{
	{"](", regexp.MustCompile(`[!！]?\[[^\[\]]*\]\(` + gap + opens + `[^()（）]*` + closes + `*`), "a parenthesis is doubled"},
	{"](", regexp.MustCompile(`[!！]?(?:\[[^\[\]]*)?\]\([^()]*\)?`), "the target cannot be read: there is a blank in it, or its end is missing"},
	{"]", regexp.MustCompile(`[!！]?\[[^\[\]]*\]` + gap + `（` + gap + leads + `[^()（）]*` + closes + `?`), "the parentheses are full-width"},
	{"］", regexp.MustCompile(`[!！]?［[^\[\]［］]*］` + gap + opens + gap + leads + `[^()（）]*` + closes + `?`), "the brackets are full-width"},
	{"]", regexp.MustCompile(`[!！]?\[[^\[\]]*\]` + gap + `\(` + gap + opens + `?` + leads + `[^()（）]*` + closes + `*`), "text and target do not touch"},
	{"](", regexp.MustCompile(`\]\(`), "a bracket is missing"},
	{")", regexp.MustCompile(opens + leads + `[^()（）]*` + closes + gap + `\[[^\[\]]*\]`), "text and target have changed places"},
	{"[", regexp.MustCompile(opens + `[^()（）]*` + closes + gap + `\[(?:https?://|www\.)[^\[\]]*\]`), "the brackets and the parentheses have changed places"},
	{"]", regexp.MustCompile(`\[[^\[\]]*\](?:https?://|www\.)[^\s()]*\)`), "a parenthesis is missing"},
	{"]", regexp.MustCompile(`\[[^\[\]]*\pL[^\[\]]*\][^\[\]()（）.!?。؟\n]*` + opens + `https?://[^()（）]*` + closes), "words stand between text and target"},
	{"[", regexp.MustCompile(`\[[^\[\]()（）]*` + opens + `https?://[^()（）\s]*` + closes + `[^\[\]]*(?:\[|$)`), "a bracket is missing"},
}

// brokenIn finds the broken links of a passage, but for those of the lessons'
// own schemes.
func brokenIn(p *content.Passage) []spot {
	if !bytes.ContainsAny(p.Text, "[]［") {
		return nil
	}
	var spots []spot
	for _, b := range breakages {
		if !bytes.Contains(p.Text, []byte(b.sign)) {
			continue
		}
		for _, m := range b.pattern.FindAllIndex(p.Text, mostFound) {
			start, end := p.Span(m[0], m[1])
			spots = append(spots, spot{start: start, end: end, key: "", sentence: b.sentence})
		}
	}
	return spots
}

// ownIn finds addresses in the lessons' own schemes that stand in the text,
// with the brackets before them: nobody writes those for readers.
func ownIn(p *content.Passage, own []ownAddress) []spot {
	var spots []spot
	for _, o := range own {
		if !bytes.ContainsAny(p.Text, "/／") || !bytes.Contains(bytes.ToLower(p.Text), o.scheme) {
			continue
		}
		for _, m := range o.pattern.FindAllIndex(p.Text, mostFound) {
			start, end := p.Span(m[0], m[1])
			spots = append(spots, spot{start: start, end: end, key: "", sentence: "an address of the app stands in the text"})
		}
	}
	return spots
}

// An ownAddress is what an address in a scheme of the lessons looks like.
type ownAddress struct {
	scheme  []byte // in small letters
	pattern *regexp.Regexp
}

func ownAddresses(schemes []address.Scheme) []ownAddress {
	var all []ownAddress
	for _, s := range schemes {
		if s.Name != "" {
			all = append(all, ownAddress{[]byte(strings.ToLower(s.Name)), regexp.MustCompile(
				`(?i)(?:[!！]?[\[［][^\[\]［］]*[\]］]?[^\[\]()（）]*` + opens + `+` + gap + `)?` +
					regexp.QuoteMeta(s.Name) + gap + `[:：]` + gap + `[/／](?:[/／]|[^()（）\[\]\s\x00])*` + closes + `*`)})
		}
	}
	return all
}

func brokenLinks(v *visit) []spot {
	if v.broken == nil {
		v.broken = v.findBroken()
	}
	return slices.Clone(v.broken)
}

func (v *visit) findBroken() []spot {
	var spots []spot
	for i := range v.links {
		l := &v.links[i]
		switch {
		case v.afterBang(l):
			spots = append(spots, spot{start: l.Start, end: l.End, key: "", sentence: "the image is a link: its ! is parted from it"})
		case isBroken(l):
			spots = append(spots, spot{start: l.Start, end: l.End, key: "", sentence: "a parenthesis is doubled, or the colon full-width"})
		}
	}
	for i := range v.passages {
		if len(spots) > manyFound {
			break
		}
		p := &v.passages[i]
		spots = append(spots, brokenIn(p)...)
		for _, s := range ownIn(p, v.site.own) {
			if !v.inLink(s) {
				spots = append(spots, s)
			}
		}
	}
	spots = append([]spot{}, inOrder(spots)...) // never nil
	for i := range spots {
		s := &spots[i]
		s.key = brokenKey(string(v.Source()[s.start:s.end]))
		s.sentence = fmt.Sprintf("%q is no link: %s", v.text(s.start, s.end), s.sentence)
	}
	return spots
}

// inLink reports whether a spot is the text of a link.
func (v *visit) inLink(s spot) bool {
	return slices.ContainsFunc(v.links, func(l content.Link) bool { return l.Start <= s.start && s.end <= l.End })
}

// isBroken reports whether a link leads to an address in parentheses of its
// own, or to one with a full-width colon.
func isBroken(l *content.Link) bool {
	return l.Kind == segment.Link && !l.Bare && (strings.HasPrefix(l.Target, "(") || strings.Contains(l.Target, "：/"))
}

// brokenKey is the address in a broken link, however it is spelled.
func brokenKey(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\\' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r >= 0xff01 && r <= 0xff5e: // full-width forms of ASCII
			r -= 0xfee0
		}
		return unicode.ToLower(r)
	}, s)
	if m := anyAddress.FindString(s); m != "" {
		return strings.Trim(m, "()")
	}
	return s
}

var anyAddress = regexp.MustCompile(`(?:[a-z][a-z0-9+.-]*:/|www\.|mailto:)[^()\[\]]*|[^()\[\]]+\.(?:md|markdown|ya?ml|png|jpe?g|gif|svg|webp|html?|pdf)`)
