package goi18n

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// The yaml package drops some comments and moves others, so they are looked
// for here: a "#" at the start of a line or after a blank begins a comment,
// save inside quotes and blocks. Where those are, the package's nodes tell.

// addYAMLComments gives the comments of a file to its keys, which are in the
// order of the file: a comment beside something to the key before it, one on
// its own line to the key after it, or else to the last.
func addYAMLComments(text string, doc *yaml.Node, root *node, keys []*node) {
	s := yamlSpans{text: text, line: 1, col: 1, keys: keys}
	s.add(doc, -1)
	s.endValue(len(text))
	next := 0 // the first key behind the comment
	s.comments(func(line, col int, beside bool, comment string) {
		for next < len(keys) && (keys[next].line < line || keys[next].line == line && keys[next].col < col) {
			next++
		}
		owner := root
		switch {
		case !beside && next < len(keys):
			owner = keys[next]
		case next > 0:
			owner = keys[next-1]
		}
		owner.comments = append(owner.comments, commentLine(comment))
	})
}

// yamlSpans collects the stretches of a file in which "#" is text.
type yamlSpans struct {
	text   string
	spans  [][2]int
	keys   []*node // those whose values are not placed so far
	value  *node   // the last one of which the value is
	offset int     // of line and col, which count as the yaml package does
	line   int
	col    int
	inList bool // or elsewhere where no message is
}

// add finds the quoted and block scalars below y. indent is that of the
// mapping around it.
func (s *yamlSpans) add(y *yaml.Node, indent int) {
	if y.Kind == yaml.MappingNode || y.Kind == yaml.SequenceNode {
		indent = y.Column - 1
	}
	isRead := y.Kind == yaml.MappingNode && y.ShortTag() == "!!map" && !s.inList
	defer func(was bool) { s.inList = was }(s.inList)
	s.inList = s.inList || y.Kind != yaml.DocumentNode && !isRead
	for i, child := range y.Content {
		if isRead {
			s.place(child, i%2 == 0)
		}
		s.add(child, indent)
	}
	if y.Kind != yaml.ScalarNode {
		return
	}
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		s.quoted(y, '"')
	case y.Style&yaml.SingleQuotedStyle != 0:
		s.quoted(y, '\'')
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.block(y, indent)
	}
}

// place notes where a key of a mapping, or its value, begins.
func (s *yamlSpans) place(y *yaml.Node, isKey bool) {
	switch at := s.seek(y.Line, y.Column); {
	case isKey:
		s.endValue(at)
		s.value, s.keys = s.keys[0], s.keys[1:]
	default:
		s.value.from = at
	}
}

// endValue ends the last value, at latest where the next key begins.
func (s *yamlSpans) endValue(at int) {
	if s.value != nil && s.value.to == 0 {
		s.value.to = at
	}
}

// seek goes forward to a position and returns its offset.
func (s *yamlSpans) seek(line, col int) int {
	for s.offset < len(s.text) && (s.line < line || s.line == line && s.col < col) {
		r, n := utf8.DecodeRuneInString(s.text[s.offset:])
		s.offset += n
		if r == '\r' && strings.HasPrefix(s.text[s.offset:], "\n") {
			s.offset++
		}
		if s.col++; isBreak(r) {
			s.line, s.col = s.line+1, 1
		}
	}
	return s.offset
}

func (s *yamlSpans) quoted(y *yaml.Node, quote byte) {
	from := s.seek(y.Line, y.Column)
	i := from + strings.IndexByte(s.text[from:], quote) + 1 // a tag may stand before it
	for i < len(s.text) && (s.text[i] != quote || quote == '\'' && strings.HasPrefix(s.text[i:], "''")) {
		if c := s.text[i]; c == '\'' && quote == c || c == '\\' && quote == '"' {
			i++ // the second of two: '' or an escape
		}
		i++
	}
	s.spans = append(s.spans, [2]int{from, i})
}

func (s *yamlSpans) block(y *yaml.Node, indent int) {
	start := s.seek(y.Line, y.Column)
	header, from := s.lineAt(start)
	least := indent + 1 // blanks that a line of the block has at least
	if i := strings.IndexAny(header, "|>"); i >= 0 {
		for _, c := range header[i+1 : min(i+3, len(header))] {
			if '1' <= c && c <= '9' {
				least = max(indent, 0) + int(c-'0')
			}
		}
	}
	first := true
	to := from
	for to < len(s.text) {
		line, next := s.lineAt(to)
		if blanks := len(line) - len(strings.TrimLeft(line, " ")); blanks < len(line) {
			if blanks < least {
				break
			}
			if first {
				least, first = blanks, false
			}
		}
		to = next
	}
	s.spans = append(s.spans, [2]int{from, to})
}

// lineAt returns what is left of the line at an offset, and where the next
// one begins.
func (s *yamlSpans) lineAt(offset int) (string, int) {
	rest := s.text[offset:]
	end := strings.IndexFunc(rest, isBreak)
	if end < 0 {
		return rest, len(s.text)
	}
	_, n := utf8.DecodeRuneInString(rest[end:])
	if strings.HasPrefix(rest[end:], "\r\n") {
		n = 2
	}
	return rest[:end], offset + end + n
}

// comments calls found for each comment of the file.
func (s *yamlSpans) comments(found func(line, col int, beside bool, comment string)) {
	line := 1
	for at := 0; at < len(s.text); line++ {
		text, next := s.lineAt(at)
		if i := s.commentIn(text, at); i >= 0 {
			beside := strings.Trim(text[:i], " \t") != ""
			found(line, utf8.RuneCountInString(text[:i])+1, beside, text[i:])
		}
		at = next
	}
}

// commentIn returns the index of the comment in a line at an offset, or -1.
// It forgets the spans that end before.
func (s *yamlSpans) commentIn(text string, at int) int {
	for i := range len(text) {
		if text[i] != '#' || i > 0 && text[i-1] != ' ' && text[i-1] != '\t' {
			continue
		}
		for len(s.spans) > 0 && s.spans[0][1] <= at+i {
			s.spans = s.spans[1:]
		}
		if len(s.spans) == 0 || at+i < s.spans[0][0] {
			return i
		}
	}
	return -1
}
