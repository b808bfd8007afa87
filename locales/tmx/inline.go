package tmx

import (
	"strconv"
	"strings"

	"github.com/parasol-l10n/parasol/content/segment"
)

// elementTypes are the types of inline elements: those that TMX recommends,
// others begin with x-.
var elementTypes = map[segment.TagKind]string{
	segment.Link:     "link",
	segment.Strong:   "bold",
	segment.Emphasis: "italic",
	segment.Strike:   "x-strike",
	segment.Code:     "x-code",
	segment.Image:    "image",
	segment.Break:    "lb",
	segment.Opaque:   "x-opaque",
}

// inline writes a text with its tags as elements. x is the place of the tag
// in tags, so that it is the same in source and translation; i pairs a bpt
// with its ept.
func (w *writer) inline(text string, tags []segment.Tag) {
	if len(tags) == 0 {
		w.text(text)
		return
	}
	tokens := segment.Tokenize(text, tags)
	pairs := pairUp(tokens, len(tags))
	for n, t := range tokens {
		switch {
		case t.Part == segment.Text:
			w.text(t.Text)
		case t.Part == segment.Single:
			w.code("ph", "", t, tags)
		case pairs[n] == 0 && t.Part == segment.Open:
			w.code("it", ` pos="begin"`, t, tags)
		case pairs[n] == 0:
			w.code("it", ` pos="end"`, t, tags)
		case t.Part == segment.Open:
			w.code("bpt", ` i="`+strconv.Itoa(pairs[n])+`"`, t, tags)
		default:
			w.raw(`<ept i="` + strconv.Itoa(pairs[n]) + `">`)
			w.text(t.Text)
			w.raw("</ept>")
		}
	}
}

func (w *writer) code(element, attributes string, t segment.Token, tags []segment.Tag) {
	w.raw("<" + element + attributes + ` x="` + strconv.Itoa(t.Tag+1) + `" type="` + elementTypes[tags[t.Tag].Kind] + `">`)
	w.text(t.Text)
	w.raw("</" + element + ">")
}

// pairUp gives the same number, from 1, to an opening tag and the closing one
// that is the next of its name, and 0 to whatever has no partner.
func pairUp(tokens []segment.Token, tags int) []int {
	pairs := make([]int, len(tokens))
	open := make([]int, tags) // of each tag, the place after its open token
	last := 0
	for n, t := range tokens {
		switch t.Part {
		case segment.Open:
			open[t.Tag] = n + 1
		case segment.Close:
			if at := open[t.Tag]; at > 0 {
				last++
				pairs[at-1], pairs[n] = last, last
				open[t.Tag] = 0
			}
		}
	}
	return pairs
}

// nativeCodes are the elements whose text is markup of some other format.
var nativeCodes = map[string]bool{"bpt": true, "ept": true, "it": true, "ph": true, "ut": true}

// spelledTag reads a native code that is one of our tags.
func spelledTag(code string) (segment.Tag, bool) {
	if n := segment.TagLength(code); n == 0 || n != len(code) {
		return segment.Tag{}, false
	}
	name := strings.Trim(code, "</>")
	kind := strings.TrimRight(name, "0123456789")
	num, err := strconv.Atoi(name[len(kind):])
	return segment.Tag{Kind: segment.TagKind(kind), Num: num}, err == nil
}

// A tagList holds each tag once, in order of first appearance.
type tagList struct {
	tags []segment.Tag
	seen map[segment.Tag]bool // where there are many
}

func (l *tagList) add(t segment.Tag) {
	const few = 16
	switch {
	case l.seen != nil:
		if l.seen[t] {
			return
		}
	default:
		for _, have := range l.tags {
			if have == t {
				return
			}
		}
	}
	l.tags = append(l.tags, t)
	if l.seen == nil && len(l.tags) > few {
		l.seen = make(map[segment.Tag]bool)
		for _, have := range l.tags {
			l.seen[have] = true
		}
	} else if l.seen != nil {
		l.seen[t] = true
	}
}
