package tmx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// maxDepth bounds the nesting of elements; TMX itself needs six levels and a
// few for codes inside codes.
const maxDepth = 32

// A scanner reads the start, end and text tokens of well-formed XML. It does
// the matching of elements itself, which halves the time of xml.Decoder.Token;
// namespaces have no place in TMX.
type scanner struct {
	text  []byte
	dec   *xml.Decoder
	begin int // offset of the token that next returned last
	open  []string
	root  bool // whether it has begun

	// at is the position of the offset that pos was last asked for. It only
	// moves forward, so that all positions together take linear time.
	at     segment.Pos
	offset int
}

func newDecoder(text []byte) *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // text is UTF-8, whatever it says
	return dec
}

// newScanner reads text, which is UTF-8, see [decodeText].
func newScanner(name string, text []byte) *scanner {
	return &scanner{text: text, dec: newDecoder(text), at: segment.Pos{File: name, Line: 1, Col: 1}}
}

// next returns the next token, whose bytes are good until the one after. At the
// end of the document the error is io.EOF, any other is a [*segment.Error].
func (s *scanner) next() (xml.Token, error) {
	for {
		s.begin = int(s.dec.InputOffset())
		token, err := s.dec.RawToken()
		if err != nil {
			return nil, s.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(s.open) == maxDepth {
				return nil, s.fail(s.begin, "elements nest deeper than %d levels", maxDepth)
			}
			if s.root && len(s.open) == 0 {
				return nil, s.fail(s.begin, "<%s> stands after the end of the document", t.Name.Local)
			}
			s.root = true
			s.open = append(s.open, t.Name.Local)
			return t, nil
		case xml.EndElement:
			last := len(s.open) - 1
			if last < 0 {
				return nil, s.fail(s.begin, "</%s> closes nothing", t.Name.Local)
			}
			if s.open[last] != t.Name.Local {
				return nil, s.fail(s.begin, "element <%s> closed by </%s>", s.open[last], t.Name.Local)
			}
			s.open = s.open[:last]
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
}

func (s *scanner) depth() int { return len(s.open) }

// broken makes an error of the XML package ours: it has its own idea of lines.
func (s *scanner) broken(err error) error {
	at := int(s.dec.InputOffset())
	if errors.Is(err, io.EOF) {
		if len(s.open) == 0 {
			return err
		}
		return s.fail(at, "the file ends inside <%s>", s.open[len(s.open)-1])
	}
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return s.fail(at, "%s", syntax.Msg)
	}
	return s.fail(at, "%w", err)
}

func (s *scanner) fail(offset int, format string, args ...any) error {
	return &segment.Error{Pos: s.pos(offset), Err: fmt.Errorf(format, args...)}
}

// pos returns the position of an offset, which is at or after the last one.
func (s *scanner) pos(offset int) segment.Pos {
	passed := s.text[s.offset:offset]
	if lines := bytes.Count(passed, []byte{'\n'}); lines > 0 {
		s.at.Line += lines
		s.at.Col = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	s.at.Col += utf8.RuneCount(passed)
	s.offset = offset
	return s.at
}
