package content

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// spell writes a new value for the field in its own style, and in another
// only where its own cannot hold the value.
func (f *field) spell(source []byte, value string) string {
	switch f.style {
	case jsonString:
		return quoteJSON(value)
	case tomlBasic:
		return quoteTOML(value)
	case tomlLiteral:
		if strings.ContainsAny(value, "'\n\r") {
			return quoteTOML(value)
		}
		return "'" + value + "'"
	case literal, folded:
		if s, ok := f.spellBlock(source, value); ok {
			return s
		}
	case plain:
		if plainHolds(value, f.flow) {
			return value
		}
	}
	if f.style != doubleQuoted && !needsEscape(value) {
		return "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	return quoteYAML(value)
}

// spellBlock keeps a block scalar's header, and writes each line of the value
// as one line of the file.
func (f *field) spellBlock(source []byte, value string) (string, bool) {
	text := blankEnd.ReplaceAllString(value, "") // those lines are no part of the scalar's bytes
	if text == "" || strings.ContainsAny(text, "\r\t\u0085\u2028\u2029\ufeff") {
		return "", false
	}
	if deeper := strings.HasPrefix(text, " ") || strings.Contains(text, "\n "); deeper && (f.style == folded || !f.indented) {
		return "", false
	}
	if f.style == folded {
		text = unfolded.ReplaceAllString(text, "$1\n$2")
	}
	old := source[f.start:f.end]
	header := old[:lineLength(old)]
	end := string(header[len(bytes.TrimRight(header, "\r\n")):])
	if end == "" { // a line end of another kind
		return "", false
	}
	var b strings.Builder
	b.Write(header)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(end)
		}
		if line != "" {
			b.WriteString(f.indent)
			b.WriteString(line)
		}
	}
	return b.String(), true
}

// blankEnd are the lines without text at the end of a value.
var blankEnd = regexp.MustCompile(`(\n *)+$`)

// unfolded are line ends of a value behind a text: a folded scalar has one more
// there.
var unfolded = regexp.MustCompile(`([^\n])(\n+)`)

// notPlain are words and numbers that YAML 1.1 or 1.2 reads as something else
// than text.
var notPlain = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null|~|[-+.]?(?:\.?\d[\d_.,:eExXoO+\-a-f]*|inf|nan)|\.(?:inf|nan)|<<|=|---.*|\.\.\..*)$`)

// plainHolds reports whether a plain scalar can spell value (YAML 1.2.2,
// section 7.3.3; stricter where a reader of YAML 1.1 would differ).
func plainHolds(value string, flow bool) bool {
	if value == "" || needsEscape(value) || strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`", rune(value[0])) {
		return false
	}
	if strings.HasPrefix(value, " ") || strings.HasSuffix(value, " ") || strings.HasSuffix(value, ":") {
		return false
	}
	if strings.Contains(value, ": ") || strings.Contains(value, " #") || strings.ContainsRune(value, '\t') {
		return false
	}
	if flow && strings.ContainsAny(value, ",[]{}:") || notPlain.MatchString(value) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(value); unicode.IsLetter(r) {
		return true
	}
	var node yaml.Node
	if yaml.Unmarshal([]byte(value), &node) != nil || len(node.Content) != 1 {
		return false
	}
	n := node.Content[0]
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str" && n.Value == value
}

// needsEscape reports whether only a double-quoted scalar can spell value.
func needsEscape(value string) bool {
	return strings.ContainsFunc(value, func(r rune) bool {
		return r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r >= 0xd800 && r < 0xe000 || r&0xfffe == 0xfffe
	})
}

// quoteYAML writes a double-quoted scalar (YAML 1.2.2, section 7.3.1).
func quoteYAML(value string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range value {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case needsEscape(string(r)) && r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		case needsEscape(string(r)):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func quoteJSON(value string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // a string always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// quoteTOML writes a basic string (TOML 1.0, "String").
func quoteTOML(value string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range value {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
