package xliff

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// A piece is a run of literal text or one tag of a text, as the file has it.
type piece struct {
	part    segment.Part
	literal []byte // text
	id      string // of a tag, as are the rest
	tag     segment.Tag
	named   bool   // the id is the name of tag; else only the kind of tag is known
	native  string // the name under which the file keeps what the tag stands for
}

// A text is what a source or target holds.
type text []piece

// tagKinds are those of package segment.
var tagKinds = map[string]segment.TagKind{
	"a": segment.Link, "b": segment.Strong, "i": segment.Emphasis, "s": segment.Strike, "code": segment.Code,
	"img": segment.Image, "br": segment.Break, "x": segment.Opaque,
}

// parseName takes the name of a tag apart: "a1".
func parseName(name string) (segment.Tag, bool) {
	n := strings.IndexAny(name, "0123456789")
	if n < 0 || len(name)-n > 9 || name[n] == '0' {
		return segment.Tag{}, false
	}
	kind, ok := tagKinds[name[:n]]
	num, err := strconv.Atoi(name[n:])
	return segment.Tag{Kind: kind, Num: num}, ok && err == nil
}

// newPiece makes a piece of an inline element. If its id is the name of a tag
// of such a shape, it is that tag; else it becomes one of the kind.
func newPiece(part segment.Part, id string, kind segment.TagKind) piece {
	p := piece{part: part, id: id}
	if tag, ok := parseName(id); ok && tag.Kind.Single() == (part == segment.Single) {
		p.tag, p.named = tag, true
		return p
	}
	if kind == "" || kind.Single() != (part == segment.Single) {
		kind = segment.Emphasis
		if part == segment.Single {
			kind = segment.Opaque
		}
	}
	p.tag.Kind = kind
	return p
}

// A key tells the inline elements of a unit apart: what has the same id is
// the same tag, in source and target.
type key struct {
	single bool
	id     string
}

// nameForeign gives the elements of a unit whose ids are not names of tags
// such names, with the first numbers that nothing in the unit is spelled
// with. They come up when a file was not made by Parasol, or when a
// translator put elements in: the new names say that the source has none such.
func nameForeign(texts []text) {
	names := map[key]segment.Tag{}
	var taken map[string]bool
	last := map[segment.TagKind]int{}
	for _, t := range texts {
		for i := range t {
			p := &t[i]
			if p.part == segment.Text || p.named {
				continue
			}
			if taken == nil {
				taken = takenNames(texts)
			}
			k := key{p.part == segment.Single, p.id}
			tag, known := names[k]
			if !known {
				tag = segment.Tag{Kind: p.tag.Kind, Num: last[p.tag.Kind] + 1}
				for taken[tag.Name()] {
					tag.Num++
				}
				last[tag.Kind] = tag.Num
				names[k] = tag
			}
			tag.Stands = p.tag.Stands
			p.tag, p.named = tag, true
		}
	}
}

func takenNames(texts []text) map[string]bool {
	taken := map[string]bool{}
	for _, t := range texts {
		for _, p := range t {
			if p.part == segment.Text {
				for name := range segment.Names(string(p.literal)) {
					taken[name] = true
				}
			} else if p.named {
				taken[p.tag.Name()] = true
			}
		}
	}
	return taken
}

// appendTo appends the piece as it stands in the text of a message.
func (p *piece) appendTo(dst []byte) []byte {
	switch p.part {
	case segment.Text:
		return append(dst, p.literal...)
	case segment.Close:
		dst = append(dst, "</"...)
	default:
		dst = append(dst, '<')
	}
	dst = append(dst, p.tag.Kind...)
	dst = strconv.AppendInt(dst, int64(p.tag.Num), 10)
	if p.part == segment.Single {
		dst = append(dst, '/')
	}
	return append(dst, '>')
}

// String is t as the text of a message.
func (t text) String() string {
	if len(t) == 1 && t[0].part == segment.Text {
		return string(t[0].literal)
	}
	var stack [512]byte
	dst := stack[:0]
	for i := range t {
		dst = t[i].appendTo(dst)
	}
	return string(dst)
}

