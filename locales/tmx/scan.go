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
// the matching of elements; namespaces have no place in TMX.
type scanner struct {
	tokenizer
	begin int // offset of the token that next returned last
	open  [][]byte
	root  bool // whether it has begun

	// last is the position of the offset that pos was last asked for. It only
	// moves forward, so that all positions together take linear time.
	last   segment.Pos
	offset int
}

// newScanner reads text, which is UTF-8, see [decodeText].
func newScanner(name string, text []byte) *scanner {
	return &scanner{tokenizer: tokenizer{text: text}, last: segment.Pos{File: name, Line: 1, Col: 1}}
}

// next returns the next token. At the end of the document the error is
// io.EOF, any other is a [*segment.Error].
func (s *scanner) next() (token, error) {
	for {
		s.begin = s.at
		t, err := s.read()
		switch {
		case err != nil:
			return t, s.broken(err)
		case t.kind == startToken:
			return t, s.start(t.name)
		case t.kind == endToken:
			return t, s.end(t.name)
		case t.kind == textToken:
			return t, nil
		}
	}
}

func (s *scanner) start(name []byte) error {
	if len(s.open) == maxDepth {
		return s.fail(s.begin, "elements nest deeper than %d levels", maxDepth)
	}
	if s.root && len(s.open) == 0 {
		return s.fail(s.begin, "<%s> stands after the end of the document", name)
	}
	s.root = true
	s.open = append(s.open, name)
	return nil
}

func (s *scanner) end(name []byte) error {
	last := len(s.open) - 1
	if last < 0 {
		return s.fail(s.begin, "</%s> closes nothing", name)
	}
	if !bytes.Equal(s.open[last], name) {
		return s.fail(s.begin, "element <%s> closed by </%s>", s.open[last], name)
	}
	s.open = s.open[:last]
	return nil
}

func (s *scanner) depth() int { return len(s.open) }

// broken makes an error of the XML package ours: it has its own idea of lines.
func (s *scanner) broken(err error) error {
	if errors.Is(err, io.EOF) {
		if len(s.open) == 0 {
			return err
		}
		return s.fail(s.at, "the file ends inside <%s>", s.open[len(s.open)-1])
	}
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return s.fail(s.at, "%s", syntax.Msg)
	}
	return s.fail(s.at, "%w", err)
}

func (s *scanner) fail(offset int, format string, args ...any) error {
	return &segment.Error{Pos: s.pos(offset), Err: fmt.Errorf(format, args...)}
}

// pos returns the position of an offset, which is at or after the last one.
func (s *scanner) pos(offset int) segment.Pos {
	passed := s.text[s.offset:offset]
	if lines := bytes.Count(passed, []byte{'\n'}); lines > 0 {
		s.last.Line += lines
		s.last.Col = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	s.last.Col += utf8.RuneCount(passed)
	s.offset = offset
	return s.last
}
