package content

import (
	"bytes"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/parasol-l10n/parasol/content/markdown"
	"github.com/parasol-l10n/parasol/content/segment"
)

// Mark returns a lesson with key: value in its front matter, which is added
// to a Markdown file that has none. A line of that key gets the new value.
// Every other byte stays, and the segments of the lesson are the same.
//
// It reports false, and returns the lesson as it is, where that cannot be
// proved: in JSON front matter, in YAML that is indented or in braces, in YAML
// files. Key and value must be words of letters, digits, "-" and "_".
func Mark(name string, lesson []byte, rules Rules, key, value string) ([]byte, bool) {
	marked := withMark(lesson, key, value)
	if marked == nil || !isMarkdown(name) {
		return lesson, false
	}
	was, err := Split(name, lesson, rules)
	if err != nil || was == nil {
		return lesson, false
	}
	is, err := Split(name, marked, rules)
	if err != nil || !sameTexts(was.Segments(), is.Segments()) || !bytes.HasSuffix(marked, was.source[was.bodyAt:]) {
		return lesson, false
	}
	return marked, true
}

// markers are how formats of front matter write a key and a value.
var markers = map[string]string{"YAML": ": ", "TOML": " = "}

func withMark(lesson []byte, key, value string) []byte {
	text := bytes.TrimPrefix(lesson, bom)
	eol := "\n"
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		eol = "\r\n"
	}
	raw, format := findHeader(text)
	if format == nil {
		head := "---" + eol + key + ": " + value + eol + "---" + eol + eol
		return bytes.Join([][]byte{lesson[:len(lesson)-len(text)], []byte(head), text}, nil)
	}
	between, ok := markers[format.name]
	if !ok {
		return nil
	}
	if format.name == "TOML" {
		value = `"` + value + `"`
	}
	from := cap(lesson) - cap(raw)
	at, end := from+len(raw), from+len(raw)
	if format.name == "TOML" { // above the tables, to the first of which it would belong
		at, end = from, from
	}
	shape := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `[ \t]*[:=][^\r\n]*(?:\r?\n|$)`)
	if found := shape.FindIndex(raw); found != nil {
		at, end = from+found[0], from+found[1]
	}
	line := []byte(key + between + value + eol)
	if format.name == "YAML" && !has(slices.Concat(raw[:at-from], line, raw[end-from:]), key, value) {
		return nil
	}
	return slices.Concat(lesson[:at], line, lesson[end:])
}

// has reports whether raw is a YAML mapping with the key and value. It is not
// if the line split a value, or stands outside of the mapping.
func has(raw []byte, key, value string) bool {
	var m map[string]any
	return yaml.Unmarshal(raw, &m) == nil && m[key] == value
}

// findHeader returns the front matter between its delimiters, a slice of
// text, and its format; nil if there is none.
func findHeader(text []byte) ([]byte, *headerFormat) {
	first, _, _ := bytes.Cut(bytes.TrimLeft(text, markdown.Blanks), []byte{'\n'})
	line := string(bytes.TrimSpace(first))
	for i := range headerFormats {
		f := &headerFormats[i]
		if f.open != line {
			continue
		}
		if raw, end := f.find(text); end > 0 {
			return raw, f
		}
		return nil, nil
	}
	return nil, nil
}

func sameTexts(a, b []segment.Segment) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Kind != b[i].Kind || a[i].Text != b[i].Text || a[i].Context != b[i].Context {
			return false
		}
	}
	return true
}
