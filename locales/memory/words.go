package memory

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A word is one word of a text as [Similarity] sees it. Words are compared by
// hashes of 64 bits, so that a text is taken apart without copying it.
type word struct {
	kind   wordKind
	weight int32  // see wordWeight
	folded uint64 // of the word in lower case, its digits by value
	exact  uint64 // of the word as it is written
	stem   uint64 // of its first letters in lower case; 0 for a short word, and if it is none of letters
	pairs  uint64 // the set of its neighbouring letters, each pair one bit
}

type wordKind uint8

const (
	letters   wordKind = iota
	character          // one letter of a script that writes no spaces
	sign               // % and €
	number             // a run of digits
	address            // a URL or an e-mail address
)

// whole is the credit for one letter that two words share: a number that
// leaves room for parts of it.
const whole = 32

// maxLetters is the length from which a longer word weighs no more.
const maxLetters = 8

// wordWeight makes a long word count more than a short one, which is more
// often grammar than meaning. A number counts little, since a change of it is
// counted by itself: see [meaning].
func wordWeight(kind wordKind, letterCount int) int32 {
	switch kind {
	case number:
		return 2 * whole
	case character, sign, address:
		return 4 * whole
	}
	return int32(2+min(letterCount, maxLetters)) * whole
}

// textWords is a text taken apart into its words and what stands between them.
// It can be used again for the next text.
type textWords struct {
	words   []word
	weight  int       // of all words together
	marks   [64]uint8 // how often each punctuation mark and kind of tag is there, by hash
	meaning meaning

	text    string
	plainTo int // no address begins before this offset

	open   bool // a word is being read: now
	now    word
	count  int    // its letters
	last   rune   // its last letter
	ending uint64 // its last letters, 21 bits each

	bag []word // the words in another order: see sorted
}

// read takes text apart. What is spelled like a tag is one, since the texts of
// a memory do not always tell; one that stands alone ends a word.
func (r *textWords) read(text string) {
	r.words, r.weight, r.marks = r.words[:0], 0, [64]uint8{}
	r.text, r.plainTo, r.open = text, 0, false
	if !mayHoldAddress(text) {
		r.plainTo = len(text)
	}
	r.meaning.reset()
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && asciiClass[c] == isLetter && (r.open || i < r.plainTo) {
			r.letter(letters, rune(c))
			i++
			continue
		}
		i += r.step(i)
	}
	r.end()
	r.meaning.findUnits(r.words)
}

// step reads what begins at offset i and returns its length.
func (r *textWords) step(i int) int {
	rest := r.text[i:]
	if rest[0] == '<' {
		if n := segment.TagLength(rest); n > 0 {
			r.tag(rest[:n])
			return n
		}
	}
	if !r.open && i >= r.plainTo {
		if n := r.address(i); n > 0 {
			return n
		}
	}
	c, size := rune(rest[0]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRuneInString(rest)
	}
	switch class := classOf(c); {
	case class == isLetter:
		r.letter(letters, c)
	case class == isDigit:
		r.letter(number, c)
	case class == isCharacter:
		r.end()
		r.letter(character, c)
	case class == isSign:
		r.end()
		r.letter(sign, c)
	case class == isJoined || r.joins(c, rest[size:]):
		if r.open {
			r.add(c)
		}
	default:
		r.end()
		if class != isSpace {
			r.mark(c)
		}
	}
	return size
}

// tag notes the kind of a tag, whatever its number.
func (r *textWords) tag(tag string) {
	if strings.HasSuffix(tag, "/>") {
		r.end()
	}
	for _, c := range tag[1:3] {
		if classOf(c) != isDigit {
			r.mark(c | 0x100) // not the letter itself
		}
	}
}

// joins reports whether a mark belongs to the word around it: the apostrophe
// of don’t, the point of 3.5.
func (r *textWords) joins(c rune, rest string) bool {
	if !r.open || rest == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	switch c {
	case '\'', '’':
		return r.now.kind == letters && classOf(next) == isLetter
	case '.', ',', '٫', '٬':
		return r.now.kind == number && classOf(next) == isDigit
	}
	return false
}

