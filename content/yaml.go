package content

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// A field is a scalar whose value is text. Its bytes in the file are
// [start,end); its value is a region of its own.
type field struct {
	start, end int
	line       int // of its start, from 1
	style      style
	indent     string // of a block scalar's lines
	indented   bool   // its header says so: "|2"
	flow       bool   // inside [ ] or { }
	*markdown.Region
}

// A style is how a scalar is spelled.
type style uint8

const (
	plain style = iota
	singleQuoted
	doubleQuoted
	literal
	folded
	jsonString
	tomlBasic
	tomlLiteral
)

// A syntaxError is what is wrong on a line of a piece of YAML, TOML or JSON,
// both counted from 1; a zero column is unknown.
type syntaxError struct {
	line, col int
	message   string
}

func (e *syntaxError) Error() string { return e.message }

// errNoMapping says that a text parses, and is no mapping.
var errNoMapping = errors.New("not a mapping")

// yamlFields finds the scalars of source that paths name, in order.
func yamlFields(source []byte, paths []string) ([]field, error) {
	if fields, ok := simpleFields(source, paths); ok {
		return fields, nil
	}
	steps := parsePaths(paths)
	var found []scalar
	first := true
	err := eachDocument(withoutDirectives(source), func(root *yaml.Node) error {
		if root.Kind == yaml.MappingNode || root.ShortTag() == "!!null" {
			found = append(found, reached(root, steps)...)
		} else if first {
			return errNoMapping
		}
		first = false
		return nil
	})
	if err != nil {
		return nil, err
	}
	return locate(source, slices.DeleteFunc(found, func(s scalar) bool {
		return s.node.ShortTag() != "!!str" || strings.Trim(s.node.Value, markdown.Blanks) == ""
	}))
}

// eachDocument calls visit with the root of each document of a YAML stream.
func eachDocument(source []byte, visit func(root *yaml.Node) error) error {
	if !bytes.Contains(source, []byte("\n---")) { // one document: the parser's short way
		var doc yaml.Node
		if err := yaml.Unmarshal(source, &doc); err != nil {
			return yamlError(source, err)
		}
		if len(doc.Content) == 0 {
			return nil
		}
		return visit(doc.Content[0])
	}
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	for {
		var doc yaml.Node
		err := decoder.Decode(&doc)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return yamlError(source, err)
		}
		if err := visit(doc.Content[0]); err != nil {
			return err
		}
	}
}

// simpleFields does the work of the YAML parser for what most lessons begin
// with: lines of one key and one plain scalar that no reader of YAML takes
// for anything but text or a number. It says no to everything else.
func simpleFields(source []byte, paths []string) ([]field, bool) {
	if slices.ContainsFunc(paths, func(path string) bool { return strings.HasPrefix(path, anyKey) }) {
		return nil, false
	}
	var fields []field
	var seen []string
	for at, line := 0, 1; at < len(source); line++ {
		end := bytes.IndexByte(source[at:], '\n')
		if end < 0 {
			return nil, false
		}
		text := source[at : at+end]
		key := bytes.IndexByte(text, ':')
		if key <= 0 || !isSimple(text[:key]) || !bytes.HasPrefix(text[key:], []byte(": ")) || !isSimple(text[key+2:]) {
			return nil, false
		}
		if name := string(text[:key]); slices.Contains(paths, name) {
			if slices.Contains(seen, name) { // which the parser knows what to do with
				return nil, false
			}
			seen = append(seen, name)
			value := text[key+2:]
			if value[0] <= '9' || yamlWords[strings.ToLower(string(value))] {
				return nil, false
			}
			fields = append(fields, field{start: at + key + 2, end: at + end, line: line, Region: markdown.SplitInline(value)})
		}
		at += end + 1
	}
	return fields, true
}

// yamlWords are not text for one reader of YAML or another.
var yamlWords = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true, "true": true, "false": true, "null": true}

// isSimple reports whether text is made of letters, digits and such
// punctuation as means nothing in YAML, with a letter or digit first and no
// blank at the end.
func isSimple(text []byte) bool {
	for i, c := range text {
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9':
		case c == 0xc2 || c == 0xe2 || c == 0xef: // lead to line ends of YAML's, to a byte order mark
			if r, _ := utf8.DecodeRune(text[i:]); needsEscape(string(r)) {
				return false
			}
		case c >= utf8.RuneSelf:
		case i == 0 || strings.IndexByte(" -_.,()/+'?", c) < 0:
			return false
		}
	}
	return len(text) > 0 && text[len(text)-1] != ' '
}

// locate turns nodes into fields: the parser gives the place where a scalar
// begins, in lines and characters, and its value; its end is found here.
func locate(source []byte, found []scalar) ([]field, error) {
	slices.SortFunc(found, func(a, b scalar) int {
		if a.node.Line != b.node.Line {
			return a.node.Line - b.node.Line
		}
		return a.node.Column - b.node.Column
	})
	found = slices.CompactFunc(found, func(a, b scalar) bool { return a.node == b.node })
	fields := make([]field, 0, len(found))
	places := placer{source: source, line: 1}
	for _, s := range found {
		f := field{start: skipProperties(source, places.of(s.node)), line: s.node.Line, flow: s.flow}
		if !f.measure(source, s.node) {
			return nil, &syntaxError{s.node.Line, s.node.Column, "cannot tell where this scalar ends"}
		}
		f.Region = valueRegion(s.node.Value)
		fields = append(fields, f)
	}
	return fields, nil
}

