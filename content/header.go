package content

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"

	"github.com/parasol-l10n/parasol/content/markdown"
)

// A headerFormat is one way to write front matter.
type headerFormat struct {
	open, close string
	name        string
	first       *regexp.Regexp // what the first line of real front matter looks like
	fields      func(source []byte, paths []string) ([]field, error)
}

// headerFormats are tried in this order. The same opening line may have
// several closing lines.
var headerFormats = []headerFormat{
	{"---", "---", "YAML", yamlKey, yamlFields},
	{"---yaml", "---", "YAML", yamlKey, yamlFields},
	{"+++", "+++", "TOML", tomlKey, tomlFields},
	{"---toml", "---", "TOML", tomlKey, tomlFields},
	{";;;", ";;;", "JSON", jsonKey, jsonFields},
	{"---json", "---", "JSON", jsonKey, jsonFields},
	{"{", "}", "JSON", jsonKey, jsonFields},
}

var (
	yamlKey = regexp.MustCompile(`^\s*(?:#.*\n\s*)*["']?[A-Za-z_][\w-]*["']?[ \t]*:(?:\s|$)`)
	tomlKey = regexp.MustCompile(`^\s*(?:#.*\n\s*)*(?:["']?[A-Za-z_][\w.-]*["']?[ \t]*=|\[)`)
	jsonKey = regexp.MustCompile(`^\s*\{?\s*"`)
)

// A header is the front matter of a Markdown file.
type header struct {
	fields []field
	end    int // where the body begins
}

// splitHeader finds front matter at the start of source. A thematic break
// that comes first in a file is none: front matter is a mapping.
func splitHeader(source []byte, paths []string) (header, error) {
	first, rest, _ := bytes.Cut(bytes.TrimLeft(source, markdown.Blanks), []byte{'\n'})
	line := string(bytes.TrimSpace(first))
	for _, f := range headerFormats {
		if f.open == line {
			return f.split(source, rest, paths)
		}
	}
	return header{}, nil
}

func (f *headerFormat) split(source, rest []byte, paths []string) (header, error) {
	raw, end := f.find(source)
	if end == 0 {
		if f.first.Match(rest) && f.open != "{" && f.open != ";;;" {
			return header{}, f.errorAt(source, rest, &syntaxError{message: fmt.Sprintf("front matter is not closed: no line %q follows", f.close)})
		}
		return header{}, nil
	}
	fields, err := f.fields(raw, paths)
	var syntax *syntaxError
	switch {
	case errors.Is(err, errNoMapping):
		return header{}, nil
	case errors.As(err, &syntax):
		if !f.first.Match(rest) {
			return header{}, nil
		}
		return header{}, f.errorAt(source, raw, syntax)
	}
	h := header{fields, end}
	from, line := cap(source)-cap(raw), 0
	if len(raw) > 0 {
		line = bytes.Count(source[:from], []byte{'\n'})
	}
	for i := range h.fields {
		h.fields[i].start += from
		h.fields[i].end += from
		h.fields[i].line += line
	}
	return h, nil
}

// find returns the bytes between the delimiters, a slice of source, and where
// the body begins; 0 if there is no front matter.
func (f *headerFormat) find(source []byte) ([]byte, int) {
	raw, end := f.parse(source, f.close)
	if f.name == "YAML" && (end == 0 || bytes.Contains(raw, []byte("...")) && documentEnd.Match(raw)) { // "..." closes too, and comes first
		return f.parse(source, "...")
	}
	return raw, end
}

var documentEnd = regexp.MustCompile(`(?m)^\.\.\.[ \t\r]*$`)

func (f *headerFormat) parse(source []byte, closing string) ([]byte, int) {
	var raw []byte
	found := false
	format := frontmatter.NewFormat(f.open, closing, func(data []byte, _ any) error {
		raw, found = data, true
		return nil
	})
	format.UnmarshalDelims = f.open == "{"
	format.RequiresNewLine = f.open == "{"
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	// The library copies all that it is given, so it gets little at first.
	for _, head := range [][]byte{source[:min(len(source), usualHeader)], source} {
		reader.Reset(bytes.NewReader(head))
		rest, err := frontmatter.Parse(reader, nil, format)
		if err != nil {
			return nil, 0
		}
		if !found || len(rest) == 0 && len(head) < len(source) { // cut off, perhaps in the last line
			found = false
			continue
		}
		end := len(head) - len(rest)
		from := bytes.Index(source, []byte(f.open))
		if f.open != "{" {
			from += bytes.IndexByte(source[from:], '\n') + 1
		} else {
			raw = raw[bytes.IndexByte(raw, '{'):] // the library's begins with the line
		}
		return source[from : from+len(raw)], end
	}
	return nil, 0
}

