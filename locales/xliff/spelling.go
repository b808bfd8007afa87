package xliff

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// A spelling is how both versions write texts: from where the first target of a unit
// begins to where the last one ends, sources of other segments between them.
type spelling struct{}

func (spelling) Runs(raw, text string) []locales.Run {
	s := speller{RunBuilder: locales.NewRunBuilder(text), raw: raw}
	if !xml.Pieces(raw, s.piece) {
		return nil
	}
	return s.Runs()
}

type speller struct {
	*locales.RunBuilder
	raw     string
	outside bool // of a target
	native  int  // elements that are open and whose text is markup of another format
}

// natives are the inline elements whose text is none of the unit's: those of
// version 1.2, the only one that has text in them.
var natives = map[string]bool{"ph": true, "bpt": true, "ept": true, "it": true}

func (s *speller) piece(p xml.Piece) bool {
	switch {
	case p.Name == "target":
		s.outside = p.Tag == xml.AtEnd || p.Empty
		return true
	case s.outside:
		return true
	case p.Name == "":
		return s.native > 0 || s.text(p)
	}
	isInline := inlines12[p.Name] != nil || inlines2[p.Name] != nil
	isNative := natives[p.Name] && !p.Empty
	switch {
	case isNative && p.Tag == xml.AtEnd:
		s.native--
		return true
	case isNative:
		s.native++
		return s.native > 1 || s.tag(p)
	case s.native > 0 || !isInline:
		return true
	case p.Name == "cp":
		return p.Tag == xml.AtEnd || s.Take(s.codePoint(p), p.From, p.To)
	case p.Tag == xml.AtEnd && p.Name != "g" && p.Name != "pc": // of <x></x>
		return true
	}
	return s.tag(p)
}

// tag takes the tag that the text has here.
func (s *speller) tag(p xml.Piece) bool {
	n := segment.TagLength(s.Left)
	return n > 0 && s.Take(s.Left[:n], p.From, p.To)
}

// text takes a piece of literal text, of which what is spelled like a tag may
// stand in the message as the file has it: see [text.translation].
func (s *speller) text(p xml.Piece) bool {
	raw := s.raw[p.From:p.To]
	if raw == p.Text {
		return s.TakeSame(raw, p.From)
	}
	return s.Take(p.Text, p.From, p.To) || s.Take(raw, p.From, p.To)
}

func (s *speller) codePoint(p xml.Piece) string {
	_, hex, _ := strings.Cut(s.raw[p.From:p.To], "hex=")
	hex = strings.FieldsFunc(hex+"?", func(r rune) bool { return r == '"' || r == '\'' })[0]
	code, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || code > utf8.MaxRune {
		return string(utf8.RuneError)
	}
	return string(rune(code))
}
