package content

import (
	"bytes"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// withoutDirectives makes comments of the directives at the start that are valid
// YAML and that the parser refuses: those of YAML 1.2, and those that it has to
// pass over (YAML 1.2.2, section 6.8). Every scalar stays on its line and begins in
// its column.
func withoutDirectives(source []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimLeft(source, markdown.Blanks), []byte("%")) && !bytes.HasPrefix(source, []byte("#")) {
		return source
	}
	readable := source
	for at := 0; at < len(source); {
		n := lineLength(source[at:])
		line := source[at : at+n]
		switch {
		case bytes.HasPrefix(line, []byte("%TAG")), bytes.HasPrefix(line, []byte("#")), len(bytes.Trim(line, markdown.Blanks)) == 0:
		case !bytes.HasPrefix(line, []byte("%")):
			return readable
		default:
			if &readable[0] == &source[0] {
				readable = bytes.Clone(source)
			}
			readable[at] = '#'
		}
		at += n
	}
	return readable
}
