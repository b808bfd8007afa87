package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/text"

	"github.com/parasol-l10n/parasol/content/segment"
)

// An OpaqueBlock is a block whose text is fixed bytes.
type OpaqueBlock struct {
	HTML  bool // else code
	lines *text.Segments
}

// Extent is where the block stands, its first line to its last; base is where the
// text begins in what that counts in.
func (b *OpaqueBlock) Extent(base int) Extent {
	if b.lines.Len() == 0 {
		return Extent{base, base}
	}
	return Extent{base + b.lines.At(0).Start, base + b.lines.At(b.lines.Len()-1).Stop}
}

func (s *splitter) exclude(html bool, lines *text.Segments) {
	s.region.Opaque = append(s.region.Opaque, OpaqueBlock{html, lines})
}

// Words counts what a reader sees of the block.
func (b OpaqueBlock) Words(source []byte) int {
	seen := string(b.lines.Value(source))
	if b.HTML {
		seen = unseen.ReplaceAllString(seen, " ")
	}
	return segment.CountWords(seen, nil)
}

// unseen is what of HTML is no text.
var unseen = regexp.MustCompile(`(?is)<!--.*?(?:-->|$)|<script\b.*?(?:</script>|$)|<style\b.*?(?:</style>|$)|<[^<>]*>`)
