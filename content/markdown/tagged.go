package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// read spells the pieces as a tagged text.
func (c *cutter) read(u *Unit, pieces []piece, title func(*span) int) {
	if len(pieces) == 1 && pieces[0].part == segment.Text {
		u.Text = c.text(u, pieces[0])
		return
	}
	var b strings.Builder
	b.Grow(textLength(pieces))
	n := tagNumbers{}
	var open []segment.Tag
	tag := func(s *span) segment.Tag {
		t := segment.Tag{Kind: s.kind, Num: n.next(c, pieces, s.kind), Stands: c.stands(u, s)}
		u.Tags = append(u.Tags, t)
		u.Marks = append(u.Marks, newMark(s, title(s)))
		return t
	}
	for _, p := range pieces {
		switch {
		case p.cut == soft:
			b.WriteByte(' ')
		case p.cut == hard:
			b.WriteString(tag(&span{kind: segment.Break, start: p.start, inner: p.end, outer: p.end, end: p.end}).Open())
		case p.code:
			b.WriteString(decodeCode(u.Bare(c.region.Source, p.start, p.end), u.Place.Cell))
		case p.part == segment.Text:
			b.WriteString(c.text(u, p))
		case p.part == segment.Close:
			b.WriteString(open[len(open)-1].Close())
			open = open[:len(open)-1]
		default:
			t := tag(&c.spans[p.span])
			if p.part == segment.Open {
				open = append(open, t)
			}
			b.WriteString(t.Open())
		}
	}
	u.Text = b.String()
}

// text is what a piece of text says. An address is noted.
func (c *cutter) text(u *Unit, p piece) string {
	if p.span == 0 {
		return Decode(c.region.Source[p.start:p.end])
	}
	s := &c.spans[p.span-1]
	address := Decode(c.region.Source[s.inner:s.outer])
	u.Links = append(u.Links, address)
	return address
}

// textLength is about how long the tagged text of pieces is.
func textLength(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if p.part == segment.Text {
			n += p.end - p.start
		} else {
			n += len("</a1>")
		}
	}
	return n
}

// tagNumbers counts the tags of a unit by kind and skips the numbers that its
// text spells literally.
type tagNumbers struct {
	count   []kindCount
	literal map[string]bool
}

type kindCount struct {
	kind segment.TagKind
	n    int
}

func (n *tagNumbers) next(c *cutter, pieces []piece, kind segment.TagKind) int {
	if n.count == nil {
		n.literal = c.literalTags(pieces)
	}
	i := slices.IndexFunc(n.count, func(k kindCount) bool { return k.kind == kind })
	if i < 0 {
		i = len(n.count)
		n.count = append(n.count, kindCount{kind, 0})
	}
	for {
		n.count[i].n++
		t := segment.Tag{Kind: kind, Num: n.count[i].n}
		if n.literal == nil || !n.literal[t.Name()] {
			return t.Num
		}
	}
}

// literalTags are the names that the pieces' own text spells as if it had
// tags.
func (c *cutter) literalTags(pieces []piece) map[string]bool {
	if raw := c.region.Source[pieces[0].start:pieces[len(pieces)-1].end]; bytes.IndexByte(raw, '<') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return nil
	}
	var text strings.Builder
	for _, p := range pieces {
		switch {
		case p.code:
			text.WriteString(decodeCode(c.region.Source[p.start:p.end], true))
		case p.part == segment.Text && p.cut == noCut:
			text.WriteString(Decode(c.region.Source[p.start:p.end]))
		default:
			text.WriteByte(' ') // markup parts what stands around it
		}
	}
	if !strings.Contains(text.String(), "<") {
		return nil
	}
	return segment.Names(text.String())
}

// HasControl reports whether a catalog could not hold the text: C0 and C1
// controls, but for the tab, and what XML cannot hold.
func HasControl(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !suspect[c] {
			continue
		}
		if c != 0xc2 && c != 0xef {
			return true
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); r < 0xa0 || r == 0xfffe || r == 0xffff {
			return true
		}
	}
	return false
}

// suspect are the bytes that are controls, or that lead to one in UTF-8.
var suspect = func() (table [256]bool) {
	for c := range byte(' ') {
		table[c] = c != '\t'
	}
	table[0x7f], table[0xc2], table[0xef] = true, true, true
	return table
}()
