package markdown

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A Region is a text with units in it: the body of a Markdown file, or the
// value of one scalar. Offsets of its units count from its own start.
type Region struct {
	Source []byte
	Units  []Unit // by start; a title inside its host comes right after it
	// Outline spells the blocks around the units, a letter a block, so that
	// two regions can be told to have the same structure.
	Outline    []byte
	Opaque     []OpaqueBlock // blocks of which nothing is a unit
	Directives []directive   // control comments, in order
	Costly     int           // the text was given up behind this offset; 0: it was not
}

// A Unit is one run of inline content that stands or falls as a whole: a
// segment, or text that has nothing to translate.
type Unit struct {
	Kind       segment.Kind
	Start, End int // what a translation replaces
	Text       string
	Tags       []segment.Tag // of text, in order
	Marks      []Mark        // where the tags' markup stands
	Links      []string

	// What lies between the trimmed text and [start,end): wrappers such as
	// the asterisks of a paragraph that is emphasis as a whole, and edges
	// such as a task box. edgeStart and edgeEnd enclose them.
	EdgeStart, EdgeEnd int
	Wrappers           []Wrapper
	Edges              string

	prefixes []Extent // of blocks, before lines inside of the text

	Place   Place
	Host    int // of the title of a link or image: the unit that holds it; else -1
	Context string
	Notes   []string
	Skip    bool // nothing to translate, or switched off
	Off     bool // switched off
}

// A Mark is the markup of a tag: see [span].
type Mark struct {
	Start, Inner, Outer, End int
	label, HTML              bool
	title                    int // index of the unit that is its title, -1 if none
}

// A Wrapper encloses a unit's text as a whole.
type Wrapper struct {
	Tag segment.Tag // without a number
	Mark
}

// An Extent is a range of bytes.
type Extent struct{ Start, End int }

// A Place says what surrounds a unit, as far as writing it needs to know.
type Place struct {
	LineStart bool // a block may begin here
	ATX       bool // in a heading of the form "# text"
	Cell      bool // in a table
	quote     byte // of a title: its opening quote
}

// translatable reports whether there is anything in text for a translator:
// a letter outside of tags, addresses and template expressions.
func translatable(text string, tags []segment.Tag, links []string) bool {
	if len(links) == 0 && !strings.Contains(text, "://") {
		return HasLetter(text)
	}
	for _, t := range segment.Tokenize(text, tags) {
		if t.Part == segment.Text && saysSomething(t.Text, links) {
			return true
		}
	}
	return false
}

// HasLetter looks for a letter outside of what is spelled like a tag.
func HasLetter(text string) bool {
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
		if strings.ContainsFunc(word, unicode.IsLetter) && !IsAddress(word, links) {
			return true
		}
	}
	return false
}

// IsAddress reports whether a word is nothing but a URL or an e-mail address.
func IsAddress(word string, links []string) bool {
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

// Bare are the bytes between two offsets in a unit, without the marks of the
// blocks around it.
func (u *Unit) Bare(source []byte, from, to int) []byte {
	if len(u.prefixes) == 0 {
		return source[from:to]
	}
	var b []byte
	first := sort.Search(len(u.prefixes), func(i int) bool { return u.prefixes[i].Start > from })
	for _, p := range u.prefixes[first:] {
		if p.End > to {
			break
		}
		b = append(b, source[from:p.Start]...)
		from = p.End
	}
	return append(b, source[from:to]...)
}

// AllTags are the wrappers of a unit, outermost first, and its tags, with the
// markup of each.
func (u *Unit) AllTags() (tags []segment.Tag, marks []Mark) {
	for _, w := range u.Wrappers {
		tags, marks = append(tags, w.Tag), append(marks, w.Mark)
	}
	return append(tags, u.Tags...), append(marks, u.Marks...)
}

// markup are the bytes of a unit's markup, in order; those of code with what
// it holds.
func (u *Unit) markup() []Extent {
	var all []Extent
	for i := range u.Marks {
		m := &u.Marks[i]
		if u.Tags[i].Kind == segment.Code || m.Inner >= m.Outer {
			all = append(all, Extent{m.Start, m.End})
		} else {
			all = append(all, Extent{m.Start, m.Inner}, Extent{m.Outer, m.End})
		}
	}
	slices.SortFunc(all, func(a, b Extent) int { return a.Start - b.Start })
	return all
}

// Whole is the extent of a unit with what wraps it.
func (u *Unit) Whole() Extent {
	if len(u.Wrappers) > 0 {
		return Extent{u.Wrappers[0].Start, u.Wrappers[0].End}
	}
	return Extent{u.Start, u.End}
}

// eachText calls f with the stretches of a unit's bytes that are text: neither
// markup nor code.
func (u *Unit) eachText(f func(from, to int)) {
	at := u.Start
	skip := func(from, to int) {
		if at < from {
			f(at, from)
		}
		at = max(at, to)
	}
	for _, x := range u.markup() {
		skip(x.Start, x.End)
	}
	skip(u.End, u.End)
}

// Blank blanks what is no text in a unit of source.
func (u *Unit) Blank(source []byte) {
	tags, marks := u.AllTags()
	for i, t := range tags {
		m := &marks[i]
		switch t.Kind {
		case segment.Code, segment.Opaque:
			clear(source[m.Start:m.End])
		case segment.Break:
		default:
			clear(source[m.Start:m.Inner])
			clear(source[m.Outer:m.End])
		}
	}
	for _, p := range u.prefixes {
		clear(source[p.Start:p.End])
	}
	text := source[u.EdgeStart:u.EdgeEnd]
	if u.Start > u.EdgeEnd || u.Start == u.End {
		return
	}
	if strings.HasSuffix(u.Edges, "}") { // an attribute list
		clear(source[max(u.End, u.EdgeEnd-len(u.Edges)):u.EdgeEnd])
	}
	for i := bytes.IndexByte(text, '\\'); i >= 0 && i+1 < len(text); {
		clear(text[i : i+2])
		next := bytes.IndexByte(text[i:], '\\')
		if next < 0 {
			break
		}
		i += next
	}
}

func (r *Region) gap(i int) []byte {
	from, to := 0, len(r.Source)
	for j := i - 1; j >= 0; j-- {
		if r.Units[j].Host < 0 {
			from = r.Units[j].EdgeEnd
			break
		}
	}
	if i < len(r.Units) {
		to = r.Units[i].EdgeStart
	}
	return r.Source[from:max(from, to)]
}

// HasTarget reports whether a tag of a kind leads somewhere: a link or an image.
func HasTarget(k segment.TagKind) bool { return k == segment.Link || k == segment.Image }

// EmphasisStarts are the offsets at which emphasis begins.
func (u *Unit) EmphasisStarts() map[int]bool {
	starts := map[int]bool{}
	tags, marks := u.AllTags()
	for i, m := range marks {
		if IsEmphasis(tags[i].Kind) {
			starts[m.Start] = true
		}
	}
	return starts
}
