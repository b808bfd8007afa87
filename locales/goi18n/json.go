package goi18n

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

func parseJSON(text string) (*node, any, error) {
	var raw any
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		return nil, nil, jsonError(text, err)
	}
	if at := jsonSurrogate(text); at >= 0 {
		line, col := position(text, at)
		return nil, nil, problemf(line, col, "%s is half a character: it wants the other half", text[at:at+len(`\ud800`)])
	}
	p := &jsonParser{
		dec:    json.NewDecoder(strings.NewReader(text)),
		text:   text,
		cursor: cursor{text: text},
	}
	root := &node{line: 1, col: 1}
	err := p.value(root, 0)
	return root, raw, err
}

func jsonError(text string, err error) error {
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	if !ok {
		return err
	}
	at := int(syntax.Offset)
	if strings.HasPrefix(syntax.Error(), "unexpected end") {
		line, col := position(text, at)
		return problemf(line, col, "the file ends before its last message does")
	}
	line, col := position(text, at-1)
	return problemf(line, col, "%w", syntax)
}

// A jsonParser makes nodes of a file that is known to be valid.
type jsonParser struct {
	dec    *json.Decoder
	text   string
	cursor cursor
}

func (p *jsonParser) value(n *node, depth int) error {
	if depth > maxDepth {
		return problemf(n.line, n.col, "%q nests deeper than %d levels", n.key, maxDepth)
	}
	token, err := p.dec.Token()
	if err != nil {
		return err
	}
	switch v := token.(type) {
	case string:
		n.value = v
	case nil:
	case json.Delim:
		if v == '{' {
			return p.object(n, depth)
		}
		n.value = misfit("a list")
		return p.skipList()
	default:
		n.value = misfit("a number or a truth value")
	}
	return nil
}

func (p *jsonParser) object(n *node, depth int) error {
	t := table{}
	keys := make(keySet)
	for p.dec.More() {
		line, col := p.cursor.at(p.next())
		key, err := p.dec.Token()
		if err != nil {
			return err
		}
		child := &node{key: key.(string), line: line, col: col}
		if err := keys.add(child.key, line, col); err != nil {
			return err
		}
		child.from = p.next() // if it is a string
		if err := p.value(child, depth+1); err != nil {
			return err
		}
		child.to = int(p.dec.InputOffset())
		t = append(t, child)
	}
	n.value = t
	_, err := p.dec.Token() // the closing brace
	return err
}

// next is the offset of the next token: the decoder stands behind the last
// one, before blanks and perhaps a comma.
func (p *jsonParser) next() int {
	from := int(p.dec.InputOffset())
	return from + strings.IndexByte(p.text[from:], '"')
}

func (p *jsonParser) skipList() error {
	for open := 1; open > 0; {
		token, err := p.dec.Token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('['), json.Delim('{'):
			open++
		case json.Delim(']'), json.Delim('}'):
			open--
		}
	}
	return nil
}

func unmarshalJSON(data []byte) (any, error) {
	var raw any
	err := json.Unmarshal(data, &raw)
	return raw, err
}

func writeJSON(entries []entry) ([]byte, []int) {
	if len(entries) == 0 {
		return []byte("{}\n"), nil
	}
	w := newJSONWriter(sizeOf(entries))
	for i := range entries {
		e := &entries[i]
		w.key(2, e.id, i == 0)
		w.WriteString("{\n")
		first := true
		for _, f := range e.fields() {
			if f.value != "" || f.name == "other" {
				w.key(4, f.name, first)
				w.text(f.value)
				first = false
			}
		}
		w.WriteString("\n  }")
	}
	w.WriteString("\n}\n")
	return w.Bytes(), nil
}

// A jsonWriter writes objects as goi18n does: indented by two blanks, and
// without the escapes that only HTML needs.
type jsonWriter struct {
	bytes.Buffer
	enc *json.Encoder
}

func newJSONWriter(size int) *jsonWriter {
	w := &jsonWriter{}
	w.Grow(size)
	w.WriteString("{\n")
	w.enc = json.NewEncoder(&w.Buffer)
	w.enc.SetEscapeHTML(false)
	return w
}

func (w *jsonWriter) key(indent int, key string, first bool) {
	if !first {
		w.WriteString(",\n")
	}
	w.WriteString("    "[:indent])
	w.text(key)
	w.WriteString(": ")
}

// text writes most strings as they are: the encoder is slow for small ones.
func (w *jsonWriter) text(s string) {
	if isVerbatim(s) {
		w.WriteByte('"')
		w.WriteString(s)
		w.WriteByte('"')
		return
	}
	// A string always encodes, and the buffer never fails.
	_ = w.enc.Encode(s)
	w.Truncate(w.Len() - 1) // the encoder ends each value with a line break
}

func isVerbatim(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0xe2 { // 0xe2 begins U+2028
			return false
		}
	}
	return true
}
