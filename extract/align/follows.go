package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// follows reports whether a translation was made of a text rather than of an
// earlier one: it has the numbers, addresses and names that are new in it, of
// which there is at least one, and none of those that are gone. Nothing else
// that an edit changes is sure to leave a trace.
func follows(is, was, target string) bool {
	r := reader{words: newLexicon()}
	now, then, there := r.marks(is), r.marks(was), r.marks(target)
	gained := 0
	for mark := range now.own {
		if then.has(mark) {
			continue
		}
		if gained++; !there.has(mark) {
			return false
		}
	}
	for mark := range then.own {
		if !now.has(mark) && there.has(mark) {
			return false
		}
	}
	return gained > 0
}

// marks are what translations have as their source has it.
type marks struct{ own, words map[uint32]bool }

func (m marks) has(mark uint32) bool { return m.own[mark] || m.words[mark] }

// marks finds the numbers, addresses and names of a text, and all its words.
func (r *reader) marks(text string) marks {
	var t, names traits
	r.segment(&t, &segment.Segment{Text: text})
	r.t = &names
	for _, name := range namesIn(segment.Plain(text)) {
		r.addWord(name)
	}
	m := marks{map[uint32]bool{}, map[uint32]bool{}}
	for _, all := range [...][]uint32{t.numbers, t.links, names.words} {
		for _, mark := range all {
			m.own[mark] = true
		}
	}
	for _, w := range t.words {
		m.words[w] = true
	}
	return m
}

// namesIn are the words that have a capital, though no sentence begins with
// them.
func namesIn(text string) []string {
	var names []string
	begins := true
	for text != "" {
		c, size := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsLetter(c):
			if size = strings.IndexFunc(text, notOfWord); size < 0 {
				size = len(text)
			}
			if !begins && unicode.IsUpper(c) {
				names = append(names, text[:size])
			}
			begins = false
		case strings.ContainsRune(".!?:", c):
			begins = true
		case unicode.IsDigit(c):
			begins = false
		}
		text = text[size:]
	}
	return names
}

func notOfWord(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }
