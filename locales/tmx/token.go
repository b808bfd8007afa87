package tmx

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A token is the start or the end of an element, or text. Its text and its
// list of attributes are good until the next one is read, names and values as
// long as the file is.
type token struct {
	kind       tokenKind
	name       []byte // of an element, without its prefix
	attributes []attribute
	text       []byte
}

type tokenKind uint8

const (
	textToken tokenKind = iota
	startToken
	endToken
	otherToken // a comment, a directive, a processing instruction
)

// An attribute is that of the start of an element.
type attribute struct{ prefix, name, value []byte }

// attr returns an attribute's value; of xml:lang and lang, that of xml:lang.
func (t *token) attr(name string) []byte {
	var value []byte
	for _, a := range t.attributes {
		if string(a.name) != name {
			continue
		}
		if string(a.prefix) == "xml" {
			return a.value
		}
		value = a.value
	}
	return value
}

// isBlank reports whether a token is text of blanks alone.
func (t *token) isBlank() bool {
	return t.kind == textToken && len(bytes.TrimSpace(t.text)) == 0
}

// A tokenizer splits XML into tokens. Almost every token of a memory has a
// plain form, and those it reads by itself, in a fraction of the time that
// encoding/xml takes. Whatever it does not know, and all that is wrong, it
// leaves to that package, which then reads this one token, so that there is
// one authority on what XML is.
type tokenizer struct {
	text       []byte
	at         int // offset of the next token
	attributes []attribute
	expanded   []byte // text with its entities expanded
	closes     []byte // the name of an element that ends as it begins
}

// read returns the token that begins at the offset. Its error is that of
// encoding/xml, at the offset where it is.
func (t *tokenizer) read() (token, error) {
	if t.closes != nil {
		end := token{kind: endToken, name: t.closes}
		t.closes = nil
		return end, nil
	}
	if plain, end := t.plain(); end > 0 {
		t.at = end
		return plain, nil
	}
	return t.any()
}

// any reads a token of any form.
func (t *tokenizer) any() (token, error) {
	dec := newDecoder(t.text[t.at:])
	raw, err := dec.RawToken()
	t.at += int(dec.InputOffset())
	if err != nil {
		return token{}, err
	}
	switch raw := raw.(type) {
	case xml.StartElement:
		if bytes.HasSuffix(t.text[:t.at], []byte("/>")) {
			t.closes = []byte(raw.Name.Local)
		}
		t.attributes = t.attributes[:0]
		for _, a := range raw.Attr {
			t.attributes = append(t.attributes, attribute{[]byte(a.Name.Space), []byte(a.Name.Local), []byte(a.Value)})
		}
		return token{kind: startToken, name: []byte(raw.Name.Local), attributes: t.attributes}, nil
	case xml.EndElement:
		return token{kind: endToken, name: []byte(raw.Name.Local)}, nil
	case xml.CharData:
		return token{kind: textToken, text: raw}, nil
	}
	return token{kind: otherToken}, nil
}

func newDecoder(text []byte) *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // text is UTF-8, whatever it says
	return dec
}

// plain reads a token of a plain form and returns where it ends, 0 if it has
// another.
func (t *tokenizer) plain() (token, int) {
	switch rest := t.text[t.at:]; {
	case len(rest) < 2:
		return token{}, 0
	case rest[0] != '<':
		return t.plainText()
	case rest[1] == '/':
		return t.plainEnd()
	}
	return t.plainStart()
}

// plainText reads text up to the next element.
func (t *tokenizer) plainText() (token, int) {
	length := bytes.IndexByte(t.text[t.at:], '<')
	if length < 0 {
		return token{}, 0
	}
	text := t.text[t.at : t.at+length]
	if !isPlain(text, "\t\n") {
		return token{}, 0
	}
	if bytes.IndexByte(text, '&') < 0 {
		return token{kind: textToken, text: text}, t.at + length
	}
	if !t.expand(text) {
		return token{}, 0
	}
	return token{kind: textToken, text: t.expanded}, t.at + length
}

