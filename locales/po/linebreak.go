package po

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Where a line may break, after UAX #14 as gettext's tools apply it: they
// keep a table of pairs (section 7.3 of its older revisions), take scripts that
// need a dictionary for alphabetic, and look at a text with its escapes, which
// are never broken. TestWrapsAsMsgcat holds all this against msgcat.

// A class is a character's line breaking class. Those before sp index pairs.
type class uint8

const (
	ba class = iota
	ex
	qu
	al
	pr
	po
	op
	cp
	is
	hy
	sy
	nu
	cl
	gl
	bb
	hl
	jl
	jv
	jt
	ns
	b2
	in
	wj
	id
	oe // opening punctuation of East Asian width
	eb
	h2
	h3
	ri
	em
	sp
	zw
	cm
	zwj
	bk
	hlHyphen // a hyphen that follows a Hebrew letter
)

var classNames = strings.Fields(
	"BA EX QU AL PR PO OP CP IS HY SY NU CL GL BB HL JL JV JT NS B2 IN WJ ID OE EB H2 H3 RI EM SP ZW CM ZWJ BK")

// pairs says what may happen between two classes: a break (D, direct), a break
// if a blank stands between (I, indirect), none (P, prohibited).
var pairs = [...]string{
	//   beqappociohsncgbhjjjnbiwioehhre
	//   axuaroppsyyullblllvts2njdeb23im
	ba: "IPIDDDDPPIPDPDDDDDDIDIPDDDDDDD",
	ex: "IPIDDDDPPIPDPIDDDDDIDIPDDDDDDD",
	qu: "IPIIIIPPPIPIPIIIIIIIIIPIPIIIII",
	al: "IPIIIIIPPIPIPIDIDDDIDIPDDDDDDD",
	pr: "IPIIDDIPPIPIPIDIIIIIDIPIIIIIDI",
	po: "IPIIDDIPPIPIPIDIDDDIDIPDIDDDDD",
	op: "PPPPPPPPPPPPPPPPPPPPPPPPPPPPPP",
	cp: "IPIIIIDPPIPIPIDIDDDIDIPDDDDDDD",
	is: "IPIDDDDPPIPIPIDDDDDIDIPDDDDDDD",
	hy: "IPIDDDDPPIPIPDDDDDDIDIPDDDDDDD",
	sy: "IPIDDDDPPIPIPIDIDDDIDIPDDDDDDD",
	nu: "IPIIIIIPPIPIPIDIDDDIDIPDDDDDDD",
	cl: "IPIDIIDPPIPDPIDDDDDPDIPDDDDDDD",
	gl: "IPIIIIIPPIPIPIIIIIIIIIPIIIIIII",
	bb: "IPIIIIIPPIPIPIIIIIIIIIPIIIIIII",
	hl: "IPIIIIIPPIPIPIDIDDDIDIPDDDDDDD",
	jl: "IPIDDIDPPIPDPIDDIIDIDIPDDDIIDD",
	jv: "IPIDDIDPPIPDPIDDDIIIDIPDDDDDDD",
	jt: "IPIDDIDPPIPDPIDDDDIIDIPDDDDDDD",
	ns: "IPIDDDDPPIPDPIDDDDDIDIPDDDDDDD",
	b2: "IPIDDDDPPIPDPIDDDDDIPIPDDDDDDD",
	in: "IPIDDDDPPIPDPIDDDDDIDIPDDDDDDD",
	wj: "IPIIIIIPPIPIPIIIIIIIIIPIIIIIII",
	id: "IPIDDIDPPIPDPIDDDDDIDIPDDDDDDD",
	oe: "PPPPPPPPPPPPPPPPPPPPPPPPPPPPPP",
	eb: "IPIDDIDPPIPDPIDDDDDIDIPDDDDDDI",
	h2: "IPIDDIDPPIPDPIDDDIIIDIPDDDDDDD",
	h3: "IPIDDIDPPIPDPIDDDDIIDIPDDDDDDD",
	ri: "IPIDDDDPPIPDPIDDDDDIDIPDDDDDID",
	em: "IPIDDIDPPIPDPIDDDDDIDIPDDDDDDD",
}

// A breaker walks through a text and says what may happen before each
// character. It begins at the start of a line.
type breaker struct {
	last  class // the last one that is no blank, bk at the start of a line
	prev  class // the last one
	blank bool  // stood between last and what comes
	flags int   // regional indicators that end here
}

func newBreaker() breaker { return breaker{last: bk, prev: bk} }

type action uint8

const (
	prohibited action = iota
	possible
	mandatory // here a line ends whatever its width, and we break nothing
)

