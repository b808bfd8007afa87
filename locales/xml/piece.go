package xml

import (
	"bytes"
	"unicode/utf8"
)

// A Piece is what stands in a stretch of a file: a tag, or some text.
type Piece struct {
	From, To int    // bytes of the stretch
	Name     string // of a tag, without its prefix; "" for text
	Tag      Token  // AtStart or AtEnd
	Empty    bool   // the tag is both
	Text     string // what the text stands for
}

// Pieces takes apart a stretch of a file that a [Scanner] has read without a
// fault, and calls visit for each piece until that reports false; it reports whether
// none did. Text comes in as long pieces as are the same in the file; a reference is
// a piece of its own.
func Pieces(stretch string, visit func(p Piece) bool) (all bool) {
	all = true
	eachPiece(stretch, func(p Piece) bool {
		all = visit(p)
		return all
	})
	return all
}

func eachPiece(stretch string, visit func(p Piece) bool) {
	s := &Scanner{data: []byte(stretch)}
	for s.at < len(s.data) {
		from, rest := s.at, s.data[s.at:]
		switch {
		case rest[0] != '<':
			n := bytes.IndexByte(rest, '<')
			if n < 0 {
				n = len(rest)
			}
			if !s.pieces(from, from+n, visit) {
				return
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			raw, err := s.upTo("<![CDATA[", "]]>")
			if err != nil || !s.verbatim(from+len("<![CDATA["), raw, visit) {
				return
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if _, err := s.upTo("<?", "?>"); err != nil {
				return
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			if _, err := s.upTo("<!--", "-->"); err != nil {
				return
			}
		default:
			if p, ok := s.tagPiece(); !ok || !visit(p) {
				return
			}
		}
	}
}

// tagPiece reads a tag: quotes may hold the bracket that ends it.
func (s *Scanner) tagPiece() (Piece, bool) {
	p := Piece{From: s.at, Tag: AtStart}
	if s.at++; s.at < len(s.data) && s.data[s.at] == '/' {
		s.at++
		p.Tag = AtEnd
	}
	name, err := s.readName()
	if err != nil {
		return p, false
	}
	_, local := splitName(name)
	p.Name = string(local)
	for quote := byte(0); s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			p.Empty = s.data[s.at-1] == '/'
			s.at++
			p.To = s.at
			return p, true
		}
	}
	return p, false
}

// pieces visits the text of bytes [from,to).
func (s *Scanner) pieces(from, to int, visit func(p Piece) bool) bool {
	for at := from; at < to; {
		raw := s.data[at:to]
		if n := bytes.IndexByte(raw, '&'); n != 0 {
			if n < 0 {
				n = len(raw)
			}
			if !s.verbatim(at, raw[:n], visit) {
				return false
			}
			at += n
			continue
		}
		r, length, err := s.reference(raw, at)
		if err != nil || !visit(Piece{From: at, To: at + length, Text: string(utf8.AppendRune(nil, r))}) {
			return false
		}
		at += length
	}
	s.at = max(s.at, to)
	return true
}

// verbatim visits text in which only line ends are others than the file has.
func (s *Scanner) verbatim(at int, raw []byte, visit func(p Piece) bool) bool {
	for len(raw) > 0 {
		n, text := bytes.IndexByte(raw, '\r'), "\n"
		switch {
		case n < 0:
			n = len(raw)
			text = string(raw)
		case n > 0:
			text = string(raw[:n])
		case bytes.HasPrefix(raw, []byte("\r\n")):
			n = 2
		default:
			n = 1
		}
		if !visit(Piece{From: at, To: at + n, Text: text}) {
			return false
		}
		at, raw = at+n, raw[n:]
	}
	return true
}
