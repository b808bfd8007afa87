package goi18n

import (
	"strconv"
	"strings"
)

// A tomlScan finds where the keys and comments of a TOML file are, which the
// toml package does not tell. It takes the file to be valid: at the first
// sign that it is not it stops, and leaves the error to the toml package.
type tomlScan struct {
	text    string
	i       int
	cursor  cursor
	top     *node
	current *node // the table whose keys are read
	last    *node // the key that a comment beside it or after it belongs to
	pending []string
	groups  map[groupKey]*node

	// flat says that the file is a row of tables with plain names and plain
	// strings, as goi18n and Parasol write it; starts are their offsets. Such
	// a file can be taken apart at each of them.
	flat   bool
	starts []int
	err    error // the problems that are ours to find: too deep, stands twice
}

type groupKey struct {
	parent *node
	key    string
}

func scanTOML(text string) *tomlScan {
	top := &node{line: 1, col: 1, value: table{}}
	s := &tomlScan{
		text: text, cursor: cursor{text: text},
		top: top, current: top, last: top,
		groups: make(map[groupKey]*node), flat: true,
	}
	for s.err == nil && s.statement() {
	}
	s.last.comments = append(s.last.comments, s.pending...)
	return s
}

// statement reads a header, a key with its value, or the comments before
// one. It reports whether there may be more.
func (s *tomlScan) statement() bool {
	s.comments()
	if s.i >= len(s.text) {
		return false
	}
	if s.text[s.i] == '[' {
		return s.header() && s.endOfLine()
	}
	n, ok := s.pair(s.current, 0)
	if ok {
		s.last = n
	}
	return ok && s.endOfLine()
}

// comments skips blanks and lines, and keeps comments for what follows.
func (s *tomlScan) comments() {
	for s.i < len(s.text) {
		switch s.text[s.i] {
		case ' ', '\t', '\n', '\r':
			s.i++
		case '#':
			s.pending = append(s.pending, commentLine(s.restOfLine()))
		default:
			return
		}
	}
}

func (s *tomlScan) restOfLine() string {
	from := s.i
	if n := strings.IndexByte(s.text[s.i:], '\n'); n >= 0 {
		s.i += n
	} else {
		s.i = len(s.text)
	}
	return s.text[from:s.i]
}

func (s *tomlScan) blanks() {
	for s.i < len(s.text) && (s.text[s.i] == ' ' || s.text[s.i] == '\t') {
		s.i++
	}
}

func (s *tomlScan) endOfLine() bool {
	s.blanks()
	if s.i < len(s.text) && s.text[s.i] == '#' {
		s.last.comments = append(s.last.comments, commentLine(s.restOfLine()))
	}
	if strings.HasPrefix(s.text[s.i:], "\r\n") {
		s.i++
	}
	return s.i == len(s.text) || s.text[s.i] == '\n'
}

func (s *tomlScan) take(c byte) bool {
	if s.i < len(s.text) && s.text[s.i] == c {
		s.i++
		return true
	}
	return false
}

// header reads [a.b] or [[a.b]].
func (s *tomlScan) header() bool {
	at := s.i
	s.i++
	array := s.take('[')
	line, col := s.cursor.at(at)
	path, ok := s.path()
	if !ok || !s.take(']') || array && !s.take(']') {
		return false
	}
	n := s.top
	for _, key := range path {
		n = s.group(n, key, line, col)
	}
	s.current, s.last = n, n
	n.comments, s.pending = append(n.comments, s.pending...), nil
	s.flat = s.flat && !array && len(path) == 1
	if s.flat && n.line != line {
		s.err = problemf(line, col, "the message %q stands twice, first in line %d", n.key, n.line)
	}
	s.starts = append(s.starts, at)
	return true
}

// group returns the table of that name in parent, which it makes if need be.
func (s *tomlScan) group(parent *node, key string, line, col int) *node {
	if n := s.groups[groupKey{parent, key}]; n != nil {
		return n
	}
	n := &node{key: key, line: line, col: col, value: table{}}
	s.groups[groupKey{parent, key}] = n
	parent.add(n)
	return n
}

func (n *node) add(child *node) {
	t, _ := n.value.(table)
	n.value = append(t, child)
}

// pair reads a key and its value into t.
func (s *tomlScan) pair(t *node, depth int) (*node, bool) {
	line, col := s.cursor.at(s.i)
	path, ok := s.path()
	if !ok || !s.take('=') {
		return nil, false
	}
	for _, key := range path[:len(path)-1] {
		t = s.group(t, key, line, col)
	}
	n := &node{key: path[len(path)-1], line: line, col: col, comments: s.pending}
	s.pending = nil
	t.add(n)
	if t == s.top { // a header may name it again
		s.groups[groupKey{t, n.key}] = n
	}
	s.flat = s.flat && len(path) == 1
	s.blanks()
	n.from = s.i
	ok = s.value(n, depth)
	n.to = s.i
	return n, ok
}

