package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/merge/finding"
)

var addressRule = translationRule{finding.Rule{ID: "address", Level: finding.Warning, Sentence: "an address in the text differs from the source's", Help: `
E-mail addresses, web addresses without a scheme, and the addresses that stand as the words of a link are compared letter by letter; instead of
the address that it leads to, a link may have the name of the page.
A merge refuses a bare address that changed (` + "`url`" + `); this rule looks at the others. Where a site has pages in the language, its
address may be right: let the message ignore the rule.

    Write to help@example.org.    →    Écrivez à aide@example.org.`}, differentAddresses}

// What is an address: with a scheme, by e-mail, or a name below one of the
// common top-level domains. Capitals are spelled out where a class excludes
// characters: folded, s would be the long s, which is no ASCII.
var addressPattern = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9]` + addressRest + `*` +
	`|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+` +
	`|\b(?:[A-Za-z0-9-]+\.)+(?i:com|org|net|edu|gov|info|io|eu|int|app|dev|onion)\b(?:/` + addressRest + `*)?`)

const addressRest = "[^\\s<>\"`{}|\\\\^\\[\\]()\\x{80}-\\x{10ffff}]"

// A place is the bytes [start,end) of a text.
type place struct{ start, end int }

// addressesIn lists the addresses of a text, without the punctuation that
// ends a sentence.
func addressesIn(text string) []place {
	if !strings.ContainsAny(text, "@.") && !strings.Contains(text, "://") {
		return nil
	}
	if !mayHoldAddress(text) {
		return nil
	}
	var all []place
	for _, at := range addressPattern.FindAllStringIndex(text, -1) {
		end := at[0] + len(strings.TrimRight(text[at[0]:at[1]], ".,;:!?'*_~"))
		all = append(all, place{at[0], end})
	}
	return all
}

// mayHoldAddress saves most texts from a closer look: they have no point or
// at sign between two letters.
func mayHoldAddress(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		switch text[i] {
		case '.', '@':
			if text[i-1] > ' ' && text[i+1] > ' ' && text[i+1] != '.' {
				return true
			}
		case ':':
			if text[i+1] == '/' {
				return true
			}
		}
	}
	return false
}

func differentAddresses(t *translation) []span {
	if len(t.source.addresses) == 0 && len(t.target.addresses) == 0 {
		return nil
	}
	var spans []span
	missing, extra := without(t.source.addresses, t.target.addresses), without(t.target.addresses, t.source.addresses)
	for i, a := range extra {
		at := strings.Index(t.target.tagged, a)
		s := span{start: at, end: at + len(a), sentence: a + " is not in the source text"}
		if i < len(missing) {
			s.sentence = a + " stands here, and the source text has " + missing[i]
			s.doubt = host(bareAddress(a)) == host(bareAddress(missing[i])) // perhaps the page of the language
		}
		if i < len(missing) && t.isOwnPage(missing[i], a) {
			continue
		}
		spans = append(spans, s)
	}
	for _, a := range missing[min(len(missing), len(extra)):] {
		if t.isLinked(a) {
			continue
		}
		spans = append(spans, t.missing(a+" of the source text is missing"))
	}
	return spans
}

// isLinked reports whether an address is where a link of the text leads: the
// translation may call the page by its name.
func (t *translation) isLinked(address string) bool {
	return slices.ContainsFunc(t.segment.Tags, func(tag segment.Tag) bool {
		return tag.Kind == segment.Link && bareAddress(tag.Stands) == bareAddress(address)
	})
}

// isOwnPage reports whether an address is the one of the source in the language
// of the translation: /en/ is /fr/ there.
func (t *translation) isOwnPage(source, target string) bool {
	a, b := bareAddress(source), bareAddress(target)
	return a != b && withoutLanguage(a, t.from) == withoutLanguage(b, t.to)
}

// withoutLanguage is an address without the steps that are the code of a language.
func withoutLanguage(address string, l *tongue) string {
	return strings.Join(slices.DeleteFunc(strings.Split(address, "/"), func(step string) bool { return l.isNamed(step) }), "/")
}

// without are the addresses that others have not. What makes no difference does
// not count: see [bareAddress].
func without(texts, others []string) []string {
	var left []string
	for _, s := range texts {
		if !slices.ContainsFunc(others, func(o string) bool { return bareAddress(s) == bareAddress(o) }) {
			left = append(left, s)
		}
	}
	return left
}