func (b *breaker) next(c class) action {
	a := prohibited
	switch {
	case c == bk:
		b.last, b.blank = bk, false
		a = mandatory
	case c == sp:
		b.blank = true
	case c == zw:
		b.last, b.blank = zw, false
	case c == cm || c == zwj:
		if b.last == bk || b.last == zw || b.blank {
			if b.last != bk {
				a = possible
			}
			b.last, b.blank = al, false
		}
	default:
		a = b.between(c)
		b.last, b.blank = c, false
	}
	if c == ri {
		b.flags++
	} else {
		b.flags = 0
	}
	if b.prev == hl && (c == hy || c == ba) {
		c = hlHyphen
	}
	b.prev = c
	return a
}

// between is the action before a character of class c that takes a place.
func (b *breaker) between(c class) action {
	breaks := false
	switch {
	case b.last == bk:
	case b.last == zw:
		breaks = true
	case b.prev == zwj:
	case b.last == ri && c == ri:
		breaks = b.blank || b.flags%2 == 0
	case b.prev == hlHyphen:
	default:
		pair := pairs[b.last][c]
		breaks = pair == 'D' || pair == 'I' && b.blank
	}
	if breaks {
		return possible
	}
	return prohibited
}

//go:embed linebreak.txt
var lineBreakData string

// A page holds the class and, in the upper two bits, the columns of 256
// characters.
type page [256]uint8

const columnShift = 6

// A table holds the pages of all characters. Pages of one kind of character,
// which most are, share their memory.
type table [utf8.MaxRune/256 + 1]*page

// pages is read from linebreak.txt when a text is first measured.
var pages = sync.OnceValue(func() *table {
	t := new(table)
	uniform := map[uint8]*page{}
	from, kind := 0, uint8(0)
	for line := range strings.Lines(lineBreakData) {
		if line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		first, err := strconv.ParseInt(fields[0], 16, 32)
		if err != nil {
			panic("linebreak.txt: " + err.Error())
		}
		t.fill(from, int(first), kind, uniform)
		from = int(first)
		kind = classNamed(fields[1]) | (fields[2][0]-'0')<<columnShift
	}
	t.fill(from, utf8.MaxRune+1, kind, uniform)
	t.markSyllables()
	return t
})

// fill gives the characters before to a kind.
func (t *table) fill(from, to int, kind uint8, uniform map[uint8]*page) {
	for from < to {
		i, end := from/256, min(to, (from/256+1)*256)
		if end-from < 256 {
			if t[i] == nil {
				t[i] = new(page)
			}
			t[i].fill(from%256, (end-1)%256, kind)
		} else {
			if uniform[kind] == nil {
				uniform[kind] = new(page)
				uniform[kind].fill(0, 255, kind)
			}
			t[i] = uniform[kind]
		}
		from = end
	}
}

func (p *page) fill(first, last int, kind uint8) {
	for i := first; i <= last; i++ {
		p[i] = kind
	}
}

func classNamed(name string) uint8 {
	for i, n := range classNames {
		if n == name {
			return uint8(i)
		}
	}
	panic("linebreak.txt: no class " + name)
}

// markSyllables makes H2 of the Korean syllables without a final consonant,
// every 28th.
func (t *table) markSyllables() {
	const first, last, finals = 0xac00, 0xd7a3, 28
	for i := first / 256; i <= last/256; i++ {
		own := *t[i]
		t[i] = &own
	}
	for r := first; r <= last; r += finals {
		kind := &t[r/256][r%256]
		*kind = *kind&^(1<<columnShift-1) | uint8(h2)
	}
}

// breaks reports whether text must be broken after start columns.
func breaks(text []byte, start, width int) bool {
	var one [1]int
	return len(appendBreaks(one[:0], text, start, width)) > 0
}

// appendBreaks appends to breaks the offsets in text, an escaped text, where
// msgcat begins a new line, so that none is wider than width if it can be
// helped. The first line has start columns before it.
func appendBreaks(breaks []int, text []byte, start, width int) []int {
	if len(text) <= width-start { // no character has more columns than bytes
		return breaks
	}
	all := pages()
	b := newBreaker()
	last := -1              // where the line may break
	line, piece := start, 0 // columns before and after that
	escape := false
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		kind := all[r>>8][r&0xff]
		a := b.next(class(kind & (1<<columnShift - 1)))
		switch {
		case escape:
			a, escape = prohibited, false
		case r == '\\':
			escape = true
			if i == len(text)-2 && text[i+1] == 'n' {
				a = prohibited
			}
		}
		if a != prohibited && last >= 0 && line+piece > width {
			breaks = append(breaks, last)
			line = 0
		}
		switch a {
		case possible:
			last = i
			line += piece
			piece = 0
		case mandatory:
			last, line, piece = -1, 0, 0
		}
		if a != mandatory {
			piece += int(kind >> columnShift)
		}
		i += n
	}
	if last >= 0 && line+piece > width {
		breaks = append(breaks, last)
	}
	return breaks
}
