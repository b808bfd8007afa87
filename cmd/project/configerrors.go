package project

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parasol-l10n/parasol/content/segment"
)

// unreadableCharacter is an error for the first character that YAML does not take
// (YAML 1.2, section 5.1). The library does not say where it stands.
func unreadableCharacter(name string, data []byte) error {
	for at := 0; at < len(data); {
		r, n := utf8.DecodeRune(data[at:])
		what := ""
		switch {
		case r == utf8.RuneError && n == 1:
			what = "invalid UTF-8"
		case r < ' ' && !strings.ContainsRune("\t\n\r", r) || r >= 0x7f && r < 0xa0 && r != 0x85,
			r == 0xfeff && at > 0, r == 0xfffe, r == 0xffff:
			what = fmt.Sprintf("the character U+%04X may not stand here", r)
		}
		if what != "" {
			return &segment.Error{Pos: place(name, data, at), Err: errors.New(what)}
		}
		at += n
	}
	return nil
}

func place(name string, data []byte, at int) segment.Pos {
	line, col := segment.LineOf(data, at)
	return segment.Pos{File: name, Line: line, Col: col}
}

var (
	yamlLine   = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)
	yamlAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)
)

// yamlError takes the position out of a message of the YAML library, which
// names a line and no column, and for an anchor nothing at all.
func yamlError(name string, data []byte, err error) error {
	pos := segment.Pos{File: name, Line: 1}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		if line, atoiErr := strconv.Atoi(m[1]); atoiErr == nil {
			pos.Line = line
		}
		err = errors.New(m[2])
	}
	if m := yamlAnchor.FindStringSubmatch(err.Error()); m != nil {
		if at := bytes.Index(data, []byte("*"+m[1])); at >= 0 {
			pos = place(name, data, at)
		}
	}
	return &segment.Error{Pos: pos, Err: err}
}