// valueRegion finds the texts of a value. Its lines are lines for its readers,
// however the file spells them.
func valueRegion(value string) *markdown.Region {
	if strings.Contains(strings.Trim(value, markdown.Blanks), "\n") {
		return markdown.SplitLines([]byte(value))
	}
	return markdown.SplitInline([]byte(value))
}

// A placer finds nodes, in their order, in a text: the parser tells their lines
// and characters.
type placer struct {
	source   []byte
	at, line int // of the beginning of a line
}

func (p *placer) of(n *yaml.Node) int {
	for ; p.line < n.Line; p.line++ {
		p.at += lineLength(p.source[p.at:])
	}
	start := p.at
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(p.source[start:])
		start += size
	}
	return start
}

// lineLength is the length of the first line of s with its end, of which YAML
// 1.1 knows five; the parser counts lines by them.
func lineLength(s []byte) int {
	if i := bytes.IndexByte(s, '\n'); i >= 0 && bytes.IndexByte(s[:i], '\r') < 0 && bytes.IndexByte(s[:i], 0xc2) < 0 && bytes.IndexByte(s[:i], 0xe2) < 0 {
		return i + 1
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\n':
			return i + 1
		case s[i] == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				return i + 2
			}
			return i + 1
		case s[i] == 0xc2 && i+1 < len(s) && s[i+1] == 0x85:
			return i + 2
		case s[i] == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&^1 == 0xa8:
			return i + 3
		}
	}
	return len(s)
}

// skipProperties steps over an anchor and a tag before a scalar, and comments
// between.
func skipProperties(source []byte, at int) int {
	for at < len(source) && (source[at] == '&' || source[at] == '!') {
		for at < len(source) && bytes.IndexByte([]byte(markdown.Blanks), source[at]) < 0 {
			at++
		}
		for at < len(source) && bytes.IndexByte([]byte(markdown.Blanks), source[at]) >= 0 {
			at++
			if at < len(source) && source[at] == '#' {
				at += len(bytes.TrimRight(source[at:at+lineLength(source[at:])], "\r\n"))
			}
		}
	}
	return at
}

// measure finds the end of the scalar at f.start.
func (f *field) measure(source []byte, node *yaml.Node) bool {
	rest := source[f.start:]
	n := 0
	switch {
	case node.Style&yaml.DoubleQuotedStyle != 0:
		f.style, n = doubleQuoted, doubleQuotedLength(rest)
	case node.Style&yaml.SingleQuotedStyle != 0:
		f.style, n = singleQuoted, singleQuotedLength(rest)
	case node.Style&yaml.LiteralStyle != 0:
		f.style = literal
		n = f.block(rest, node.Value)
	case node.Style&yaml.FoldedStyle != 0:
		f.style = folded
		n = f.block(rest, node.Value)
	default:
		n = plainLength(rest, node.Value)
	}
	f.end = f.start + n
	return n > 0
}

func doubleQuotedLength(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

func singleQuotedLength(s []byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] != '\'' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '\'' {
			i++
			continue
		}
		return i + 1
	}
	return 0
}

// plainLength walks over a plain scalar by its value: both are the same but
// for line ends, where lines are folded.
func plainLength(s []byte, value string) int {
	i := 0
	for len(value) > 0 {
		if i >= len(s) {
			return 0
		}
		run := len(s[i:]) - len(bytes.TrimLeft(s[i:], " \t\r\n"))
		if bytes.ContainsAny(s[i:i+run], "\r\n") {
			i += run
			value = strings.TrimLeft(value, " \n")
			continue
		}
		if s[i] != value[0] {
			return 0
		}
		i, value = i+1, value[1:]
	}
	return i
}

// block measures a block scalar: its header line and the lines that are
// indented as deep as its value says, up to the last with text. The last
// line's end is not part of it.
func (f *field) block(s []byte, value string) int {
	at := lineLength(s)
	f.indented = blockIndicator.Match(s[:at])
	width, end := -1, 0
	for at < len(s) {
		n := lineLength(s[at:])
		line := bytes.TrimRight(s[at:at+n], "\r\n\u0085\u2028\u2029")
		text := bytes.TrimLeft(line, " ")
		lead := len(line) - len(text)
		if len(text) > 0 && width < 0 { // what of its blanks is not in the value is indentation
			width = lead - blanksBefore(value)
			f.indent = strings.Repeat(" ", max(width, 0))
		}
		if len(text) > 0 && (lead < width || width <= 0) {
			break
		}
		if len(text) > 0 {
			end = at + len(line)
		}
		at += n
	}
	return end
}

// blockIndicator is a header with an indentation indicator (YAML 1.2.2,
// section 8.1.1.1).
var blockIndicator = regexp.MustCompile(`^[|>][+-]?[1-9]`)

// blanksBefore counts the blanks that the first line with text begins with.
func blanksBefore(value string) int {
	for line := range strings.SplitSeq(value, "\n") {
		if text := strings.TrimLeft(line, " "); text != "" {
			return len(line) - len(text)
		}
	}
	return 0
}

// yamlError gives a parser's error its line, and the column in which that
// begins: the parser tells none.
func yamlError(source []byte, err error) error {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	e := &syntaxError{line: 1}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		e.line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	at := 0
	for range e.line - 1 {
		at += lineLength(source[at:])
	}
	line := source[at : at+lineLength(source[at:])]
	e.col = 1 + len(line) - len(bytes.TrimLeft(line, " "))
	e.message = "broken YAML: " + message
	return e
}

var yamlLine = regexp.MustCompile(`^line (\d+): `)
