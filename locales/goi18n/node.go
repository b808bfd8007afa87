package goi18n

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds how deep tables may nest. Messages are flat; nested files
// of other tools need a few levels.
const maxDepth = 64

// A node is one key of a message file and what it holds, in the order of the
// file: the same for all syntaxes.
type node struct {
	key       string
	line, col int      // of the key
	comments  []string // above it, beside it, and after its value
	value     any      // string, nil, table or misfit
	from, to  int      // bytes of a string, as the file spells it
}

type table []*node

// A misfit is a value that no message file has, such as "a number".
type misfit string

// A problem is an error at a place of the file whose name the caller knows.
type problem struct {
	line, col int
	err       error
}

func (p *problem) Error() string { return fmt.Sprintf("%d:%d: %v", p.line, p.col, p.err) }

func problemf(line, col int, format string, args ...any) *problem {
	return &problem{line, col, fmt.Errorf(format, args...)}
}

// reserved are the keys of go-i18n's messages, in lower case.
var reserved = map[string]bool{
	"id": true, "description": true, "hash": true, "leftdelim": true, "rightdelim": true,
	"zero": true, "one": true, "two": true, "few": true, "many": true, "other": true,
	"translation": true,
}

// isReserved reports whether go-i18n takes n for a field of a message. A
// table may have such a name: then it is a message or a group.
func (n *node) isReserved() bool {
	if n.key == "translation" {
		return true
	}
	_, text := n.value.(string)
	return text && reserved[strings.ToLower(n.key)]
}

// split returns the first field of a message and the first other key.
func (t table) split() (field, other *node) {
	for _, n := range t {
		if n.isReserved() {
			field = first(field, n)
		} else {
			other = first(other, n)
		}
	}
	return field, other
}

func first(a, b *node) *node {
	if a != nil {
		return a
	}
	return b
}

// gather returns the comments of n and of all below it.
func (n *node) gather(dst []string) []string {
	dst = append(dst, n.comments...)
	if t, ok := n.value.(table); ok {
		for _, child := range t {
			dst = child.gather(dst)
		}
	}
	return dst
}

// A cursor turns offsets into positions. Offsets must not fall, so that a
// whole file costs one pass.
type cursor struct {
	text   string
	offset int // where col was counted to
	line   int // from 0
	col    int // from 0, in characters
}

func (c *cursor) at(offset int) (line, col int) {
	s := c.text[c.offset:offset]
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		c.line += strings.Count(s, "\n")
		c.col, s = 0, s[i+1:]
	}
	c.col += utf8.RuneCountInString(s)
	c.offset = offset
	return c.line + 1, c.col + 1
}

// position is the line and column of an offset of text.
func position(text string, offset int) (line, col int) {
	c := cursor{text: text}
	return c.at(min(max(offset, 0), len(text)))
}

// A keySet finds the key that a table has twice.
type keySet map[string]int

func (s keySet) add(key string, line, col int) error {
	if at, twice := s[key]; twice {
		return problemf(line, col, "%q stands twice, first in line %d", key, at)
	}
	s[key] = line
	return nil
}

// commentLine is a comment without its "#" and the blank after it.
func commentLine(s string) string {
	s = strings.TrimPrefix(strings.Trim(s, " \t\r"), "#")
	return strings.TrimPrefix(s, " ")
}
