package content

import (
	"bytes"
	"errors"
	"regexp"

	"go.yaml.in/yaml/v3"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// What is valid YAML and the parser refuses is written in another way before
// it reads it: every scalar stays on its line and begins in its column.

// readableYAML is source as the parser reads it, or what is wrong with it.
func readableYAML(source []byte) ([]byte, error) {
	readable := withoutDirectives(source)
	if !tabbed.Match(readable) {
		return readable, nil
	}
	for range mostTabbed {
		err := eachDocument(readable, func(*yaml.Node) error { return nil })
		indicated := indicate(readable, err)
		if indicated == nil {
			break
		}
		readable = indicated
	}
	return readable, nil
}

// withoutDirectives makes comments of the directives at the start that the
// parser refuses: those of YAML 1.2, and those that it has to pass over (YAML
// 1.2.2, section 6.8).
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

// tabbed is a block scalar whose first line begins with a tab, behind its
// indentation. The parser takes it for indentation (YAML 1.2.2, section 8.1).
var tabbed = regexp.MustCompile(`(?m)([|>])([+-]?)(?:[ \t]+(?:#.*)?)?\r?\n(?:[ ]*\r?\n)*([ ]+)\t`)

// mostTabbed bounds how many of them are looked at: the parser tells one at a
// time.
const mostTabbed = 32

// indicate gives a block scalar at which the parser stopped an indentation
// indicator, which lets it read tabs. It returns nil if the error is about
// something else.
func indicate(source []byte, err error) []byte {
	var syntax *syntaxError
	if !errors.As(err, &syntax) || !bytes.Contains([]byte(syntax.message), []byte("found a tab character where an indentation space")) {
		return nil
	}
	from := 0
	for range syntax.line - 2 { // the parser names the line of the header, or that of the tab
		from += lineLength(source[from:])
	}
	m := tabbed.FindSubmatchIndex(source[from:])
	if m == nil {
		return nil
	}
	at := from + m[3]
	width := m[7] - m[6]
	for n := min(width, 9); n > 0; n-- {
		indicated := bytes.Join([][]byte{source[:at], {byte('0' + n)}, source[at:]}, nil)
		var again *syntaxError
		err := eachDocument(indicated, func(*yaml.Node) error { return nil })
		if !errors.As(err, &again) || again.line != syntax.line || again.message != syntax.message {
			return indicated
		}
	}
	return nil
}
