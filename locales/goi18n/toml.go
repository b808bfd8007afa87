package goi18n

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

func parseTOML(text string) (*node, any, error) {
	scan := scanTOML(text)
	if scan.err != nil {
		return nil, nil, scan.err
	}
	var starts []int
	if scan.flat {
		starts = scan.starts
	}
	raw, err := unmarshalShards(text, starts, unmarshalText)
	if err != nil {
		// A shard does not know its place: the whole file tells.
		if raw, err = unmarshalText(text); err != nil {
			return nil, nil, tomlError(text, err)
		}
	}
	if err := scan.top.fill(raw); err != nil {
		return nil, nil, err
	}
	if t := scan.top.value.(table); t.unfold() {
		return scan.top, t.raw(), nil
	}
	return scan.top, raw, nil
}

func unmarshalTOML(data []byte) (any, error) {
	return unmarshalText(string(data))
}

func unmarshalText(text string) (map[string]any, error) {
	var raw map[string]any
	err := toml.Unmarshal([]byte(text), &raw)
	return raw, err
}

func tomlError(text string, err error) error {
	p, ok := errors.AsType[toml.ParseError](err)
	if !ok {
		return err
	}
	line, col := position(text, p.Position.Start)
	if p.Position.Line > 0 && line != p.Position.Line {
		line, col = p.Position.Line, 0
	}
	return problemf(line, col, "%s", p.Message)
}

// fill puts the values that the toml package read under the keys that the
// scan found. It finds the keys that stand twice and that the package let
// pass, as it does with some dotted ones.
func (n *node) fill(raw map[string]any) error {
	t, _ := n.value.(table)
	if len(t) != len(raw) {
		return t.twice(n, len(raw))
	}
	for _, child := range t {
		v, ok := raw[child.key]
		if !ok {
			return t.twice(n, len(raw))
		}
		switch v := v.(type) {
		case string:
			if child.value != nil {
				return problemf(child.line, child.col, "%q is both a text and a table", child.key)
			}
			child.value = v
		case map[string]any:
			if err := child.fill(v); err != nil {
				return err
			}
		case []any, []map[string]any:
			child.value = misfit("a list")
		default:
			child.value = misfit(fmt.Sprintf("%v", v))
		}
	}
	return nil
}

// twice names the key that stands twice in t, of which only n keys were read.
func (t table) twice(parent *node, n int) error {
	keys := make(keySet)
	for _, child := range t {
		if err := keys.add(child.key, child.line, child.col); err != nil {
			return err
		}
	}
	return problemf(parent.line, parent.col, "%d keys read, %d found", n, len(t))
}

func writeTOML(entries []entry) ([]byte, []int) {
	b := make([]byte, 0, sizeOf(entries))
	starts := make([]int, len(entries))
	for i := range entries {
		e := &entries[i]
		if i > 0 {
			b = append(b, '\n')
		}
		b = appendComments(b, e.comments)
		starts[i] = len(b)
		b = append(b, '[')
		b = appendTOMLString(b, e.id)
		b = append(b, "]\n"...)
		for _, f := range e.fields() {
			if f.value == "" && f.name != "other" {
				continue
			}
			b = append(b, f.name...)
			b = append(b, " = "...)
			if f.name == "description" && strings.Contains(f.value, "\n") {
				b = appendLongTOMLString(b, f.value)
			} else {
				b = appendTOMLString(b, f.value)
			}
			b = append(b, '\n')
		}
	}
	return b, starts
}

// appendTOMLString appends a basic string. Line breaks are escaped, so that
// no tool that turns line ends can change a text.
func appendTOMLString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0x7f {
			b = append(b, s[from:i]...)
			b = appendTOMLEscape(b, c)
			from = i + 1
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// appendLongTOMLString appends a string in three quotes, one line a line.
func appendLongTOMLString(b []byte, s string) []byte {
	b = append(b, "\"\"\"\n"...)
	for i := 0; i < len(s); i++ {
		c := s[i]
		quote := c == '"' && (i+1 == len(s) || s[i+1] == '"')
		if quote || c < ' ' && c != '\n' || c == '\\' || c == 0x7f {
			b = appendTOMLEscape(b, c)
		} else {
			b = append(b, c)
		}
	}
	return append(b, `"""`...)
}

func appendTOMLEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return fmt.Appendf(b, `\u%04X`, c)
}
