package tmx

import (
	"io"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// A scanner reads the start, end and text tokens of a memory. Namespaces have no
// place in TMX: names are read without their prefixes.
type scanner struct{ *xml.Scanner }

// A token is the start or the end of an element, or text, which is good until
// the next one is read. Its name is as long as the file is.
type token struct {
	kind tokenKind
	name []byte // of an element, without its prefix
	text []byte
}

type tokenKind uint8

const (
	textToken tokenKind = iota
	startToken
	endToken
)

// next returns the next token. At the end of the document the error is
// io.EOF, any other is a [*segment.Error].
func (s *scanner) next() (token, error) {
	switch t, err := s.Next(); {
	case err != nil:
		return token{}, err
	case t == xml.AtStart:
		return token{kind: startToken, name: s.Local}, nil
	case t == xml.AtEnd:
		return token{kind: endToken, name: s.Local}, nil
	case t == xml.AtText:
		return token{kind: textToken, text: s.Chars}, nil
	}
	return token{}, io.EOF
}

// begin is where the last token begins.
func (s *scanner) begin() segment.Pos { return s.Position(s.From) }
