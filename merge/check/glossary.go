package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parasol-l10n/parasol/locales/glossary"
	"github.com/parasol-l10n/parasol/merge/finding"
)

var glossaryRule = translationRule{finding.Rule{ID: "glossary", Level: finding.Warning, Sentence: "a term of the glossary is translated in another way", Help: `
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

// A termIndex is the terms by their first word.
type termIndex map[string][]*term

func termsOf(terms []glossary.Term, source, locale string) termIndex {
	index := termIndex{}
	for _, t := range terms {
		names := t.In(locale)
		for _, name := range t.In(source) {
			if w := words(name); len(w) > 0 && len(names) > 0 {
				index[w[0].folded] = append(index[w[0].folded], &term{w, strings.ToUpper(name) == name, names})
			}
		}
	}
	return index
}

func otherTerms(t *translation) []span {
	if len(t.terms) == 0 {
		return nil
	}
	var spans []span
	for i := 0; i < len(t.source.words); {
		found := t.terms.at(t.source.words[i:])
		if found == nil {
			i++
			continue
		}
		last := i + len(found.words) - 1
		if !found.namedIn(&t.target) {
			text := t.source.text[t.source.words[i].start:t.source.words[last].end]
			spans = append(spans, t.whole("“"+text+"” is “"+strings.Join(found.names, "” or “")+"” in the glossary"))
		}
		i = last + 1
	}
	return spans
}

// at is the longest term that words begin with, nil if there is none.
func (x termIndex) at(words []word) *term {
	var best *term
	for _, singular := range singulars(words[0].folded) {
		for _, t := range x[singular] {
			if t.standsAt(words) && (best == nil || len(t.words) > len(best.words)) {
				best = t
			}
		}
	}
	return best
}

// singulars are a word, and what it may be the plural or the genitive of.
func singulars(word string) []string {
	all := []string{word}
	for _, ending := range []string{"s", "es", "'s", "’s"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && stem != "" {
			all = append(all, stem)
		}
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		all = append(all, stem+"y")
	}
	return all
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
		case i < len(t.words)-1, t.exact && strings.TrimSuffix(got.text, "s") != w.text, !slices.Contains(singulars(got.folded), w.folded):
			return false
		}
	}
	return true
}

// namedIn reports whether one of the names stands in a translation: each word
// of it that matters, or the beginning of it, somewhere.
func (t *term) namedIn(p *prose) bool {
	text := plainForm(p.text)
	for _, name := range t.names {
		all, parts := true, words(plainForm(name))
		for _, w := range parts {
			all = all && (strings.Contains(text, stemOf(w.folded)) || len(w.text) < 3 && len(parts) > 1) // à, de
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
