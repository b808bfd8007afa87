package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A region is a text with units in it: the body of a Markdown file, or the
// value of one scalar. Offsets of its units count from its own start.
type region struct {
	source []byte
	units  []unit // by start; a title inside its host comes right after it
	// outline spells the blocks around the units, a letter a block, so that
	// two regions can be told to have the same structure.
	outline    []byte
	opaque     []opaqueBlock // blocks of which nothing is a unit
	directives []directive   // control comments, in order
	costly     int           // the text was given up behind this offset; 0: it was not
}

// A unit is one run of inline content that stands or falls as a whole: a
// segment, or text that has nothing to translate.
type unit struct {
	kind       segment.Kind
	start, end int // what a translation replaces
	text       string
	tags       []segment.Tag // of text, in order
	marks      []mark        // where the tags' markup stands
	links      []string

	// What lies between the trimmed text and [start,end): wrappers such as
	// the asterisks of a paragraph that is emphasis as a whole, and edges
	// such as a task box. edgeStart and edgeEnd enclose them.
	edgeStart, edgeEnd int
	wrappers           []wrapper
	edges              string

	prefixes []extent // of blocks, before lines inside of the text

	place   place
	host    int // of the title of a link or image: the unit that holds it; else -1
	context string
	notes   []string
	skip    bool // nothing to translate, or switched off
	off     bool // switched off
}

// A mark is the markup of a tag: see [span].
type mark struct {
	start, inner, outer, end int
	label, html              bool
	title                    int // index of the unit that is its title, -1 if none
}

// A wrapper encloses a unit's text as a whole.
type wrapper struct {
	tag segment.Tag // without a number
	mark
}

// An extent is a range of bytes.
type extent struct{ start, end int }

// A place says what surrounds a unit, as far as writing it needs to know.
type place struct {
	lineStart bool // a block may begin here
	atx       bool // in a heading of the form "# text"
	cell      bool // in a table
	quote     byte // of a title: its opening quote
}

// translatable reports whether there is anything in text for a translator:
// a letter outside of tags, addresses and template expressions.
func translatable(text string, tags []segment.Tag, links []string) bool {
	if len(links) == 0 && !strings.Contains(text, "://") {
		return hasLetter(text)
	}
	for _, t := range segment.Tokenize(text, tags) {
		if t.Part == segment.Text && saysSomething(t.Text, links) {
			return true
		}
	}
	return false
}

// hasLetter looks for a letter outside of what is spelled like a tag.
func hasLetter(text string) bool {
	for i := 0; i < len(text); {
		if n := segment.TagLength(text[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) {
			return true
		}
		i += n
	}
	return false
}

func saysSomething(text string, links []string) bool {
	for _, word := range strings.Fields(text) {
		if strings.ContainsFunc(word, unicode.IsLetter) && !isAddress(word, links) {
			return true
		}
	}
	return false
}

// isAddress reports whether a word is nothing but a URL or an e-mail address.
func isAddress(word string, links []string) bool {
	word = strings.Trim(word, "()[]<>.,;:!?\"'")
	scheme, rest, ok := strings.Cut(word, "://")
	if ok && rest != "" && strings.IndexFunc(scheme, notScheme) < 0 {
		return true
	}
	for _, l := range links {
		if word == l {
			return true
		}
	}
	return false
}

// notScheme: RFC 3986, section 3.1.
func notScheme(r rune) bool {
	return !(r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '+' || r == '-' || r == '.')
}
