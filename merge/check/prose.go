package check

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/parasol-l10n/parasol/content/segment"
)

// object stands in a prose for what is no language: code, an address, opaque
// markup.
const object = '\ufffc'

// A prose is a text as its readers see it: without tags, a line break for the
// tag of one, and one object for each thing that is no language.
type prose struct {
	tagged    string // as translators see it
	text      string
	pieces    []piece
	codes     []string
	addresses []string
	words     []word
}

// A piece is a part of a prose that stands in the tagged text in one run.
type piece struct {
	at     int // in the prose
	tagged int // in the tagged text
	length int // of it there; 0 for a run that is the same in both
}

// A word is a run of letters, marks and digits, with apostrophes inside.
type word struct {
	start, end int // in the prose
	text       string
	folded     string
}

// read takes a tagged text apart.
func read(tagged string, tags []segment.Tag) prose {
	p := prose{tagged: tagged}
	b := proseBuilder{prose: &p}
	for at, tokens := 0, segment.Tokenize(tagged, tags); len(tokens) > 0; tokens = tokens[1:] {
		t := tokens[0]
		switch {
		case t.Part == segment.Text && b.depth > 0:
			b.code.WriteString(t.Text)
		case t.Part == segment.Text:
			b.literal(t.Text, at)
		case t.Part == segment.Single && tags[t.Tag].Kind == segment.Break:
			b.put("\n", at, len(t.Text))
		case t.Part == segment.Single:
			b.put(string(object), at, len(t.Text))
		case tags[t.Tag].Kind == segment.Code:
			b.codeTag(t.Part, at, len(t.Text))
		}
		at += len(t.Text)
	}
	p.text = b.text.String()
	p.words = words(p.text)
	return p
}

type proseBuilder struct {
	*prose
	text, code strings.Builder
	depth      int // of code
}

func (b *proseBuilder) put(s string, tagged, length int) {
	b.pieces = append(b.pieces, piece{b.text.Len(), tagged, length})
	b.text.WriteString(s)
}

func (b *proseBuilder) codeTag(part segment.Part, at, length int) {
	if part == segment.Open {
		if b.depth == 0 {
			b.code.Reset()
			b.put(string(object), at, length)
		}
		b.depth++
		return
	}
	if b.depth == 0 {
		return
	}
	if b.depth--; b.depth == 0 {
		last := &b.pieces[len(b.pieces)-1]
		last.length = at + length - last.tagged
		b.codes = append(b.codes, b.code.String())
	}
}

// literal adds text that stands at offset at of the tagged text, with an
// object for each address in it.
func (b *proseBuilder) literal(text string, at int) {
	from := 0
	for _, a := range addressesIn(text) {
		if from < a.start {
			b.put(text[from:a.start], at+from, 0)
		}
		b.put(string(object), at+a.start, a.end-a.start)
		b.addresses = append(b.addresses, text[a.start:a.end])
		from = a.end
	}
	if from < len(text) {
		b.put(text[from:], at+from, 0)
	}
}

// place says which bytes of the tagged text the bytes [start,end) of the
// prose are.
func (p *prose) place(start, end int) (int, int) {
	from, _ := p.at(start)
	if start == end {
		return from, from
	}
	_, to := p.at(end - 1)
	return from, to
}

// at says where the byte at offset i of the prose begins and ends in the
// tagged text.
func (p *prose) at(i int) (start, end int) {
	n := sort.Search(len(p.pieces), func(k int) bool { return p.pieces[k].at > i }) - 1
	if n < 0 {
		return 0, 0
	}
	last := p.pieces[n]
	if i >= len(p.text) { // behind the end
		_, end := p.at(len(p.text) - 1)
		return end, end
	}
	if last.length > 0 {
		return last.tagged, last.tagged + last.length
	}
	return last.tagged + i - last.at, last.tagged + i - last.at + 1
}

// words lists the words of a text.
func words(text string) []word {
	all := make([]word, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		n := wordLength(text[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		w := text[i : i+n]
		all = append(all, word{i, i + n, w, fold(w)})
		i += n
	}
	return all
}

// fold is a word in small letters and with its marks composed: the same word is
// spelled with one character or with two, as keyboards and systems have it.
func fold(w string) string { return norm.NFC.String(strings.ToLower(w)) }

// wordLength is the length of the word at the start of s, 0 if there is none.
// Letters of a script without capitals end a word in Latin ones: Chinese and
// Arabic write names so.
func wordLength(s string) int {
	last := rune(0)
	for i, r := range s {
		switch {
		case inWord(r) && last != 0 && isCaseless(last) != isCaseless(r) && (isLatin(last) || isLatin(r)):
			return i
		case inWord(r):
			last = r
		case i > 0 && (r == '\'' || r == '’' || r == '\u200c' || r == '\u200d'):
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !inWord(next) {
				return i
			}
		default:
			return i
		}
	}
	return len(s)
}

// isLatin reports whether a character is one of Latin words, digits included.
func isLatin(r rune) bool { return r < 0x250 || unicode.Is(unicode.Latin, r) }

// isCaseless reports whether a letter is of a script that has no capitals:
// from Hebrew on, save for a few.
func isCaseless(r rune) bool {
	return r >= 0x590 && unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Georgian, unicode.Armenian)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// letters counts the letters of a text.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
