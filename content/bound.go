package content

import (
	"bytes"
	"fmt"
)

// goldmark's time grows faster than its input for some texts that no lesson
// has. Split refuses those instead of hanging; see the
// table in bound_test.go.
const (
	maxNesting     = 100      // blocks that open on one line
	maxTailWork    = 64 << 20 // bytes that goldmark looks at for the targets of links that have none
	maxDefinitions = 10_000   // link definitions without a blank line between them
)

// tooCostly says on which line a text is that goldmark would take long for.
func tooCostly(source []byte) error {
	if err := nestedDeeply(source); err != nil {
		return err
	}
	return unclosedTargets(source)
}

// nestedDeeply counts the marks of quotes and lists that a line begins with,
// and the lines of link definitions in a row.
func nestedDeeply(source []byte) error {
	definitions := 0
	for at, line := 0, 1; at < len(source); line++ {
		text := source[at:]
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			text = text[:end]
		}
		at += len(text) + 1
		if len(text) == 0 || text[0] > '9' && text[0] != '>' && text[0] != '[' {
			definitions = 0
			continue
		}
		if depth := marks(text); depth > maxNesting {
			return &syntaxError{line, 1, fmt.Sprintf("%d blocks open on one line", depth)}
		}
		if text[0] != '[' {
			definitions = 0
			continue
		}
		if definitions++; definitions > maxDefinitions {
			return &syntaxError{line, 1, fmt.Sprintf("more than %d link definitions in a row", maxDefinitions)}
		}
	}
	return nil
}

// marks counts the block marks at the start of a line. A thematic break of
// whatever length has none.
func marks(text []byte) int {
	if len(text) <= maxNesting || len(bytes.Trim(text, string(text[0])+" \t\r")) == 0 && text[0] != '>' {
		return 0
	}
	depth := 0
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '>':
			depth++
			i++
		case (c == '-' || c == '+' || c == '*') && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\t'):
			depth++
			i += 2
		case c >= '0' && c <= '9':
			n := len(text[i:]) - len(bytes.TrimLeft(text[i:], "0123456789"))
			if i+n+1 >= len(text) || text[i+n] != '.' && text[i+n] != ')' || text[i+n+1] != ' ' && text[i+n+1] != '\t' {
				return depth
			}
			depth++
			i += n + 2
		default:
			return depth
		}
	}
	return depth
}

// unclosedTargets adds up how far goldmark may have to look for the end of
// each "](…".
func unclosedTargets(source []byte) error {
	work, end := 0, -1 // end is the next blank or closing parenthesis
	for at := 0; ; {
		i := bytes.Index(source[at:], []byte("]("))
		if i < 0 {
			return nil
		}
		at += i + 2
		if at > end {
			end = len(source)
			if n := bytes.IndexAny(source[at:], " \t\n)"); n >= 0 {
				end = at + n
			}
		}
		if work += end - at; work > maxTailWork {
			line, col := position(source, at)
			return &syntaxError{line, col, "too many links without an end"}
		}
	}
}