// letter begins a word of the kind unless one is being read, and adds to it.
func (r *textWords) letter(kind wordKind, c rune) {
	if !r.open || r.now.kind != kind {
		r.end()
		r.open = true
		r.now = word{kind: kind, folded: hashSeed, exact: hashSeed}
		r.count, r.last, r.ending = 0, '^', 0
	}
	r.add(c)
}

func (r *textWords) add(c rune) {
	folded := fold(c)
	r.now.exact = hashRune(r.now.exact, c)
	r.now.folded = hashRune(r.now.folded, folded)
	r.now.pairs |= pairBit(r.last, folded)
	r.last = folded
	r.ending = r.ending<<21 | uint64(folded)
	r.count++
	if r.count == stemLetters {
		r.now.stem = hashEnd(r.now.folded)
	}
}

// end ends the word that is being read, if there is one.
func (r *textWords) end() {
	if !r.open {
		return
	}
	r.open = false
	r.now.pairs |= pairBit(r.last, '$')
	if r.now.kind != letters || r.count <= stemLetters {
		r.now.stem = 0
	}
	r.push()
}

func (r *textWords) push() {
	w := &r.now
	w.folded, w.exact = hashEnd(w.folded), hashEnd(w.exact)
	w.weight = wordWeight(w.kind, r.count)
	r.weight += int(w.weight)
	r.words = append(r.words, *w)
	r.meaning.add(w, r.ending)
}

func (r *textWords) mark(c rune) {
	if n := &r.marks[uint32(c)*0x9e3779b1>>26]; *n < 255 {
		*n++
	}
}

// address reads a URL or an e-mail address that begins at offset i and
// returns its length, 0 if there is none. A run of characters is searched for
// one only once.
func (r *textWords) address(i int) int {
	end := i
	for end < len(r.text) && isAddress(r.text[end]) {
		end++
	}
	r.plainTo = end
	run := strings.TrimRight(r.text[i:end], ".,;:!?'*_~")
	scheme, at := strings.Index(run, "://"), strings.IndexByte(run, '@')
	switch {
	case scheme > 0 && scheme+len("://") < len(run):
	case at > 0 && strings.LastIndexByte(run, '.') > at:
	case strings.HasPrefix(run, "www.") && len(run) > len("www."):
	default:
		return 0
	}
	h := uint64(hashSeed)
	for _, c := range []byte(run) {
		h = hashRune(h, rune(c))
	}
	r.now = word{kind: address, folded: h, exact: h}
	r.push()
	return len(run)
}

func mayHoldAddress(text string) bool {
	return strings.IndexByte(text, '@') >= 0 || strings.Contains(text, "://") || strings.Contains(text, "www.")
}

// isAddress reports whether c can stand in an address inside a text: ASCII
// without blanks, brackets and quotes.
func isAddress(c byte) bool {
	return c > ' ' && c < 0x7f && strings.IndexByte("<>\"`{}|\\^[]()", c) < 0
}

// sorted returns the words ordered by hash, good until the next call.
func (r *textWords) sorted() []word {
	r.bag = append(r.bag[:0], r.words...)
	slices.SortFunc(r.bag, func(a, b word) int {
		switch {
		case a.folded < b.folded:
			return -1
		case a.folded > b.folded:
			return 1
		}
		return 0
	})
	return r.bag
}

// stemLetters is how many letters make a stem.
const stemLetters = 3

// pairBit is the place of a pair of letters in a set of 64.
func pairBit(a, b rune) uint64 {
	return 1 << ((uint64(a)*31 + uint64(b)) * 0x9e3779b97f4a7c15 >> 58)
}

// alike is how much two different words that begin alike look like spellings
// of one, in parts of whole: twice the pairs of letters that both have, by all
// that they have, and 0 where that is too little to mean anything.
func alike(a, b *word) int32 {
	both := bits.OnesCount64(a.pairs & b.pairs)
	all := bits.OnesCount64(a.pairs) + bits.OnesCount64(b.pairs)
	if 20*both < 6*all { // colour and color are alike, person and perfect are not
		return 0
	}
	return int32(min(2*both*whole/all, whole-2))
}