// isPlain reports whether text is UTF-8 of characters that XML can hold, has
// only the controls given, and no two square brackets, which may end CDATA.
// It knows nothing of the last characters before U+10000, of which some are
// forbidden.
func isPlain(text []byte, controls string) bool {
	high, brackets := byte(0), 0
	for _, c := range text {
		if c < ' ' && strings.IndexByte(controls, c) < 0 {
			return false
		}
		if c == ']' {
			brackets++
		}
		high |= c
	}
	return brackets < 2 && (high < utf8.RuneSelf ||
		utf8.Valid(text) && !bytes.Contains(text, []byte("\uffff")[:2]))
}

// expand puts text into expanded, with characters for XML's own entities and for
// references. It reports whether all of them are of these.
func (t *tokenizer) expand(text []byte) bool {
	const longest = len("#x10FFFF;")
	t.expanded = t.expanded[:0]
	for {
		before, rest, found := bytes.Cut(text, []byte{'&'})
		t.expanded = append(t.expanded, before...)
		if !found {
			return true
		}
		length := bytes.IndexByte(rest[:min(len(rest), longest)], ';')
		if length < 0 {
			return false
		}
		r, known := entities[string(rest[:length])]
		if !known {
			if r = reference(rest[:length]); r == 0 {
				return false
			}
		}
		t.expanded = utf8.AppendRune(t.expanded, r)
		text = rest[length+1:]
	}
}

var entities = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}

// reference is the character of a reference such as #xA or #233, 0 if it is
// none that XML can hold.
func reference(name []byte) rune {
	digits, base := "", 10
	switch {
	case len(name) > 2 && name[0] == '#' && name[1] == 'x':
		digits, base = string(name[2:]), 16
	case len(name) > 1 && name[0] == '#':
		digits = string(name[1:])
	}
	n, err := strconv.ParseUint(digits, base, 32)
	r := rune(n)
	switch {
	case err != nil || n > utf8.MaxRune || !utf8.ValidRune(r), r < ' ' && r != '\t' && r != '\n' && r != '\r', r == '\ufffe', r == '\uffff':
		return 0
	}
	return r
}

// plainEnd reads </name>.
func (t *tokenizer) plainEnd() (token, int) {
	_, name, at := t.plainName(t.at + 2)
	if name == nil || t.text[at] != '>' {
		return token{}, 0
	}
	return token{kind: endToken, name: name}, at + 1
}

// plainStart reads <name> and <name attribute="value">, with one blank before
// each attribute, where nothing in a value stands for something else.
func (t *tokenizer) plainStart() (token, int) {
	_, name, at := t.plainName(t.at + 1)
	if name == nil {
		return token{}, 0
	}
	t.attributes = t.attributes[:0]
	for t.text[at] == ' ' {
		a := attribute{}
		a.prefix, a.name, at = t.plainName(at + 1)
		if a.name == nil || !bytes.HasPrefix(t.text[at:], []byte(`="`)) {
			return token{}, 0
		}
		at += len(`="`)
		length := bytes.IndexByte(t.text[at:], '"')
		if length < 0 {
			return token{}, 0
		}
		a.value = t.text[at : at+length]
		if !isPlain(a.value, "") || bytes.IndexByte(a.value, '<') >= 0 || bytes.IndexByte(a.value, '&') >= 0 {
			return token{}, 0
		}
		t.attributes = append(t.attributes, a)
		if at += length + 1; at == len(t.text) {
			return token{}, 0
		}
	}
	if t.text[at] != '>' {
		return token{}, 0
	}
	return token{kind: startToken, name: name, attributes: t.attributes}, at + 1
}

// plainName reads a name of ASCII letters and digits, which may have a
// prefix, and returns where it ends, before the end of the text. It is nil if
// there is none.
func (t *tokenizer) plainName(from int) (prefix, name []byte, end int) {
	for end = from; end < len(t.text) && isNameByte(t.text[end]); end++ {
		if t.text[end] != ':' {
			continue
		}
		if prefix != nil || end == from || !isLetter(t.text[from]) {
			return nil, nil, end
		}
		prefix = t.text[from:end]
		from = end + 1
	}
	if end == len(t.text) || end == from || !isLetter(t.text[from]) {
		return nil, nil, end
	}
	return prefix, t.text[from:end], end
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isNameByte(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' || c == '-' || c == ':' }
