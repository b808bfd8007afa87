package align

import (
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/content"
)

// A lexicon numbers strings in the order of their first appearance.
type lexicon struct {
	index   map[string]uint32
	strings []string
	lower   []bool // of a word: it was seen to begin with a small letter

	languages []string // how the steps of an address name those of the trees
}

func newLexicon(languages ...string) *lexicon {
	return &lexicon{index: map[string]uint32{}, languages: languages}
}

// namesOf are how addresses name the languages of locales.
func namesOf(locales ...string) []string {
	var all []string
	for _, locale := range locales {
		locale = strings.ToLower(locale)
		language, _, _ := strings.Cut(locale, "-")
		all = append(all, locale, language)
	}
	return distinctStrings(all)
}

func distinctStrings(all []string) []string {
	slices.Sort(all)
	return slices.Compact(slices.DeleteFunc(all, func(s string) bool { return s == "" }))
}

// withoutLanguage is an address without the steps and the label that say the
// language, so that a page is the same in any.
func (v *lexicon) withoutLanguage(address string) string {
	for _, name := range v.languages {
		address = strings.ReplaceAll(address, "/"+name+"/", "/")
		address = strings.TrimPrefix(strings.TrimPrefix(address, name+"/"), name+".")
		address = strings.TrimSuffix(address, "/"+name)
	}
	return address
}

func (v *lexicon) number(s []byte) uint32 {
	if n, ok := v.index[string(s)]; ok {
		return n
	}
	return v.add(string(s))
}

func (v *lexicon) add(s string) uint32 {
	n := uint32(len(v.strings))
	v.index[s] = n
	v.strings, v.lower = append(v.strings, s), append(v.lower, false)
	return n
}

func (v *lexicon) len() int { return len(v.strings) }

// adopt takes over what another lexicon holds and returns its numbers by those
// of the other.
func (v *lexicon) adopt(other *lexicon) []uint32 {
	numbers := make([]uint32, other.len())
	for i, s := range other.strings {
		n, ok := v.index[s]
		if !ok {
			n = v.add(s)
		}
		numbers[i] = n
		v.lower[n] = v.lower[n] || other.lower[i]
	}
	return numbers
}

// readTogether is how many documents are read with one lexicon.
const readTogether = 32

// read takes documents apart, several at a time. Strings get the numbers that
// they would have if one document were read after the other.
func (v *lexicon) read(documents []*content.Document) []lesson {
	lessons := make([]lesson, len(documents))
	parts := slices.Collect(slices.Chunk(lessons, readTogether))
	lexicons := make([]*lexicon, len(parts))
	each(len(parts), func() func(int) {
		return func(x int) {
			r := reader{words: newLexicon(v.languages...)}
			for i := range parts[x] {
				parts[x][i] = r.lesson(documents[x*readTogether+i])
			}
			lexicons[x] = r.words
		}
	})
	numbers := make([][]uint32, len(parts))
	for x := range parts {
		numbers[x] = v.adopt(lexicons[x])
	}
	each(len(parts), func() func(int) {
		return func(x int) {
			for i := range parts[x] {
				parts[x][i].renumber(numbers[x])
			}
		}
	})
	return lessons
}

// renumber gives what a lesson holds the numbers of another lexicon.
func (l *lesson) renumber(numbers []uint32) {
	for i := range l.traits {
		t := &l.traits[i]
		t.role, t.text = numbers[t.role], numbers[t.text]
		t.words, t.numbers, t.links = renumber(t.words, numbers), renumber(t.numbers, numbers), renumber(t.links, numbers)
		t.anchors = renumber(t.anchors, numbers)
		for x := range t.asides {
			t.asides[x] = renumber(t.asides[x], numbers)
		}
	}
	l.marks = renumber(l.marks, numbers)
}

func renumber(all, numbers []uint32) []uint32 {
	for i, n := range all {
		all[i] = numbers[n]
	}
	return distinct(all)
}