// tags returns the tags of t in order, nil if there are none. data holds what
// they stand for.
func (t text) tags(data map[string]string) []segment.Tag {
	type name struct {
		kind segment.TagKind
		num  int
	}
	var tags []segment.Tag
	seen := map[name]bool{}
	for i := range t {
		p := &t[i]
		n := name{p.tag.Kind, p.tag.Num}
		if p.part == segment.Text || seen[n] {
			continue
		}
		seen[n] = true
		tag := p.tag
		if stands, ok := data[p.native]; ok {
			tag.Stands = stands
		}
		tags = append(tags, tag)
	}
	return tags
}

// translation is t as the translation of a text with the tags given.
//
// In a message a tag is whatever is spelled like one of the source's tags:
// there is no escape. So what a translator pasted as text, "<a1>", would pass
// for the tag that is lost. It is kept as the file spells it, "&lt;a1&gt;",
// which is no tag, and which no lesson takes since the tag is missing. If the
// tag is there besides, "<a1>" is right: it is there twice, and again no
// lesson takes it.
func (t text) translation(tags []segment.Tag) string {
	if len(tags) == 0 || !t.spellsTags() {
		return t.String()
	}
	lost := map[string]bool{}
	for _, tag := range tags {
		lost[tag.Open()] = true
		lost[tag.Close()] = true
	}
	for i := range t {
		if t[i].part != segment.Text {
			delete(lost, string(t[i].appendTo(nil)))
		}
	}
	var b strings.Builder
	for i := range t {
		if t[i].part != segment.Text {
			b.Write(t[i].appendTo(nil))
			continue
		}
		for s := string(t[i].literal); s != ""; {
			n := segment.TagLength(s)
			if n > 0 && lost[s[:n]] {
				b.WriteString(pasted.Replace(s[:n]))
			} else {
				n = nextBracket(s)
				b.WriteString(s[:n])
			}
			s = s[n:]
		}
	}
	return b.String()
}

// nextBracket is where the next "<" behind the first byte stands, or the end.
func nextBracket(s string) int {
	if n := strings.IndexByte(s[1:], '<'); n >= 0 {
		return 1 + n
	}
	return len(s)
}

var pasted = strings.NewReplacer("<", "&lt;", ">", "&gt;")

func (t text) spellsTags() bool {
	for i := range t {
		if t[i].part == segment.Text && bytes.IndexByte(t[i].literal, '<') >= 0 {
			return true
		}
	}
	return false
}

// maxPairs bounds how deep elements that hold text nest; pairs further in are
// written as their two ends.
const maxPairs = 32

// An inline writes tags: a pair that encloses text, one that stands alone, and
// the ends of pairs that do not nest.
type inline struct {
	open, close, single, openAlone, closeAlone func(w *writer, t segment.Tag, full bool)
}

// tagged writes a text with its tags as elements; full says what each stands
// for.
func (w *writer) tagged(s string, tags []segment.Tag, in *inline, full bool) {
	if len(tags) == 0 || strings.IndexByte(s, '<') < 0 {
		w.escape(s, 1, true)
		return
	}
	tokens := segment.Tokenize(s, tags)
	nests := nesting(tokens)
	for i, t := range tokens {
		if t.Part == segment.Text {
			w.escape(t.Text, 1, true)
			continue
		}
		write := in.single
		switch {
		case t.Part == segment.Open && nests[i]:
			write = in.open
		case t.Part == segment.Open:
			write = in.openAlone
		case t.Part == segment.Close && nests[i]:
			write = in.close
		case t.Part == segment.Close:
			write = in.closeAlone
		}
		write(w, tags[t.Tag], full)
	}
}

// nesting tells which opening and closing tags are the two ends of a pair
// that nests in those around it, and none too deep.
func nesting(tokens []segment.Token) []bool {
	nests := make([]bool, len(tokens))
	var stack []int
	for i, t := range tokens {
		switch t.Part {
		case segment.Open:
			stack = append(stack, i)
		case segment.Close:
			if n := len(stack); n > 0 && tokens[stack[n-1]].Tag == t.Tag {
				nests[stack[n-1]], nests[i] = true, true
				stack = stack[:n-1]
			}
		}
	}
	depth := 0
	for i, t := range tokens {
		switch {
		case !nests[i]:
		case t.Part == segment.Open:
			depth++
			nests[i] = depth <= maxPairs
		default:
			nests[i] = depth <= maxPairs
			depth--
		}
	}
	return nests
}