// usualHeader is a length that most front matter keeps within.
const usualHeader = 1 << 8

var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// errorAt moves an error from the header to the file.
func (f *headerFormat) errorAt(source, raw []byte, err *syntaxError) error {
	if err.line == 0 {
		at := bytes.Index(source, []byte(f.open))
		return &syntaxError{1 + bytes.Count(source[:at], []byte{'\n'}), 1, err.message}
	}
	from := cap(source) - cap(raw)
	return &syntaxError{err.line + bytes.Count(source[:from], []byte{'\n'}), err.col, err.message}
}

// jsonFields finds strings of a JSON object by key. Paths of more than one
// step are not looked for.
func jsonFields(source []byte, paths []string) ([]field, error) {
	decoder := json.NewDecoder(bytes.NewReader(source))
	fail := func(err error) error {
		at := int(min(decoder.InputOffset(), int64(len(source))))
		return &syntaxError{1 + bytes.Count(source[:at], []byte{'\n'}), 0, "broken JSON: " + strings.TrimPrefix(err.Error(), "json: ")}
	}
	if token, err := decoder.Token(); err != nil {
		return nil, fail(err)
	} else if token != json.Delim('{') {
		return nil, errNoMapping
	}
	var fields []field
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, fail(err)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, fail(err)
		}
		var text string
		if !slices.Contains(paths, key.(string)) || json.Unmarshal(value, &text) != nil || value[0] != '"' {
			continue
		}
		end := int(decoder.InputOffset())
		start := end - len(value)
		fields = append(fields, field{
			start: start, end: end, line: 1 + bytes.Count(source[:start], []byte{'\n'}),
			style: jsonString, Region: valueRegion(text),
		})
	}
	if _, err := decoder.Token(); err != nil {
		return nil, fail(err)
	}
	return fields, nil
}

// tomlString is a key of the top table with a string of one line.
var tomlString = regexp.MustCompile(`(?m)^[ \t]*["']?([\w-]+)["']?[ \t]*=[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*(?:#.*)?\r?$`)

// tomlFields finds strings of a TOML table by key: those of the top table
// that stand on one line. What they say is checked with a TOML parser.
func tomlFields(source []byte, paths []string) ([]field, error) {
	var values map[string]any
	wrapped := append(append([]byte("+++\n"), source...), "\n+++\n"...)
	if _, err := frontmatter.Parse(bytes.NewReader(wrapped), &values); err != nil {
		return nil, tomlError(err)
	}
	top := source
	if i := tomlTable.FindIndex(source); i != nil {
		top = source[:i[0]]
	}
	var fields []field
	for _, m := range tomlString.FindAllSubmatchIndex(top, -1) {
		text, ok := values[string(source[m[2]:m[3]])].(string)
		if !ok || text == "" || !slices.Contains(paths, string(source[m[2]:m[3]])) || !spells(source[m[4]:m[5]], text) {
			continue
		}
		f := field{start: m[4], end: m[5], line: 1 + bytes.Count(source[:m[4]], []byte{'\n'}), style: tomlBasic, Region: valueRegion(text)}
		if source[m[4]] == '\'' {
			f.style = tomlLiteral
		}
		fields = append(fields, f)
	}
	return fields, nil
}

var tomlTable = regexp.MustCompile(`(?m)^[ \t]*\[`)

// spells reports whether the quoted string says text: it does not where the
// line is inside a string of several lines.
func spells(quoted []byte, text string) bool {
	var v struct{ V string }
	doc := append(append([]byte("+++\nV = "), quoted...), "\n+++\n"...)
	_, err := frontmatter.Parse(bytes.NewReader(doc), &v)
	return err == nil && v.V == text
}

// tomlError gives the parser's error its line.
func tomlError(err error) error {
	e := &syntaxError{line: 1, message: "broken TOML: " + strings.TrimPrefix(err.Error(), "toml: ")}
	var positioned interface{ Position() (line, col int) }
	if errors.As(err, &positioned) {
		e.line, e.col = positioned.Position()
	} else if m := tomlLine.FindStringSubmatch(err.Error()); m != nil {
		fmt.Sscan(m[1], &e.line)
		e.message = "broken TOML: " + err.Error()[strings.Index(err.Error(), m[0])+len(m[0]):]
	}
	return e
}

var tomlLine = regexp.MustCompile(`line (\d+)[^:]*: `)
