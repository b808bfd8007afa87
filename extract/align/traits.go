package align

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content"
	"github.com/parasol-l10n/parasol/content/segment"
)

const (
	// maxTraits is how many different words, numbers and addresses of a
	// segment count, so that no segment costs more than another by much.
	maxTraits = 192
	// stemLetters is how many letters of a word count: what follows is more
	// often grammar, and related languages part there.
	wordLetters = 6
)

// traits are what a segment shows without anybody understanding it. Words,
// numbers and addresses are named by numbers of a [lexicon], which both trees
// share in the end, sorted, each once.
type traits struct {
	kind    segment.Kind
	role    uint32 // level of a heading, key of a value, depth of an item
	length  length
	words   []uint32
	numbers []uint32
	links   []uint32   // targets of links and images, URLs, file names, without what is a language's own
	anchors []uint32   // what of these leads to a place of a page, which may be named in the language
	tags    [8]uint8   // how many of each kind
	ending  rune       // the last mark, ASCII's where there is one like it
	ends    int        // how many sentences end
	asides  [][]uint32 // the words of what stands in brackets, sorted, in order
	code    bool       // there is nothing else
	text    uint32     // the text as a whole
}

// A reader takes segments apart.
type reader struct {
	words   *lexicon // and numbers, links and texts, each with a letter before it that no word has
	buf     []byte
	t       *traits
	letters int
}

// lesson takes a document apart.
func (r *reader) lesson(d *content.Document) lesson {
	l := lesson{Document: d, traits: make([]traits, len(d.Segments()))}
	lines := lineReader{rest: d.Source()}
	for i := range l.traits {
		s := &d.Segments()[i]
		r.segment(&l.traits[i], s)
		l.traits[i].role = r.name('R', roleOf(s, lines.before(s.Pos)))
	}
	r.markPlace(&l)
	return l
}

// name numbers a string that is no word.
func (r *reader) name(class byte, s string) uint32 {
	r.buf = append(append(r.buf[:0], class, ':'), s...)
	return r.words.number(r.buf)
}

func (r *reader) segment(t *traits, s *segment.Segment) {
	r.t, r.letters = t, 0
	t.kind = s.Kind
	t.text = r.name('T', s.Text)
	t.code = s.IsCode()
	for _, tag := range s.Tags {
		i := slices.Index(tagOrder[:], tag.Kind)
		t.tags[i] = min(t.tags[i]+1, 200)
		if tag.Kind == segment.Link || tag.Kind == segment.Image {
			r.link(tag.Stands)
		}
	}
	text := segment.Plain(s.Text)
	t.ending, t.ends = ending(text), sentenceEnds(text)
	for _, aside := range asides(text) {
		t.asides = append(t.asides, r.wordsOf(aside))
	}
	plain := 0 // no address begins before
	for at := 0; at < len(text); {
		if at >= plain {
			n, run := addressLength(text[at:])
			plain = at + run
			if isLink(text[at : at+n]) {
				r.link(text[at : at+n])
				at += n
				continue
			}
		}
		at += r.step(text[at:])
	}
	t.length = newLength(float64(r.letters))
}

var tagOrder = [8]segment.TagKind{
	segment.Link, segment.Strong, segment.Emphasis, segment.Strike, segment.Code, segment.Image, segment.Break, segment.Opaque,
}

// step reads the word or number at the beginning of text, which is not empty,
// and returns its length.
func (r *reader) step(text string) int {
	c, size := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(c):
		return r.run(text, unicode.IsDigit, r.addNumber)
	case unicode.IsLetter(c) && isUnspaced(c):
		return r.run(text, func(c rune) bool { return unicode.IsLetter(c) && isUnspaced(c) }, r.addPairs)
	case unicode.IsLetter(c):
		return r.run(text, func(c rune) bool { return (unicode.IsLetter(c) || unicode.IsMark(c)) && !isUnspaced(c) }, r.addWord)
	}
	return size
}

// run hands the characters that belong together to add and returns their
// length in bytes.
func (r *reader) run(text string, belongs func(rune) bool, add func(run string)) int {
	end := strings.IndexFunc(text, func(c rune) bool { return !belongs(c) })
	if end < 0 {
		end = len(text)
	}
	r.letters += utf8.RuneCountInString(text[:end])
	add(text[:end])
	return end
}

func (r *reader) addNumber(run string) {
	r.buf = append(r.buf[:0], 'N', ':')
	for _, c := range run {
		r.buf = utf8.AppendRune(r.buf, digit(c))
	}
	r.t.numbers = r.append(r.t.numbers)
}

// addWord adds the beginning of a word in lower case, without accents that
// are characters of their own. A single letter says nothing.
func (r *reader) addWord(run string) {
	r.buf = r.buf[:0]
	n := 0
	for _, c := range run {
		if unicode.IsMark(c) {
			continue
		}
		if n++; n <= wordLetters {
			r.buf = utf8.AppendRune(r.buf, unicode.ToLower(c))
		}
	}
	if n < 2 {
		return
	}
	first, _ := utf8.DecodeRuneInString(run)
	lower, counts := unicode.IsLower(first), len(r.t.words) < maxTraits
	if !lower && !counts {
		return
	}
	word := r.words.number(r.buf)
	if counts {
		r.t.words = append(r.t.words, word)
	}
	r.words.lower[word] = r.words.lower[word] || lower
}

// addPairs adds each two neighbours of a script that writes no spaces.
func (r *reader) addPairs(run string) {
	last := ""
	for i, c := range run {
		now := run[i : i+utf8.RuneLen(c)]
		if last != "" || len(now) == len(run) {
			r.buf = append(append(r.buf[:0], last...), now...)
			r.t.words = r.append(r.t.words)
		}
		last = now
	}
}

// link adds an address by what is left of it when it was damaged: without
// scheme, in lower case, without the steps that say the language.
func (r *reader) link(address string) {
	if i := strings.Index(address, "//"); i >= 0 {
		address = address[i+len("//"):]
	}
	address = strings.TrimPrefix(strings.TrimPrefix(address, "mailto:"), "www.")
	address, anchor, _ := strings.Cut(address, "#")
	if anchor != "" {
		r.buf = append(append(r.buf[:0], 'A', ':'), anchor...)
		r.t.anchors = r.append(r.t.anchors)
	}
	if address = r.words.withoutLanguage(strings.TrimRight(strings.ToLower(address), "/.")); address == "" {
		return
	}
	r.buf = append(append(r.buf[:0], 'L', ':'), address...)
	r.t.links = r.append(r.t.links)
}

// wordsOf are the words of a text, sorted.
func (r *reader) wordsOf(text string) []uint32 {
	t, letters := r.t, r.letters
	defer func() { r.t, r.letters = t, letters }()
	r.t = new(traits)
	for at := 0; at < len(text); {
		at += r.step(text[at:])
	}
	return distinct(r.t.words)
}

func (r *reader) append(all []uint32) []uint32 {
	if len(all) >= maxTraits {
		return all
	}
	return append(all, r.words.number(r.buf))
}

func distinct(all []uint32) []uint32 {
	slices.Sort(all)
	return slices.Compact(all)
}

// digit is the ASCII digit of the value of c: the digits of a script stand in
// a row from zero (The Unicode Standard, section 4.6).
func digit(c rune) rune {
	if c < utf8.RuneSelf {
		return c
	}
	first := c
	for unicode.IsDigit(first - 1) {
		first--
	}
	return '0' + (c-first)%10
}

var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// isUnspaced reports whether a letter is of a script that puts no spaces
// between words.
func isUnspaced(c rune) bool { return c >= 0x0e00 && unicode.In(c, unspaced...) }