// path reads a key: names joined by dots.
func (s *tomlScan) path() ([]string, bool) {
	var path []string
	for {
		s.blanks()
		name, ok := s.name()
		if !ok {
			return nil, false
		}
		path = append(path, name)
		if len(path) > maxDepth {
			return nil, s.tooDeep()
		}
		s.blanks()
		if !s.take('.') {
			return path, true
		}
	}
}

func (s *tomlScan) tooDeep() bool {
	line, col := position(s.text, s.i)
	s.err = problemf(line, col, "tables nest deeper than %d levels", maxDepth)
	return false
}

func (s *tomlScan) name() (string, bool) {
	from := s.i
	if s.i < len(s.text) && (s.text[s.i] == '"' || s.text[s.i] == '\'') {
		if !s.oneLineString(s.text[s.i]) {
			return "", false
		}
		return unquoteTOML(s.text[from:s.i])
	}
	for s.i < len(s.text) && isBareKey(s.text[s.i]) {
		s.i++
	}
	return s.text[from:s.i], s.i > from
}

func isBareKey(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

// value skips a value. Of inline tables it keeps the keys.
func (s *tomlScan) value(n *node, depth int) bool {
	if depth > maxDepth {
		return s.tooDeep()
	}
	if s.i == len(s.text) {
		return false
	}
	switch c := s.text[s.i]; c {
	case '"', '\'':
		if strings.HasPrefix(s.text[s.i:], strings.Repeat(string(c), 3)) {
			return s.longString(c)
		}
		return s.oneLineString(c)
	case '{', '[':
		s.flat = false
		s.i++
		if c == '{' {
			n.value = table{}
		}
		return s.list(n, c, depth+1)
	}
	s.flat = false
	return s.bareValue()
}

// list reads the rest of an array or an inline table.
func (s *tomlScan) list(n *node, open byte, depth int) bool {
	closing := open + 2 // in ASCII
	for {
		s.comments()
		if s.take(closing) {
			return true
		}
		ok := false
		if open == '{' {
			_, ok = s.pair(n, depth)
		} else {
			ok = s.value(&node{}, depth)
		}
		if !ok {
			return false
		}
		s.comments()
		if !s.take(',') {
			return s.take(closing)
		}
	}
}

// bareValue skips a number, a date or a truth value.
func (s *tomlScan) bareValue() bool {
	from := s.i
	for s.i < len(s.text) && strings.IndexByte(",]}#\r\n", s.text[s.i]) < 0 {
		s.i++
	}
	return s.i > from
}

func (s *tomlScan) oneLineString(quote byte) bool {
	for s.i++; s.i < len(s.text); s.i++ {
		switch c := s.text[s.i]; {
		case c == quote:
			s.i++
			return true
		case c == '\\' && quote == '"':
			s.i++
		case c == '\n':
			return false
		}
	}
	return false
}

// longString skips a string in three quotes; up to two more may stand before
// those that close it.
func (s *tomlScan) longString(quote byte) bool {
	for s.i += 3; s.i < len(s.text); s.i++ {
		switch c := s.text[s.i]; {
		case c == '\\' && quote == '"':
			s.i++
		case c == quote:
			run := 1
			for run < 5 && s.i+run < len(s.text) && s.text[s.i+run] == quote {
				run++
			}
			if run >= 3 {
				s.i += run
				return true
			}
			s.i += run - 1
		}
	}
	return false
}

// unquoteTOML returns what a one-line string stands for.
func unquoteTOML(s string) (string, bool) {
	quote, s := s[0], s[1:len(s)-1]
	if quote == '\'' || strings.IndexByte(s, '\\') < 0 {
		return s, true
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b.WriteString(s)
			return b.String(), true
		}
		b.WriteString(s[:i])
		r, n := unescapeTOML(s[i+1:])
		if n == 0 {
			return "", false
		}
		b.WriteRune(r)
		s = s[i+1+n:]
	}
}

var tomlEscapes = map[byte]rune{'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', 'e': 0x1b, '"': '"', '\\': '\\'}

var tomlHex = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// unescapeTOML reads what follows a backslash and returns its length, 0 if it
// is no escape.
func unescapeTOML(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	if r, ok := tomlEscapes[s[0]]; ok {
		return r, 1
	}
	n := tomlHex[s[0]]
	if n == 0 || len(s) < 1+n {
		return 0, 0
	}
	code, err := strconv.ParseUint(s[1:1+n], 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(code), 1 + n
}
