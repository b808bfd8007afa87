package tmx

import (
	"strings"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/xml"
)

// A spelling is how a memory writes texts: with native codes, some of which spell
// tags.
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
	raw   string
	codes int // elements that are open from a native code on
	from  int // where the code begins
	code  strings.Builder
}

func (s *speller) piece(p xml.Piece) bool {
	switch {
	case p.Name == "" && s.codes > 0:
		s.code.WriteString(p.Text)
		return true
	case p.Name == "":
		if s.raw[p.From:p.To] == p.Text {
			return s.TakeSame(p.Text, p.From)
		}
		return s.Take(p.Text, p.From, p.To)
	case p.Empty || s.codes == 0 && !nativeCodes[p.Name]:
		return true
	case p.Tag == xml.AtStart:
		if s.codes++; s.codes == 1 {
			s.from = p.From
			s.code.Reset()
		}
		return true
	}
	if s.codes--; s.codes > 0 {
		return true
	}
	spelled := strings.TrimSpace(s.code.String())
	_, isTag := spelledTag(spelled)
	return !isTag || s.Take(spelled, s.from, p.To)
}
