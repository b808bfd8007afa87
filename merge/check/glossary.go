package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/locales/glossary"
	"github.com/parasol-l10n/parasol/merge"
)

var glossaryRule = translationRule{Rule{"glossary", merge.Warning, "a term of the glossary is translated in another way", `
Readers learn one name for a thing. The terms are in ` + "`locales/glossary.csv`" + ` or ` + "`glossary.tbx`" + `. Capitals do not count, and a word may be
inflected: it has to begin as the term's does.

    two-factor authentication    →    identification double (the glossary: authentification à deux facteurs)`}, otherTerms}

// A term is a term of the glossary in the language of the source, and its
// names in that of the translation.
type term struct {
	words []word
	exact bool // in its own capitals: an abbreviation
	names []string
}

func termsOf(terms []glossary.Term, source, locale string) []term {
	var all []term
	for _, t := range terms {
		names := t.In(locale)
		for _, name := range t.In(source) {
			if w := words(name); len(w) > 0 && len(names) > 0 {
				all = append(all, term{w, strings.ToUpper(name) == name, names})
			}
		}
	}
	return all
}

func otherTerms(t *translation) []span {
	var spans []span
	taken := make([]bool, len(t.source.words)) // by a term, the longest of those that begin there
	for i := range t.source.words {
		best := -1
		for k := range t.terms {
			if t.terms[k].standsAt(t.source.words[i:]) && (best < 0 || len(t.terms[k].words) > len(t.terms[best].words)) {
				best = k
			}
		}
		if best < 0 || taken[i] {
			continue
		}
		found := &t.terms[best]
		for j := range found.words {
			taken[i+j] = true
		}
		if !found.namedIn(&t.target) {
			text := t.source.text[t.source.words[i].start:t.source.words[i+len(found.words)-1].end]
			spans = append(spans, t.whole("“"+text+"” is “"+strings.Join(found.names, "” or “")+"” in the glossary"))
		}
	}
	return spans
}

// standsAt reports whether words begin with the term. Its last word may have
// an ending.
func (t *term) standsAt(words []word) bool {
	if len(words) < len(t.words) {
		return false
	}
	for i, w := range t.words {
		got := &words[i]
		switch {
		case t.exact && got.text == w.text, !t.exact && got.folded == w.folded:
		case i < len(t.words)-1, t.exact && strings.TrimSuffix(got.text, "s") != w.text, !isPlural(got.folded, w.folded):
			return false
		}
	}
	return true
}

// isPlural reports whether a word is another with the ending of a plural, or
// of the genitive.
func isPlural(word, singular string) bool {
	for _, ending := range []string{"s", "es", "'s", "’s"} {
		if word == singular+ending {
			return true
		}
	}
	return strings.HasSuffix(singular, "y") && word == singular[:len(singular)-1]+"ies"
}

// namedIn reports whether one of the names stands in a translation: each word
// of it that matters, or the beginning of it, somewhere.
func (t *term) namedIn(p *prose) bool {
	text := plainForm(p.text)
	for _, name := range t.names {
		all := true
		for _, w := range words(plainForm(name)) {
			all = all && (strings.Contains(text, stemOf(w.folded)) || utf8.RuneCountInString(w.text) < 3)
		}
		if all {
			return true
		}
	}
	return false
}

// stemOf is the part of a word that inflection leaves: three quarters of it.
func stemOf(w string) string {
	runes := []rune(w)
	if len(runes) < 4 {
		return w
	}
	return string(runes[:max(3, len(runes)-max(1, len(runes)/4))])
}

// plainForm is a text in lower case, without marks that may be left out.
func plainForm(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ـ' || unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Inherited):
			return -1
		case r == 'أ' || r == 'إ' || r == 'آ':
			return 'ا'
		}
		return unicode.ToLower(r)
	}, s)
}
